import { DateTime } from 'luxon';

/**
 * A moment as the people of a line read it, such as "Mon, Nov 23, 2:31 PM". It names the day, because
 * records are read days later.
 *
 * @param at epoch ms
 * @param timeZone IANA name
 */
export function sayDateAndTime(at: number, timeZone: string): string {
  return DateTime.fromMillis(at, { zone: timeZone, locale: 'en-US' }).toFormat(
    'ccc, LLL d, h:mm a',
  );
}
