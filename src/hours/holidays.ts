import Holidays from 'date-holidays';

/** A day on which the business is closed; `date` as YYYY-MM-DD in the line's own time zone. */
export interface Holiday {
  readonly date: string;
  readonly name: string;
}

export interface HolidayRules {
  readonly own: readonly Holiday[];
  /** ISO 3166 code of the country whose public holidays are days off too. */
  readonly country?: string;
}

const years = new Map<string, ReadonlyMap<string, string>>();

/** The public holidays of a country in a year, by date. Unknown countries have none. */
export function publicHolidays(country: string, year: number): ReadonlyMap<string, string> {
  const key = `${country} ${year}`;
  const known = years.get(key);
  if (known !== undefined) return known;
  const days = new Map<string, string>();
  for (const holiday of new Holidays(country).getHolidays(year, 'en') ?? []) {
    if (holiday.type === 'public') days.set(holiday.date.slice(0, 10), holiday.name);
  }
  years.set(key, days);
  return days;
}

/** The holiday on a date (YYYY-MM-DD), the business's own before the country's; undefined on other days. */
export function holidayOn(date: string, rules: HolidayRules): string | undefined {
  const own = rules.own.find((holiday) => holiday.date === date);
  if (own !== undefined) return own.name;
  return rules.country === undefined ? undefined : publicHolidays(rules.country, Number(date.slice(0, 4))).get(date);
}
