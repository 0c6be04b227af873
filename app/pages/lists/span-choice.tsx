import { DateInput, Flex, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { NumbersRequest } from '../../../src/api/home/requests';

export type Span = NonNullable<NumbersRequest['span']>;

interface Day {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly date: number;
}

const NAMED = [
  { label: 'Today', value: 'today' },
  { label: 'Last 7 days', value: 'last_7_days' },
  { label: 'Last 30 days', value: 'last_30_days' },
] as const;
const OWN = 'own';

/** A time to look at: a name, or first and last day. Days that do not fit are told, and not asked for. */
export function SpanChoice(props: { readonly span: Span; onChoose(span: Span): void }) {
  const { span, onChoose } = props;
  const [own, setOwn] = useState(false);
  const [from, setFrom] = useState<Day>();
  const [to, setTo] = useState<Day>();
  const problem =
    from !== undefined && to !== undefined && iso(from) > iso(to)
      ? 'The last day is before the first.'
      : undefined;
  const take = (first: Day | undefined, last: Day | undefined): void => {
    setFrom(first);
    setTo(last);
    if (first !== undefined && last !== undefined && iso(first) <= iso(last))
      onChoose({ from: iso(first), to: iso(last) });
  };
  return (
    <Flex direction="row" gap="sm" align="end" wrap="wrap">
      <Select
        label="Time"
        name="span"
        value={own || typeof span === 'object' ? OWN : span}
        options={[...NAMED, { label: 'Days of your choice', value: OWN }]}
        onChange={(chosen) => {
          const named = NAMED.find(({ value }) => value === chosen);
          setOwn(named === undefined);
          if (named !== undefined) onChoose(named.value);
        }}
      />
      {own ? (
        <>
          <DateInput
            label="First day"
            name="from"
            {...(from === undefined ? {} : { value: from })}
            error={problem !== undefined}
            onChange={(day) => take(day ?? undefined, to)}
          />
          <DateInput
            label="Last day"
            name="to"
            {...(to === undefined ? {} : { value: to })}
            error={problem !== undefined}
            validationMessage={problem ?? ''}
            onChange={(day) => take(from, day ?? undefined)}
          />
          {from === undefined || to === undefined ? <Text>Choose both days.</Text> : null}
        </>
      ) : null}
    </Flex>
  );
}

function iso({ year, month, date }: Day): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year}-${two(month + 1)}-${two(date)}`;
}
