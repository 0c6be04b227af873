/** Minutes since local midnight, end exclusive; an end above 1440 reaches into the next day. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The open intervals of each weekday, Monday first, in order and without overlap. */
export type WeeklyHours = readonly [Day, Day, Day, Day, Day, Day, Day];
export type Day = readonly Interval[];

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const MIDNIGHT = 24 * 60;
const EXAMPLE = "Write hours like 'Mo-Fr 08:00-18:00; Sa 09:00-12:00' or '24/7'.";

export type ParsedHours = { readonly ok: true; readonly hours: WeeklyHours } | { readonly ok: false; readonly problem: string };

/**
 * Reads business hours in the notation of OpenStreetMap's opening_hours, as far as a weekly timetable goes:
 * `Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-12:00; Su off`, `24/7`, `Mo-Su 22:00-06:00` (over midnight).
 * A later rule replaces an earlier one on its days.
 *
 * @returns what to write instead, when it cannot be read.
 */
export function parseWeeklyHours(text: string): ParsedHours {
  const trimmed = text.trim();
  if (trimmed === '24/7') return { ok: true, hours: always };
  const days: Day[] = [[], [], [], [], [], [], []];
  const rules = trimmed.split(';').map((rule) => rule.trim()).filter((rule) => rule !== '');
  if (rules.length === 0) return no('The hours are empty.');
  for (const rule of rules) {
    const [, selector = '', rest = ''] = /^([A-Za-z,\s-]+?)\s+(\S.*)$/.exec(rule) ?? [];
    if (selector === '') return no(`"${rule}" has no days or no times.`);
    const on = parseDays(selector);
    if (on === undefined) return no(`"${selector}" names no days; the days are ${NAMES.join(', ')}.`);
    const intervals = /^(off|closed)$/i.test(rest) ? [] : parseIntervals(rest);
    if (intervals === undefined) return no(`"${rest}" is no time range.`);
    for (const day of on) days[day] = intervals;
  }
  const [mo = [], tu = [], we = [], th = [], fr = [], sa = [], su = []] = days;
  const hours: WeeklyHours = [mo, tu, we, th, fr, sa, su];
  const clash = hours.findIndex((day, index) => reachesInto(day, hours[(index + 1) % 7] ?? []));
  if (clash >= 0) return no(`The hours of ${NAMES[clash]} run into those of ${NAMES[(clash + 1) % 7]}.`);
  return { ok: true, hours };
}

const wholeDay: Day = [{ from: 0, to: MIDNIGHT }];
const always: WeeklyHours = [wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay];

const no = (problem: string): ParsedHours => ({ ok: false, problem: `${problem} ${EXAMPLE}` });

function parseDays(selector: string): number[] | undefined {
  const days = new Set<number>();
  for (const part of selector.split(',')) {
    const [first = '', last = first, ...more] = part.trim().split('-').map((name) => name.trim());
    const from = dayIndex(first);
    const to = dayIndex(last);
    if (from < 0 || to < 0 || more.length > 0) return undefined;
    for (let day = from; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === to) break;
    }
  }
  return [...days];
}

function dayIndex(name: string): number {
  return NAMES.findIndex((known) => known.toLowerCase() === name.slice(0, 2).toLowerCase() && /^[A-Za-z]{2,3}$/.test(name));
}

function parseIntervals(text: string): Day | undefined {
  const intervals: Interval[] = [];
  for (const part of text.split(',')) {
    const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(part.trim());
    if (match === null) return undefined;
    const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = match.slice(1).map(Number);
    if (h1 > 23 || m1 > 59 || h2 > 24 || m2 > 59 || (h2 === 24 && m2 > 0)) return undefined;
    const from = h1 * 60 + m1;
    const end = h2 * 60 + m2;
    intervals.push({ from, to: end > from ? end : end + MIDNIGHT });
  }
  intervals.sort((a, b) => a.from - b.from);
  const overlaps = intervals.some((interval, index) => interval.from < (intervals[index - 1]?.to ?? 0));
  return overlaps ? undefined : intervals;
}

function reachesInto(day: Day, next: Day): boolean {
  const end = Math.max(0, ...day.map(({ to }) => to)) - MIDNIGHT;
  return end > 0 && next.some(({ from }) => from < end);
}

/** Writes hours in the notation that {@link parseWeeklyHours} reads; reading it again gives the same hours. */
export function formatWeeklyHours(hours: WeeklyHours): string {
  if (JSON.stringify(hours) === JSON.stringify(always)) return '24/7';
  const groups: { first: number; last: number; text: string }[] = [];
  hours.forEach((day, index) => {
    const text = day.length === 0 ? 'off' : day.map(({ from, to }) => `${clock(from)}-${clock(to > MIDNIGHT ? to - MIDNIGHT : to)}`).join(',');
    const group = groups.at(-1);
    if (group !== undefined && group.text === text) group.last = index;
    else groups.push({ first: index, last: index, text });
  });
  return groups
    .map(({ first, last, text }) => `${NAMES[first]}${last > first ? `-${NAMES[last]}` : ''} ${text}`)
    .join('; ');
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
