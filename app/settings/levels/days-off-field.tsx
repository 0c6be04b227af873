import { Button, DateInput, Flex, Input, List, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { FieldHeading } from './field-heading';

export interface DayOff {
  /** ISO. */
  readonly date: string;
  readonly name: string;
}

interface CalendarDay {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly date: number;
}

/** The business's own days off: a list, and a way to add another. */
export function DaysOffField(props: {
  readonly label: string;
  /** Where they come from. */
  readonly description: string;
  readonly days: readonly DayOff[];
  readonly readOnly: boolean;
  readonly problem: string | undefined;
  readonly change: (days: DayOff[]) => void;
}) {
  const { label, description, days, readOnly, problem, change } = props;
  return (
    <Flex direction="column" gap="sm">
      <FieldHeading label={label} description={description} problem={problem} />
      {days.length === 0 ? (
        <Text>None.</Text>
      ) : (
        <List>
          {days.map((day) => (
            <Flex key={`${day.date} ${day.name}`} direction="row" gap="sm" align="center">
              <Text>{`${day.date}, ${day.name}`}</Text>
              {readOnly ? null : (
                <Button size="xs" onClick={() => change(days.filter((other) => other !== day))}>
                  {`Remove ${day.name}`}
                </Button>
              )}
            </Flex>
          ))}
        </List>
      )}
      {readOnly ? null : (
        <NewDayOff
          add={(day) => change([...days, day].toSorted((a, b) => a.date.localeCompare(b.date)))}
        />
      )}
    </Flex>
  );
}

function NewDayOff({ add }: { readonly add: (day: DayOff) => void }) {
  const [day, setDay] = useState<CalendarDay>();
  const [name, setName] = useState('');
  return (
    <Flex direction="row" gap="sm" align="end" wrap>
      <DateInput
        label="Day off"
        name="day-off"
        format="YYYY-MM-DD"
        {...(day === undefined ? {} : { value: day })}
        onChange={(chosen) => setDay(chosen)}
      />
      <Input
        label="What the day is called"
        name="day-off-name"
        value={name}
        onInput={setName}
        onChange={setName}
      />
      <Button
        disabled={day === undefined || name.trim() === ''}
        onClick={() => {
          if (day === undefined) return;
          add({ date: iso(day), name: name.trim() });
          setDay(undefined);
          setName('');
        }}
      >
        Add the day off
      </Button>
    </Flex>
  );
}

function iso({ year, month, date }: CalendarDay): string {
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
