import {
  Button,
  EmptyState,
  Flex,
  Heading,
  Input,
  LoadingButton,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { LevelView } from '../../src/api/settings/levels';
import { WholeLevel } from './levels/whole-level';
import type { TabProps } from './lines/lines-tab';
import { Loaded, Trouble } from './trouble';
import { useAnswer } from './use-answer';
import { useChange } from './use-change';

/** Places whose lines share settings. */
export function LocationsTab({ overview, changed }: TabProps) {
  const [name, setName] = useState('');
  const [editing, setEditing] = useState<string>();
  const adding = useChange<null>('/api/settings/locations/add');
  const removing = useChange<null>('/api/settings/locations/remove');
  const problem = adding.refused?.fields?.['name'];
  if (editing !== undefined)
    return (
      <LocationEditor
        name={editing}
        readOnly={!overview.mayManage}
        changed={changed}
        close={() => setEditing(undefined)}
      />
    );
  return (
    <Flex direction="column" gap="md">
      <Text>What is set for a location holds for all its lines, unless a line sets it itself.</Text>
      {overview.locations.length === 0 ? (
        <EmptyState title="No locations yet">
          <Text>
            You need them only if some of your lines differ in hours, wording or business name.
          </Text>
        </EmptyState>
      ) : null}
      {overview.locations.map((location) => (
        <Tile key={location.name} compact>
          <Flex direction="row" gap="sm" align="center" wrap>
            <Text format={{ fontWeight: 'bold' }}>{location.name}</Text>
            <Text>{`Lines: ${location.lines}. Settings of its own: ${location.own}.`}</Text>
            <Button size="xs" onClick={() => setEditing(location.name)}>
              {`Open ${location.name}`}
            </Button>
            {overview.mayManage && location.lines === 0 ? (
              <Button
                size="xs"
                variant="destructive"
                disabled={removing.busy}
                onClick={async () => {
                  if ((await removing.make({ name: location.name })) !== undefined) changed();
                }}
              >
                {`Remove ${location.name}`}
              </Button>
            ) : null}
          </Flex>
        </Tile>
      ))}
      <Trouble refused={removing.refused} />
      {overview.mayManage ? (
        <Flex direction="column" gap="sm">
          <Input
            label="New location"
            name="new-location"
            value={name}
            onInput={setName}
            onChange={setName}
            error={problem !== undefined}
            {...(problem === undefined ? {} : { validationMessage: problem })}
          />
          <Trouble refused={adding.refused} />
          <Flex direction="row">
            <LoadingButton
              variant="primary"
              loading={adding.busy}
              disabled={name.trim() === ''}
              onClick={async () => {
                if ((await adding.make({ name })) === undefined) return;
                setName('');
                changed();
              }}
            >
              Add the location
            </LoadingButton>
          </Flex>
        </Flex>
      ) : null}
    </Flex>
  );
}

function LocationEditor(props: {
  readonly name: string;
  readonly readOnly: boolean;
  readonly changed: () => void;
  readonly close: () => void;
}) {
  const { name, readOnly, changed, close } = props;
  const scope = { kind: 'location', name } as const;
  const level = useAnswer<LevelView>('/api/settings/level', { scope });
  const saved = (): void => {
    level.reload();
    changed();
  };
  return (
    <Flex direction="column" gap="md">
      <Flex direction="row">
        <Button onClick={close}>Back to all locations</Button>
      </Flex>
      <Heading>{name}</Heading>
      <Loaded what="The location" state={level}>
        {(value) => (
          <Flex direction="column" gap="md">
            <WholeLevel scope={scope} level={value} readOnly={readOnly} saved={saved} />
          </Flex>
        )}
      </Loaded>
    </Flex>
  );
}
