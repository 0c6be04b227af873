import type { DateInputProps, TimeInputProps } from '@hubspot/ui-extensions';
import { useField } from '../host/form';
import { useOwnText } from '../host/own-text';
import { useCall } from '../host/surroundings';
import { type ControlAttributes, FieldFrame } from './field-frame';

interface Day {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly date: number;
}
interface TimeOfDay {
  readonly hours: number;
  readonly minutes: number;
}

const two = (part: number): string => String(part).padStart(2, '0');
const writtenDay = (day: Day | null | undefined): string =>
  day ? `${day.year}-${two(day.month + 1)}-${two(day.date)}` : '';
const writtenTime = (time: TimeOfDay | null | undefined): string =>
  time ? `${two(time.hours)}:${two(time.minutes)}` : '';

function dayIn(text: string): (Day & { readonly formattedDate: string }) | undefined {
  const [year, month, date] = text.split('-').map(Number);
  return year === undefined || month === undefined || date === undefined
    ? undefined
    : { year, month: month - 1, date, formattedDate: text };
}

function timeIn(text: string): TimeOfDay | undefined {
  const [hours, minutes] = text.split(':').map(Number);
  return hours === undefined || minutes === undefined ? undefined : { hours, minutes };
}

/** Dates commit as soon as they are whole. */
export function DateInput(props: DateInputProps) {
  const call = useCall();
  const [text, type] = useOwnText(writtenDay(props.value ?? props.defaultValue));
  useField(props.name, () => dayIn(text));
  return (
    <FieldFrame {...props}>
      {(control: ControlAttributes) => (
        <input
          {...control}
          type="date"
          name={props.name}
          value={text}
          min={writtenDay(props.min)}
          max={writtenDay(props.max)}
          readOnly={props.readOnly}
          onChange={({ target }) => {
            type(target.value);
            const day = dayIn(target.value);
            if (day !== undefined) call(props.onChange, day);
          }}
        />
      )}
    </FieldFrame>
  );
}

export function TimeInput(props: TimeInputProps) {
  const call = useCall();
  const [text, type] = useOwnText(writtenTime(props.value ?? props.defaultValue));
  useField(props.name, () => timeIn(text));
  return (
    <FieldFrame {...props}>
      {(control: ControlAttributes) => (
        <input
          {...control}
          type="time"
          name={props.name}
          value={text}
          min={writtenTime(props.min)}
          max={writtenTime(props.max)}
          step={(props.interval ?? 1) * 60}
          readOnly={props.readOnly}
          onChange={({ target }) => {
            type(target.value);
            const time = timeIn(target.value);
            if (time !== undefined) call(props.onChange, time);
          }}
        />
      )}
    </FieldFrame>
  );
}
