import { Select, Text } from '@hubspot/ui-extensions';
import type { People } from '../../../src/api/settings/people';
import { useAnswer } from '../use-answer';

/** A choice among HubSpot's owners. */
export function OwnerField(props: {
  readonly common: {
    readonly label: string;
    readonly name: string;
    readonly readOnly: boolean;
    readonly description: string;
    readonly error: boolean;
    readonly validationMessage?: string;
  };
  readonly value: string;
  readonly choose: (ownerId: string) => void;
}) {
  const { common, value, choose } = props;
  const people = useAnswer<People>('/api/settings/people', {});
  const owners = people.value?.owners ?? [];
  const options = [
    { label: 'Nobody in particular', value: 'none' },
    ...owners.map(({ ownerId, name }) => ({ label: name, value: ownerId })),
    ...(value === 'none' || owners.some(({ ownerId }) => ownerId === value)
      ? []
      : [{ label: `Owner ${value}`, value }]),
  ];
  const missing = people.value?.ownersMissing ?? people.refused?.reason;
  return (
    <>
      <Select
        {...common}
        value={value}
        options={options}
        onChange={(chosen) => choose(String(chosen))}
      />
      {missing === undefined ? null : <Text variant="microcopy">{missing}</Text>}
    </>
  );
}
