import { Button, Flex, Text, TimeInput, Toggle } from '@hubspot/ui-extensions';
import type { Day, Span } from './week';

const USUAL: Span = { from: 9 * 60, to: 17 * 60 };
const MIDNIGHT = 24 * 60;

/** When it is open on one day of the week, with a break if there is one. */
export function DayRow(props: {
  readonly name: string;
  readonly day: Day;
  /** What a day that is opened begins with. */
  readonly like: Day;
  readonly readOnly: boolean;
  readonly change: (day: Day) => void;
}) {
  const { name, day, like, readOnly, change } = props;
  const replace = (index: number, span: Span): void =>
    change(day.map((old, at) => (at === index ? span : old)));
  return (
    <Flex direction="row" gap="sm" align="end" wrap>
      <Toggle
        label={name}
        name={`${name}-open`}
        textChecked="Open"
        textUnchecked="Closed"
        checked={day.length > 0}
        readOnly={readOnly}
        onChange={(open) => change(open ? (like.length > 0 ? like : [USUAL]) : [])}
      />
      {day.map((span, index) => (
        <Flex key={index === 0 ? 'first' : `after-${index}`} direction="row" gap="xs" align="end">
          <Time
            label={`${name}: ${index === 0 ? 'opens' : 'opens again'}`}
            at={span.from}
            readOnly={readOnly}
            change={(from) => replace(index, { ...span, from })}
          />
          <Time
            label={`${name}: ${index < day.length - 1 ? 'break begins' : 'closes'}`}
            at={span.to}
            readOnly={readOnly}
            change={(to) => replace(index, { ...span, to })}
          />
        </Flex>
      ))}
      {readOnly || day.length === 0 ? null : <Break name={name} day={day} change={change} />}
    </Flex>
  );
}

function Break({ name, day, change }: { name: string; day: Day; change: (day: Day) => void }) {
  const [first, second] = day;
  if (first === undefined) return null;
  if (second !== undefined)
    return (
      <Button
        size="xs"
        onClick={() => change([{ from: first.from, to: day.at(-1)?.to ?? first.to }])}
      >
        {`Remove ${name}’s break`}
      </Button>
    );
  // An hour from noon where it fits, else nothing to begin with.
  const fits = first.from < 12 * 60 && first.to > 13 * 60;
  if (!fits)
    return <Text variant="microcopy">{first.to <= first.from ? 'Until the next day' : ''}</Text>;
  return (
    <Button
      size="xs"
      onClick={() =>
        change([
          { from: first.from, to: 12 * 60 },
          { from: 13 * 60, to: first.to },
        ])
      }
    >
      {`Add a break on ${name}`}
    </Button>
  );
}

function Time(props: {
  readonly label: string;
  readonly at: number;
  readonly readOnly: boolean;
  readonly change: (at: number) => void;
}) {
  const { label, at, readOnly, change } = props;
  const shown = at % MIDNIGHT;
  return (
    <TimeInput
      label={label}
      name={label}
      interval={15}
      readOnly={readOnly}
      value={{ hours: Math.floor(shown / 60), minutes: shown % 60 }}
      onChange={(time) => {
        if (time !== null && time !== undefined) change(time.hours * 60 + time.minutes);
      }}
    />
  );
}
