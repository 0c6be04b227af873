import { DateTime } from 'luxon';

/** Days that a person chose to look at: a name, or first and last day as ISO dates. */
export type ChosenSpan =
  | 'today'
  | 'last_7_days'
  | 'last_30_days'
  | { readonly from: string; readonly to: string };

/** Whole days in one time zone. `start` and `end` in epoch ms; `end` is the first moment after them. */
export interface Span {
  /** ISO date of the first day. */
  readonly from: string;
  /** ISO date of the last day. */
  readonly to: string;
  readonly days: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The days that are meant, in the portal's time zone. "Last 7 days" are today and the six before it.
 *
 * @param now epoch ms
 * @param timeZone IANA name
 */
export function spanOf(chosen: ChosenSpan, now: number, timeZone: string): Span {
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf('day');
  if (typeof chosen === 'object')
    return span(
      DateTime.fromISO(chosen.from, { zone: timeZone }),
      DateTime.fromISO(chosen.to, { zone: timeZone }),
    );
  const days = { today: 1, last_7_days: 7, last_30_days: 30 }[chosen];
  return span(today.minus({ days: days - 1 }), today);
}

function span(first: DateTime, last: DateTime): Span {
  return {
    from: first.toFormat('yyyy-MM-dd'),
    to: last.toFormat('yyyy-MM-dd'),
    days: Math.round(last.diff(first, 'days').days) + 1,
    start: beginOf(first),
    // The day after begins when it begins: some days have 23 or 25 hours.
    end: beginOf(last.plus({ days: 1 })),
  };
}

/** The first moment of a day, epoch ms. Where the clock goes back over midnight, midnight is there twice. */
function beginOf(day: DateTime): number {
  return Math.min(
    ...day
      .startOf('day')
      .getPossibleOffsets()
      .map((midnight) => midnight.toMillis()),
  );
}

/**
 * The time to compare a span with: as many days right before it. A span that goes on still is compared with as
 * much of those days as has passed of its own, to the minute on the clock.
 *
 * @param now epoch ms
 */
export function spanBefore(of: Span, now: number, timeZone: string): Span {
  const earlier = (at: number): DateTime =>
    DateTime.fromMillis(at, { zone: timeZone }).minus({ days: of.days });
  const first = earlier(of.start);
  const whole = span(first, first.plus({ days: of.days - 1 }));
  if (now >= of.end) return whole;
  const end = DateTime.max(first, earlier(now));
  return { ...whole, to: end.toFormat('yyyy-MM-dd'), end: end.toMillis() };
}

/**
 * "Today", "Yesterday until 3:20 PM", "Mon, Nov 16 to Sun, Nov 22", with the year where it is not this one.
 *
 * @param now epoch ms
 */
export function saySpan({ from, to, end }: Span, now: number, timeZone: string): string {
  const today = DateTime.fromMillis(now, { zone: timeZone, locale: 'en-US' });
  const last = DateTime.fromMillis(end, { zone: timeZone, locale: 'en-US' });
  const wholeDays = last.toFormat('yyyy-MM-dd') !== to;
  const day = (iso: string): string => {
    const date = DateTime.fromISO(iso, { zone: timeZone, locale: 'en-US' });
    return date.toFormat(date.year === today.year ? 'ccc, LLL d' : 'ccc, LLL d, yyyy');
  };
  const time = last.toFormat('h:mm a');
  if (from !== to) return `${day(from)} to ${day(to)}${wholeDays ? '' : `, ${time}`}`;
  return `${nearDay(from, today) ?? day(from)}${wholeDays ? '' : ` until ${time}`}`;
}

function nearDay(iso: string, today: DateTime): string | undefined {
  if (iso === today.toFormat('yyyy-MM-dd')) return 'Today';
  return iso === today.minus({ days: 1 }).toFormat('yyyy-MM-dd') ? 'Yesterday' : undefined;
}
