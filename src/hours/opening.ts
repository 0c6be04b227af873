import { DateTime } from 'luxon';
import { type HolidayRules, holidayOn } from './holidays';
import type { WeeklyHours } from './weekly-hours';

/** When a line is open, in its own time zone. */
export interface BusinessCalendar {
  /** IANA name. */
  readonly timeZone: string;
  readonly hours: WeeklyHours;
  readonly holidays: HolidayRules;
}

/** Times are epoch ms. `opensAt` undefined: it does not open within a year. */
export type Situation =
  | { readonly kind: 'open'; readonly until: number }
  | { readonly kind: 'closed'; readonly opensAt: number | undefined }
  | { readonly kind: 'holiday'; readonly name: string; readonly opensAt: number | undefined };

const DAYS_AHEAD = 366;

/** Whether the line is open at an instant (epoch ms), until when, and else when it opens. */
export function situationAt(calendar: BusinessCalendar, instant: number): Situation {
  let open: Span | undefined;
  for (const span of spans(calendar, instant)) {
    if (open === undefined) {
      if (span.from > instant) break;
      open = span;
    } else if (span.from <= open.to && open.to - instant < WEEK_MS) {
      open = { from: open.from, to: span.to };
    } else break;
  }
  if (open !== undefined) return { kind: 'open', until: open.to };
  const opensAt = nextOpening(calendar, instant);
  const name = holidayOn(localDate(calendar, instant), calendar.holidays);
  return name === undefined ? { kind: 'closed', opensAt } : { kind: 'holiday', name, opensAt };
}

/** The next moment after `instant` (epoch ms) at which the line opens; undefined when none comes within a year. */
export function nextOpening(calendar: BusinessCalendar, instant: number): number | undefined {
  let end = Number.NEGATIVE_INFINITY;
  for (const span of spans(calendar, instant)) {
    // What follows without a gap is no opening.
    if (span.from > instant && span.from > end) return span.from;
    end = span.to;
  }
  return undefined;
}

/**
 * When a span of business time that starts at `instant` has passed: only open time counts, and a closed
 * line starts counting when it opens. Undefined when the line is not open long enough within a year.
 *
 * @param instant epoch ms
 * @param durationMs at least 0
 */
export function addBusinessTime(calendar: BusinessCalendar, instant: number, durationMs: number): number | undefined {
  let left = durationMs;
  for (const span of spans(calendar, instant)) {
    const from = Math.max(span.from, instant);
    const open = span.to - from;
    if (left <= open) return from + left;
    left -= open;
  }
  return undefined;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

/**
 * The open spans that end after `instant`, in order. An interval belongs to the day on which it begins: one
 * over midnight runs on into a holiday, and none begins on a holiday. A local time that daylight saving
 * skips is taken as the moment the clock jumps to; of one that comes twice, the first.
 */
function* spans(calendar: BusinessCalendar, instant: number): Generator<Span> {
  const today = DateTime.fromMillis(instant, { zone: calendar.timeZone }).startOf('day');
  for (let ahead = -1; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = today.plus({ days: ahead });
    const intervals = calendar.hours[day.weekday - 1] ?? [];
    if (intervals.length === 0 || holidayOn(day.toISODate() ?? '', calendar.holidays) !== undefined) continue;
    for (const interval of intervals) {
      const span = { from: at(day, interval.from), to: at(day, interval.to) };
      if (span.to > instant && span.to > span.from) yield span;
    }
  }
}

function at(day: DateTime, minutes: number): number {
  const date = day.plus({ days: Math.floor(minutes / (24 * 60)) });
  return date.set({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 }).toMillis();
}

function localDate(calendar: BusinessCalendar, instant: number): string {
  return DateTime.fromMillis(instant, { zone: calendar.timeZone }).toISODate() ?? '';
}
