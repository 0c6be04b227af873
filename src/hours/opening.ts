import { type HolidayRules, holidayOn } from './holidays';
import { DAY_MS, firstInstantAt, MINUTE_MS, wallClock } from './wall-clock';
import type { WeeklyHours } from './weekly-hours';

/** When a line is open, in its own time zone. */
export interface BusinessCalendar {
  /** IANA name. */
  readonly timeZone: string;
  readonly hours: WeeklyHours;
  readonly holidays: HolidayRules;
}

/**
 * Times are epoch ms. `until` is when the line closes; one that does not close within a year is given a year.
 * `opensAt` undefined: it does not open within a year.
 */
export type Situation =
  | { readonly kind: 'open'; readonly until: number }
  | { readonly kind: 'closed'; readonly opensAt: number | undefined }
  | { readonly kind: 'holiday'; readonly name: string; readonly opensAt: number | undefined };

/** Long enough for a business that opens for one season. */
const DAYS_AHEAD = 366;

/**
 * Whether the line is open at an instant (epoch ms), until when, and else when it opens. A closed line whose
 * date is a holiday is closed for that, at any hour of the day.
 */
export function situationAt(calendar: BusinessCalendar, instant: number): Situation {
  const span = firstSpan(calendar, instant);
  if (span !== undefined && span.from <= instant) return { kind: 'open', until: span.to };
  const opensAt = span?.from;
  const today = dayOf(wallClock(calendar.timeZone, instant));
  const name = holidayOn(isoDate(today), calendar.holidays);
  return name === undefined ? { kind: 'closed', opensAt } : { kind: 'holiday', name, opensAt };
}

/**
 * The next moment after `instant` (epoch ms) at which a closed line opens: for one that is open now, after its
 * next close. Undefined when none comes within a year.
 */
export function nextOpening(calendar: BusinessCalendar, instant: number): number | undefined {
  for (const span of openSpans(calendar, instant)) {
    if (span.from > instant) return span.from;
  }
  return undefined;
}

/**
 * When a promise made at `instant` runs out: only open time counts, and on a closed line counting starts when
 * it opens. A promise may run out at the very moment of closing.
 *
 * @param instant epoch ms
 * @param durationMs at least 0
 * @returns epoch ms; undefined when the line is not open that long within a year
 */
export function addBusinessTime(
  calendar: BusinessCalendar,
  instant: number,
  durationMs: number,
): number | undefined {
  let left = durationMs;
  for (const span of openSpans(calendar, instant)) {
    const from = Math.max(span.from, instant);
    const open = span.to - from;
    if (left <= open) return from + left;
    left -= open;
  }
  return undefined;
}

/**
 * How long the line is open between two instants (epoch ms): what is left of a promise, or how late it is.
 *
 * @param to not before `from`; counted for a year at most
 */
export function openTimeBetween(calendar: BusinessCalendar, from: number, to: number): number {
  let open = 0;
  for (const span of openSpans(calendar, from)) {
    if (span.from >= to) break;
    open += Math.min(span.to, to) - Math.max(span.from, from);
  }
  return open;
}

/** Start and exclusive end, in epoch ms or as readings of the wall clock. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function firstSpan(calendar: BusinessCalendar, instant: number): Span | undefined {
  for (const span of openSpans(calendar, instant)) return span;
  return undefined;
}

/**
 * The open spans (epoch ms) that end after `instant`, in order, with a gap between any two. Joined on the wall
 * clock first, so that a line that never closes costs two conversions and not two for each day.
 */
function openSpans(calendar: BusinessCalendar, instant: number): Generator<Span> {
  return joinTouching(inTime(calendar, instant, joinTouching(onTheWall(calendar, instant))));
}

/**
 * The open intervals as readings of the wall clock, from yesterday on. An interval belongs to the day on which
 * it begins: a night shift runs on into a holiday, and none begins on one.
 */
function* onTheWall(
  { timeZone, hours, holidays }: BusinessCalendar,
  instant: number,
): Generator<Span> {
  const today = dayOf(wallClock(timeZone, instant));
  const observesHolidays = holidays.own.length > 0 || holidays.country !== undefined;
  for (let day = today - 1; day <= today + DAYS_AHEAD; day += 1) {
    const intervals = hours[weekday(day)] ?? [];
    if (intervals.length === 0) continue;
    if (observesHolidays && holidayOn(isoDate(day), holidays) !== undefined) continue;
    for (const { from, to } of intervals) {
      yield { from: day * DAY_MS + from * MINUTE_MS, to: day * DAY_MS + to * MINUTE_MS };
    }
  }
}

/** The same in epoch ms, without what is past and what daylight saving skips altogether. */
function* inTime(
  { timeZone }: BusinessCalendar,
  instant: number,
  wall: Iterable<Span>,
): Generator<Span> {
  for (const { from, to } of wall) {
    const span = { from: firstInstantAt(timeZone, from), to: firstInstantAt(timeZone, to) };
    if (span.to > instant && span.to > span.from) yield span;
  }
}

/** @param spans in order */
function* joinTouching(spans: Iterable<Span>): Generator<Span> {
  let last: Span | undefined;
  for (const span of spans) {
    if (last === undefined) last = span;
    else if (span.from <= last.to) last = { from: last.from, to: Math.max(last.to, span.to) };
    else {
      yield last;
      last = span;
    }
  }
  if (last !== undefined) yield last;
}

const dayOf = (reading: number): number => Math.floor(reading / DAY_MS);

/** Monday is 0; day 0, 1970-01-01, was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

const isoDate = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
