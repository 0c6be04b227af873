import { Button, Checkbox, Flex } from '@hubspot/ui-extensions';
import { FieldHeading } from '../field-heading';
import { DayRow } from './day-row';
import { AROUND_THE_CLOCK, DAYS, readWeek, type Week, writeWeek } from './week';

/** What opens again when “around the clock” is taken back. */
const USUAL_WEEK = 'Mo-Fr 09:00-17:00; Sa-Su off';

/** The week's opening hours, a row for each day. @param hours as {@link readWeek} could read them */
export function HoursField(props: {
  readonly label: string;
  /** Where they come from. */
  readonly description: string;
  readonly hours: string;
  readonly week: Week;
  readonly readOnly: boolean;
  readonly problem: string | undefined;
  readonly change: (hours: string) => void;
}) {
  const { label, description, hours, week, readOnly, problem, change } = props;
  const always = hours === AROUND_THE_CLOCK;
  const [monday = [], , , , , saturday = [], sunday = []] = week;
  return (
    <Flex direction="column" gap="sm">
      <FieldHeading label={label} description={description} problem={problem} />
      <Checkbox
        name="around-the-clock"
        checked={always}
        readOnly={readOnly}
        onChange={(checked) => change(checked ? AROUND_THE_CLOCK : USUAL_WEEK)}
      >
        Open around the clock
      </Checkbox>
      {always
        ? null
        : week.map((day, index) => (
            <DayRow
              key={DAYS[index]?.code}
              name={DAYS[index]?.name ?? ''}
              day={day}
              like={monday}
              readOnly={readOnly}
              change={(changed) =>
                change(writeWeek(week.map((old, at) => (at === index ? changed : old))))
              }
            />
          ))}
      {always || readOnly ? null : (
        <Flex direction="row">
          <Button
            size="xs"
            onClick={() =>
              change(writeWeek([monday, monday, monday, monday, monday, saturday, sunday]))
            }
          >
            Tuesday to Friday as on Monday
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
