import type { DueView } from '../api/conversation';
import { sayDateAndTime } from '../crm/date-and-time';
import { type BusinessCalendar, openTimeBetween, situationAt } from '../hours/opening';
import { sayMoment } from '../hours/say-time';

/**
 * When a promise runs out and how much open time is left of it, for a countdown that needs no calendar.
 *
 * @param dueAt @param now epoch ms
 */
export function dueView(calendar: BusinessCalendar, dueAt: number, now: number): DueView {
  const situation = situationAt(calendar, now);
  const late = dueAt < now;
  return {
    at: dueAt,
    atSaid: late ? sayDateAndTime(dueAt, calendar.timeZone) : sayMoment(calendar, now, dueAt),
    // A promise that ran out at closing time is late before the first open minute passes.
    leftMs: late
      ? Math.min(-1, -openTimeBetween(calendar, dueAt, now))
      : openTimeBetween(calendar, now, dueAt),
    ...(situation.kind === 'open'
      ? { runsUntil: situation.until }
      : situation.opensAt === undefined
        ? {}
        : { opensSaid: sayMoment(calendar, now, situation.opensAt) }),
  };
}
