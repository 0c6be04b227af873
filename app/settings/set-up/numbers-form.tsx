import {
  Button,
  Checkbox,
  EmptyState,
  Flex,
  Input,
  LoadingButton,
  SearchInput,
  Select,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { LinesAdded } from '../../../src/api/settings/lines';
import type { TelnyxNumber, TelnyxNumbers } from '../../../src/api/settings/telnyx';
import { Loaded, Trouble } from '../trouble';
import { useAnswer } from '../use-answer';
import { useChange } from '../use-change';
import type { StepProps } from './set-up-tab';

/** So many are listed at once; a search finds the others. */
const MOST_LISTED = 20;

const MODES = [
  { label: 'My phone system forwards unanswered calls to this number', value: 'overflow' },
  { label: 'My phone system answers this number; Ringback only watches', value: 'observe' },
];

/** Chooses which of the Telnyx account's numbers Ringback looks after. */
export function NumbersForm({ overview, changed }: StepProps) {
  const path = overview.telnyx === undefined ? undefined : '/api/settings/telnyx/numbers';
  const numbers = useAnswer<TelnyxNumbers>(path, {});
  if (overview.telnyx === undefined)
    return <Text>Connect Telnyx first; its numbers are listed here then.</Text>;
  return (
    <Loaded what="Your Telnyx numbers" state={numbers}>
      {(value) =>
        value.numbers.length === 0 ? (
          <EmptyState title="Your Telnyx account has no numbers yet">
            <Text>Buy or port one in Telnyx, under Numbers, then look again.</Text>
            <Button onClick={numbers.reload}>Look again</Button>
          </EmptyState>
        ) : (
          <Choice
            numbers={value.numbers}
            readOnly={!overview.mayManage}
            changed={() => {
              numbers.reload();
              changed();
            }}
          />
        )
      }
    </Loaded>
  );
}

function Choice(props: {
  readonly numbers: readonly TelnyxNumber[];
  readonly readOnly: boolean;
  readonly changed: () => void;
}) {
  const { numbers, readOnly, changed } = props;
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [mode, setMode] = useState('overflow');
  const [location, setLocation] = useState('');
  const adding = useChange<LinesAdded>('/api/settings/lines/add');
  const digits = search.replace(/[^0-9]/g, '');
  const found = numbers.filter(({ number }) => number.includes(digits));
  const listed = found.slice(0, MOST_LISTED);
  const free = numbers.filter(({ isLine }) => !isLine);
  return (
    <Flex direction="column" gap="sm">
      <SearchInput
        label="Find a number"
        name="number-search"
        value={search}
        onInput={setSearch}
        onChange={setSearch}
      />
      {listed.map((one) => (
        <Checkbox
          key={one.number}
          name={`number-${one.number}`}
          checked={one.isLine || chosen.includes(one.number)}
          readOnly={one.isLine || readOnly}
          description={one.isLine ? 'Ringback looks after it.' : (one.missing ?? 'Ready to use.')}
          onChange={(checked) =>
            setChosen((before) =>
              checked ? [...before, one.number] : before.filter((number) => number !== one.number),
            )
          }
        >
          {one.number}
        </Checkbox>
      ))}
      {found.length > listed.length ? (
        <Text>{`${found.length - listed.length} more. Search to find them.`}</Text>
      ) : null}
      {readOnly || free.length === 0 ? null : (
        <>
          <Select
            label="How calls reach Ringback"
            name="mode"
            value={mode}
            options={MODES}
            description="Ringing staff phones from Ringback comes with a later version."
            onChange={(value) => setMode(String(value))}
          />
          <Input
            label="Location (optional)"
            name="location"
            description="Lines of one location share its hours and wording."
            value={location}
            onInput={setLocation}
            onChange={setLocation}
          />
          <Trouble refused={adding.refused} />
          <Flex direction="row" gap="sm">
            <LoadingButton
              variant="primary"
              loading={adding.busy}
              disabled={chosen.length === 0}
              onClick={async () => {
                const numbersToAdd = { numbers: chosen, mode };
                const place = location.trim() === '' ? {} : { location };
                if ((await adding.make({ ...numbersToAdd, ...place })) === undefined) return;
                setChosen([]);
                changed();
              }}
            >
              {`Add ${chosen.length === 1 ? '1 number' : `${chosen.length} numbers`}`}
            </LoadingButton>
            <Button onClick={() => setChosen(free.slice(0, 500).map(({ number }) => number))}>
              {`Choose all ${free.length}`}
            </Button>
          </Flex>
          <Text variant="microcopy">
            New lines text nobody until you switch them on, in step 9.
          </Text>
        </>
      )}
    </Flex>
  );
}
