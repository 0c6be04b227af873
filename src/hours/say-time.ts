import { DateTime } from 'luxon';
import type { BusinessCalendar } from './opening';

/**
 * A moment as a text message names it, in the line's own time: "at 8:00 AM", "tomorrow at 8:00 AM",
 * "Monday at 8:00 AM", "on January 2 at 8:00 AM". GSM-7 characters only.
 *
 * @param now @param moment epoch ms
 */
export function sayMoment(calendar: Pick<BusinessCalendar, 'timeZone'>, now: number, moment: number): string {
  const zone = calendar.timeZone;
  const today = DateTime.fromMillis(now, { zone, locale: 'en-US' }).startOf('day');
  const then = DateTime.fromMillis(moment, { zone, locale: 'en-US' });
  const days = Math.round(then.startOf('day').diff(today, 'days').days);
  const time = `at ${then.toFormat('h:mm a')}`;
  if (days <= 0) return time;
  if (days === 1) return `tomorrow ${time}`;
  return days < 7 ? `${then.toFormat('cccc')} ${time}` : `on ${then.toFormat('LLLL d')} ${time}`;
}

/** "15 minutes", "1 hour", "2 hours", "90 minutes". @param ms at least one minute */
export function sayDuration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes % 60 === 0) return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
