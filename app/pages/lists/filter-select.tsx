import { Select } from '@hubspot/ui-extensions';

interface Choice {
  readonly label: string;
  readonly value: string;
}

/** A filter of a list, with everything as its first choice. Hidden while there is nothing to choose. */
export function FilterSelect(props: {
  readonly label: string;
  readonly name: string;
  /** "Every line". */
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  onChoose(value: string | undefined): void;
}) {
  const { label, name, all, choices, value, onChoose } = props;
  if (choices.length === 0 && value === undefined) return null;
  return (
    <Select
      label={label}
      name={name}
      value={value ?? EVERYTHING}
      options={[{ label: all, value: EVERYTHING }, ...choices]}
      onChange={(chosen) => onChoose(chosen === EVERYTHING ? undefined : String(chosen))}
    />
  );
}

const EVERYTHING = '*';
