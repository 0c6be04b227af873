/** Minutes since midnight; an end at or before the beginning is on the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When it is open on a day, in order; a second span begins after a break. */
export type Day = readonly Span[];

export const DAYS = [
  { code: 'Mo', name: 'Monday' },
  { code: 'Tu', name: 'Tuesday' },
  { code: 'We', name: 'Wednesday' },
  { code: 'Th', name: 'Thursday' },
  { code: 'Fr', name: 'Friday' },
  { code: 'Sa', name: 'Saturday' },
  { code: 'Su', name: 'Sunday' },
] as const;

/** A day, Monday first, for each of {@link DAYS}. */
export type Week = readonly Day[];

export const AROUND_THE_CLOCK = '24/7';

const ALL_DAY: Day = [{ from: 0, to: 1_440 }];
const CLOCK = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

/**
 * Reads hours as Ringback itself writes them: `Mo-Fr 08:00-12:00,13:00-18:00; Sa-Su off`. A day that is not
 * named is closed.
 *
 * @returns undefined for what a person wrote in another form; it is shown as text then
 */
export function readWeek(hours: string): Week | undefined {
  if (hours.trim() === AROUND_THE_CLOCK) return DAYS.map(() => ALL_DAY);
  const week: Day[] = DAYS.map(() => []);
  for (const rule of hours.split(';')) {
    const [days = '', times = '', ...more] = rule.trim().split(/\s+/);
    const [first = '', last = first] = days.split('-');
    const from = indexOf(first);
    const to = indexOf(last);
    const day = times === 'off' ? [] : readDay(times);
    if (from < 0 || to < from || day === undefined || more.length > 0) return undefined;
    for (let index = from; index <= to; index += 1) week[index] = day;
  }
  return week;
}

function indexOf(code: string): number {
  return DAYS.findIndex((day) => day.code === code);
}

function readDay(times: string): Day | undefined {
  const spans = times.split(',').map((time) => {
    const match = CLOCK.exec(time);
    if (match === null) return undefined;
    const [fromHours = 0, fromMinutes = 0, toHours = 0, toMinutes = 0] = match.slice(1).map(Number);
    return { from: fromHours * 60 + fromMinutes, to: toHours * 60 + toMinutes };
  });
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

/** Writes a week so that the server and {@link readWeek} understand it. */
export function writeWeek(week: Week): string {
  const days = week.map((day) =>
    day.length === 0 ? 'off' : day.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(','),
  );
  const groups: { readonly first: number; last: number; readonly times: string }[] = [];
  days.forEach((times, index) => {
    const group = groups.at(-1);
    if (group?.times === times) group.last = index;
    else groups.push({ first: index, last: index, times });
  });
  return groups
    .map(({ first, last, times }) => {
      const [from, to] = [DAYS[first]?.code, DAYS[last]?.code];
      return `${from === to ? from : `${from}-${to}`} ${times}`;
    })
    .join('; ');
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
