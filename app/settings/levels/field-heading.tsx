import { Heading, Text } from '@hubspot/ui-extensions';

/** Over a setting that takes more than one field: its name, where it comes from, and what is wrong with it. */
export function FieldHeading(props: {
  readonly label: string;
  readonly description: string;
  readonly problem: string | undefined;
}) {
  const { label, description, problem } = props;
  return (
    <>
      <Heading>{label}</Heading>
      <Text variant="microcopy">{description}</Text>
      {problem === undefined ? null : (
        <Text format={{ fontWeight: 'bold' }}>{`This cannot be saved: ${problem}`}</Text>
      )}
    </>
  );
}
