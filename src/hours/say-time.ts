import { DateTime } from 'luxon';
import type { BusinessCalendar } from './opening';
import { DAY_MS, wallClock } from './wall-clock';

/**
 * A moment as a text message names it, in the line's own time: "at 8:00 AM", "tomorrow at 8:00 AM",
 * "Monday at 8:00 AM" within the week, "on January 2 at 8:00 AM" beyond. English with a 12-hour clock, in
 * characters of the GSM 7-bit alphabet only, so that it never makes a text longer than it reads.
 *
 * @param now epoch ms
 * @param moment epoch ms, not before `now` and within a year
 */
export function sayMoment(
  { timeZone }: Pick<BusinessCalendar, 'timeZone'>,
  now: number,
  moment: number,
): string {
  const then = DateTime.fromMillis(moment, { zone: timeZone, locale: 'en-US' });
  // Tokens, not a locale's own format: that has a narrow no-break space before AM, which costs 90 characters.
  const time = `at ${then.toFormat('h:mm a')}`;
  const daysAhead =
    Math.floor(wallClock(timeZone, moment) / DAY_MS) -
    Math.floor(wallClock(timeZone, now) / DAY_MS);
  if (daysAhead <= 0) return time;
  if (daysAhead === 1) return `tomorrow ${time}`;
  return daysAhead < 7
    ? `${then.toFormat('cccc')} ${time}`
    : `on ${then.toFormat('LLLL d')} ${time}`;
}

/**
 * A duration as a promise names it, to the minute: "15 minutes", "90 minutes", "1 hour", "2 hours 30 minutes".
 *
 * @param ms less than a minute counts as one
 */
export function sayDuration(ms: number): string {
  const total = Math.max(1, Math.round(ms / 60_000));
  if (total < 120 && total !== 60) return count(total, 'minute');
  const minutes = total % 60;
  const hours = count((total - minutes) / 60, 'hour');
  return minutes === 0 ? hours : `${hours} ${count(minutes, 'minute')}`;
}

const count = (number: number, unit: string): string =>
  `${number} ${unit}${number === 1 ? '' : 's'}`;
