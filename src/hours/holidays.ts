/** A day on which the business is closed; `date` as YYYY-MM-DD in the line's own time zone. */
interface Holiday {
  readonly date: string;
  readonly name: string;
}

export interface HolidayRules {
  readonly own: readonly Holiday[];
  /** ISO 3166 code of the country whose public holidays are days off too, such as US, or of a part of it: CA-ON. */
  readonly country?: string;
}

/**
 * The rules of some 200 countries: 20 MB and a tenth of a second to load, so only a process that meets a line
 * with a holiday country pays for them, once.
 */
const loadHolidayRules = (): typeof import('date-holidays').default => require('date-holidays');

const years = new Map<string, ReadonlyMap<string, string>>();

/**
 * The public holidays of a country in a year: names by date (YYYY-MM-DD), in the country's English. Whole days
 * only: on a half day off a business sets its own hours. Days off for a holiday that falls on a weekend carry
 * its name.
 *
 * @param country as in {@link HolidayRules}; an unknown one has no holidays, see {@link hasHolidayRules}
 */
export function publicHolidays(country: string, year: number): ReadonlyMap<string, string> {
  const key = `${country} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const Holidays = loadHolidayRules();
  const days = new Map<string, string>();
  const language = country.startsWith('US') ? 'en-US' : 'en';
  for (const holiday of new Holidays(country).getHolidays(year, language)) {
    if (holiday.type !== 'public' || !holiday.date.includes(' 00:00:00')) continue;
    const name = holiday.substitute ? holiday.name.replace(/ \([^()]*\)$/, '') : holiday.name;
    for (const date of datesOf(holiday)) if (!days.has(date)) days.set(date, name);
  }
  years.set(key, days);
  return days;
}

/** Whether {@link publicHolidays} knows the country, or the part of it. */
export function hasHolidayRules(country: string): boolean {
  return publicHolidays(country, SOME_YEAR).size > 0;
}

const SOME_YEAR = 2026;

/** The holiday on a date (YYYY-MM-DD), the business's own before the country's; undefined on other days. */
export function holidayOn(date: string, rules: HolidayRules): string | undefined {
  const own = rules.own.find((holiday) => holiday.date === date);
  if (own !== undefined) return own.name;
  if (rules.country === undefined) return undefined;
  return publicHolidays(rules.country, Number(date.slice(0, 4))).get(date);
}

interface DatedHoliday {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
}

/** Its dates: some last for days, a day of daylight-saving change has 23 hours, an eve's evening is no day. */
function datesOf({ date, start, end }: DatedHoliday): string[] {
  const hours = (end.getTime() - start.getTime()) / 3_600_000;
  const first = Date.parse(date.slice(0, 10));
  const count = Math.max(1, Math.floor((hours + 1) / 24));
  return Array.from({ length: count }, (_, day) =>
    new Date(first + day * 24 * 3_600_000).toISOString().slice(0, 10),
  );
}
