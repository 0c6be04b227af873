import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { BusinessCalendar } from '../../../src/hours/opening';
import { type Day, parseWeeklyHours, type WeeklyHours } from '../../../src/hours/weekly-hours';

export function weeklyHours(text: string): WeeklyHours {
  const parsed = parseWeeklyHours(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.hours;
}

/** A calendar without holidays, and with them when they are given. */
export function calendar(
  timeZone: string,
  hours: string,
  holidays: BusinessCalendar['holidays'] = { own: [] },
): BusinessCalendar {
  return { timeZone, hours: weeklyHours(hours), holidays };
}

/** "2026-03-08T03:00" on the wall of a zone, or an instant when it ends in Z or an offset; epoch ms. */
export function at(zone: string, text: string): number {
  const time = DateTime.fromISO(text, { zone });
  if (!time.isValid) throw new Error(`${text} is no time.`);
  return time.toMillis();
}

const MIDNIGHT = 24 * 60;

/** Up to three intervals inside a day, in order. */
const daytime: fc.Arbitrary<Day> = fc
  .uniqueArray(fc.nat(MIDNIGHT), { maxLength: 6 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .map((minutes) =>
    minutes.flatMap((from, index) => {
      const to = minutes[index + 1];
      return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
    }),
  );

/** Runs the last interval of a day on past midnight, as far as the next day and the notation allow. */
function overnight(day: Day, next: Day, minutes: number): Day {
  const last = day.at(-1);
  if (last === undefined) return day;
  const past = Math.min(minutes, next[0]?.from ?? MIDNIGHT, last.from - 1);
  return past > 0 ? [...day.slice(0, -1), { from: last.from, to: MIDNIGHT + past }] : day;
}

/** Any week that the notation can write. */
export const anyWeeklyHours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(
    fc.tuple(daytime, daytime, daytime, daytime, daytime, daytime, daytime),
    fc.array(fc.oneof(fc.constant(0), fc.nat(MIDNIGHT)), { minLength: 7, maxLength: 7 }),
  )
  .map(([days, extra]) => {
    const day = (index: number): Day =>
      overnight(days[index] ?? [], days[(index + 1) % 7] ?? [], extra[index] ?? 0);
    return [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];
  });

/** Zones with daylight saving in either half of the year, by an hour and by half, at midnight, and without. */
export const anyZone = fc.constantFrom(
  'America/New_York',
  'America/Chicago',
  'America/Havana',
  'America/St_Johns',
  'Europe/London',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Chatham',
  'UTC',
);

/** Days on which one of those zones changes its clocks. */
const CHANGES = [
  '2026-03-08',
  '2026-11-01',
  '2026-03-29',
  '2026-10-25',
  '2026-04-05',
  '2026-10-04',
  '2026-04-24',
  '2026-10-30',
];

/** Epoch ms from 2025 to 2030, half of them within a day and a half of a change of clocks. */
export const anyInstant: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2030, 0) }),
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -36 * 60, max: 36 * 60 }))
    .map(([day, minutes]) => Date.parse(day) + minutes * 60_000),
);

export const anyCalendar: fc.Arbitrary<BusinessCalendar> = fc.record({
  timeZone: anyZone,
  hours: fc.oneof(
    anyWeeklyHours,
    fc
      .constantFrom(
        '24/7',
        'Mo-Fr 08:00-18:00',
        'Mo-Su 22:00-06:00',
        'Mo-Su 02:15-02:45',
        'Mo-Su off',
      )
      .map(weeklyHours),
  ),
  holidays: fc.record(
    {
      own: fc.array(
        fc.record({
          date: fc.constantFrom(...CHANGES, '2026-12-24'),
          name: fc.constant('Staff day'),
        }),
        { maxLength: 3 },
      ),
      country: fc.constantFrom('US', 'GB'),
    },
    { requiredKeys: ['own'] },
  ),
});
