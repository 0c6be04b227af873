import {
  Button,
  Divider,
  Flex,
  Heading,
  Input,
  LoadingButton,
  Select,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { People } from '../../../src/api/settings/people';
import { Loaded, Trouble } from '../trouble';
import { useAnswer } from '../use-answer';
import { useChange } from '../use-change';

interface ListProps {
  readonly people: People;
  readonly readOnly: boolean;
  readonly changed: () => void;
}

/** Staff phones that are never texted, and who may change settings. */
export function PeopleForm(props: { readonly readOnly: boolean; readonly changed: () => void }) {
  const people = useAnswer<People>('/api/settings/people', {});
  const changed = (): void => {
    people.reload();
    props.changed();
  };
  return (
    <Loaded what="Staff and managers" state={people}>
      {(value) => (
        <Flex direction="column" gap="md">
          <Divider />
          <StaffPhones people={value} readOnly={props.readOnly} changed={changed} />
          <Divider />
          <Managers people={value} readOnly={props.readOnly} changed={changed} />
        </Flex>
      )}
    </Loaded>
  );
}

function StaffPhones({ people, readOnly, changed }: ListProps) {
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const adding = useChange<null>('/api/settings/staff/add');
  const removing = useChange<null>('/api/settings/staff/remove');
  const problem = adding.refused?.fields?.['number'];
  return (
    <Flex direction="column" gap="sm">
      <Heading>Staff phones</Heading>
      <Text>They are never texted and never become contacts.</Text>
      {people.staff.length === 0 ? <Text>No staff phones yet.</Text> : null}
      {people.staff.map((one) => (
        <Flex key={one.number} direction="row" gap="sm" align="center">
          <Text>{`${one.name}, ${one.number}`}</Text>
          {readOnly ? null : (
            <Button
              size="xs"
              disabled={removing.busy}
              onClick={async () => {
                if ((await removing.make({ number: one.number })) !== undefined) changed();
              }}
            >
              {`Remove ${one.name}`}
            </Button>
          )}
        </Flex>
      ))}
      <Trouble refused={removing.refused} />
      {readOnly ? null : (
        <>
          <Input
            label="Staff phone"
            name="staff-number"
            value={number}
            onInput={setNumber}
            onChange={setNumber}
            error={problem !== undefined}
            {...(problem === undefined ? {} : { validationMessage: problem })}
          />
          <Input
            label="Whose it is"
            name="staff-name"
            value={name}
            onInput={setName}
            onChange={setName}
          />
          <Trouble refused={adding.refused} />
          <Flex direction="row">
            <LoadingButton
              loading={adding.busy}
              disabled={number.trim() === '' || name.trim() === ''}
              onClick={async () => {
                if ((await adding.make({ number, name })) === undefined) return;
                setNumber('');
                setName('');
                changed();
              }}
            >
              Add the staff phone
            </LoadingButton>
          </Flex>
        </>
      )}
    </Flex>
  );
}

function Managers({ people, readOnly, changed }: ListProps) {
  const [userId, setUserId] = useState('');
  const adding = useChange<null>('/api/settings/managers/add');
  const removing = useChange<null>('/api/settings/managers/remove');
  const managers = new Set(people.managers.map((one) => one.userId));
  const options = people.owners.flatMap((owner) =>
    owner.userId === undefined || managers.has(owner.userId)
      ? []
      : [{ label: `${owner.name} (${owner.email})`, value: owner.userId }],
  );
  return (
    <Flex direction="column" gap="sm">
      <Heading>Who may change these settings</Heading>
      {people.managers.map((one) => (
        <Flex key={one.userId} direction="row" gap="sm" align="center">
          <Text>
            {`${one.email || `User ${one.userId}`}${one.installer ? ', who installed Ringback' : ''}`}
          </Text>
          {readOnly || one.installer ? null : (
            <Button
              size="xs"
              disabled={removing.busy}
              onClick={async () => {
                if ((await removing.make({ userId: one.userId })) !== undefined) changed();
              }}
            >
              {`Remove ${one.email}`}
            </Button>
          )}
        </Flex>
      ))}
      {people.ownersMissing === undefined ? null : <Text>{people.ownersMissing}</Text>}
      {readOnly || options.length === 0 ? null : (
        <>
          <Select
            label="Add a manager"
            name="manager"
            value={userId}
            options={options}
            onChange={(value) => setUserId(String(value))}
          />
          <Flex direction="row">
            <LoadingButton
              loading={adding.busy}
              disabled={userId === ''}
              onClick={async () => {
                if ((await adding.make({ userId })) === undefined) return;
                setUserId('');
                changed();
              }}
            >
              Let them change settings
            </LoadingButton>
          </Flex>
        </>
      )}
      <Trouble refused={adding.refused ?? removing.refused} />
    </Flex>
  );
}
