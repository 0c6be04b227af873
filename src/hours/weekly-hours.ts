/** Minutes since local midnight, end exclusive; an end above 1440 reaches into the next day. */
interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The open intervals of each weekday, Monday first, in order and without overlap, also over midnight. */
export type WeeklyHours = readonly [Day, Day, Day, Day, Day, Day, Day];
export type Day = readonly Interval[];

export type ParsedHours =
  | { readonly ok: true; readonly hours: WeeklyHours }
  | { readonly ok: false; readonly problem: string };

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const FULL_NAMES = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const MIDNIGHT = 24 * 60;
const LONGEST = 500;
const EXAMPLE = "Write hours like 'Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-12:00' or '24/7'.";

const WHOLE_DAY: Day = [{ from: 0, to: MIDNIGHT }];

/**
 * Reads business hours in the notation of OpenStreetMap's opening_hours, as far as a weekly timetable goes:
 * `Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-12:00; Su off`, `24/7`, `Mo-Su 22:00-06:00` (over midnight).
 * A later rule replaces an earlier one on its days; a day without a rule is closed.
 *
 * @returns the hours, or a sentence that says what is wrong and what to write instead
 */
export function parseWeeklyHours(text: string): ParsedHours {
  if (text.length > LONGEST) return no(`The hours are longer than ${LONGEST} characters.`);
  const rules = text
    .replace(/\p{Pd}/gu, '-')
    .split(';')
    .map((rule) => rule.trim())
    .filter(Boolean);
  if (rules.length === 0) return no('The hours are empty.');
  let hours: WeeklyHours = [[], [], [], [], [], [], []];
  for (const rule of rules) {
    const read = readRule(rule);
    if ('problem' in read) return no(read.problem);
    const { days, intervals } = read;
    const [mo, tu, we, th, fr, sa, su] = hours;
    const day = (index: number, before: Day): Day => (days.has(index) ? intervals : before);
    hours = [day(0, mo), day(1, tu), day(2, we), day(3, th), day(4, fr), day(5, sa), day(6, su)];
  }
  const clash = hours.findIndex((day, index) => runsInto(day, hours[(index + 1) % 7] ?? []));
  if (clash < 0) return { ok: true, hours };
  return no(
    `The hours of ${NAMES[clash]} run past midnight into those of ${NAMES[(clash + 1) % 7]}.`,
  );
}

const no = (problem: string): ParsedHours => ({ ok: false, problem: `${problem} ${EXAMPLE}` });

type Rule = { readonly days: ReadonlySet<number>; readonly intervals: Day } | Problem;
interface Problem {
  readonly problem: string;
}

function readRule(rule: string): Rule {
  if (rule === '24/7') return { days: new Set(NAMES.keys()), intervals: WHOLE_DAY };
  const start = rule.search(/[0-9]|\b(?:off|closed)\b/i);
  const selector = rule.slice(0, start < 0 ? undefined : start).trim();
  const times = start < 0 ? '' : rule.slice(start).trim();
  if (selector === '') return { problem: `"${rule}" does not say on which days.` };
  if (times === '') return { problem: `"${rule}" does not say at what times.` };
  if (/^(?:PH|SH)\b/.test(selector))
    return { problem: 'Holidays are not part of the weekly hours.' };
  const days = readDays(selector);
  if (days === undefined) {
    return { problem: `"${selector}" does not name days; the days are ${NAMES.join(', ')}.` };
  }
  const intervals = readTimes(times);
  return 'problem' in intervals ? intervals : { days, intervals };
}

function readDays(selector: string): ReadonlySet<number> | undefined {
  const days = new Set<number>();
  for (const part of selector.split(',')) {
    const [first = '', last = first, ...more] = part.split('-').map((name) => name.trim());
    const from = dayIndex(first);
    const to = dayIndex(last);
    if (from < 0 || to < 0 || more.length > 0) return undefined;
    for (let day = from; day !== to; day = (day + 1) % 7) days.add(day);
    days.add(to);
  }
  return days;
}

/** "Mo", "Mon" and "Monday" alike; -1 for anything else. */
function dayIndex(name: string): number {
  if (name.length < 2) return -1;
  return FULL_NAMES.findIndex((full) => full.startsWith(name.toLowerCase()));
}

function readTimes(times: string): Day | Problem {
  if (/^(?:off|closed)$/i.test(times)) return [];
  const intervals: Interval[] = [];
  for (const part of times.split(',').map((range) => range.trim())) {
    const interval = readInterval(part);
    if (interval === undefined)
      return { problem: `"${part}" is not a time range such as 08:00-18:00.` };
    if (interval.from === interval.to) {
      return { problem: `"${part}" begins and ends at once; a whole day is 00:00-24:00.` };
    }
    intervals.push(interval);
  }
  intervals.sort((a, b) => a.from - b.from);
  const overlaps = intervals.some(({ from }, index) => from < (intervals[index - 1]?.to ?? 0));
  return overlaps ? { problem: `"${times}" has time ranges that overlap.` } : intervals;
}

function readInterval(range: string): Interval | undefined {
  const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(range);
  if (match === null) return undefined;
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = match.slice(1).map(Number);
  const from = h1 * 60 + m1;
  const end = h2 * 60 + m2;
  if (from >= MIDNIGHT || end > MIDNIGHT || m1 > 59 || m2 > 59) return undefined;
  return { from, to: end >= from ? end : end + MIDNIGHT };
}

function runsInto(day: Day, next: Day): boolean {
  const end = (day.at(-1)?.to ?? 0) - MIDNIGHT;
  return next.some(({ from }) => from < end);
}

/** Writes hours in the notation that {@link parseWeeklyHours} reads; reading it again gives the same hours. */
export function formatWeeklyHours(hours: WeeklyHours): string {
  const days = hours.map(formatDay);
  if (days.every((day) => day === '00:00-24:00')) return '24/7';
  const groups: { readonly first: number; last: number; readonly times: string }[] = [];
  days.forEach((times, index) => {
    const group = groups.at(-1);
    if (group?.times === times) group.last = index;
    else groups.push({ first: index, last: index, times });
  });
  return groups
    .map(
      ({ first, last, times }) =>
        `${NAMES[first]}${last > first ? `-${NAMES[last]}` : ''} ${times}`,
    )
    .join('; ');
}

function formatDay(day: Day): string {
  if (day.length === 0) return 'off';
  return day
    .map(({ from, to }) => `${clock(from)}-${clock(to > MIDNIGHT ? to - MIDNIGHT : to)}`)
    .join(',');
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
