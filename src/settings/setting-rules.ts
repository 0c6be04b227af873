import { IANAZone } from 'luxon';
import { z } from 'zod';
import { hasHolidayRules } from '../hours/holidays';
import { parseWeeklyHours } from '../hours/weekly-hours';
import { parseTemplate } from '../wording/template';
import { NONE, type SettingName } from './inherited-settings';

/** One line of words, trimmed, of a length that screens and texts can carry. */
export function shortWords(what: string, longest: number): z.ZodType<string> {
  return z
    .string()
    .trim()
    .min(1, `${what} is empty.`)
    .max(longest, `${what} is longer than ${longest} characters.`);
}

/** A date that the calendar has, as YYYY-MM-DD. */
export const isoDate = z.iso.date('Write the date as year-month-day, such as 2026-12-24.');

const wording = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const parsed = parseTemplate(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.problem });
  });

/** What a person may enter for each setting; messages are sentences for that person, with the cure. */
export const SETTING_RULES = {
  business: shortWords('The business name', 60),
  timeZone: z
    .string()
    .trim()
    .refine(
      (zone) => IANAZone.isValidZone(zone),
      'This is no time zone. Choose one such as America/Chicago.',
    ),
  hours: z
    .string()
    .trim()
    .superRefine((text, context) => {
      const parsed = parseWeeklyHours(text);
      if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.problem });
    }),
  holidays: z
    .array(z.object({ date: isoDate, name: shortWords('The name of the day off', 60) }))
    .max(200, 'At most 200 days off can be listed. Remove days that are past.')
    .refine(
      (days) => new Set(days.map(({ date }) => date)).size === days.length,
      'A date is listed twice. Keep it once.',
    ),
  holidayCountry: z
    .string()
    .trim()
    .refine(
      (country) => country === NONE || hasHolidayRules(country),
      'No public holidays are known for this. Use a code such as US or CA-ON, or none.',
    ),
  quietHours: z.enum(['send', 'hold', 'log'], 'Choose send, hold or log.'),
  promiseMinutes: z
    .number('Enter whole minutes.')
    .int('Enter whole minutes.')
    .min(1, 'Promise at least 1 minute.')
    .max(1_440, 'Promise at most 1440 minutes.'),
  wordingOpen: wording,
  wordingAfterHours: wording,
  wordingHoliday: wording,
  ownerId: z
    .string()
    .regex(/^(?:none|[0-9]{1,20})$/, 'Choose a HubSpot owner from the list, or none.'),
} as const satisfies Record<SettingName, z.ZodType>;

/** What is set at one level: a value, or null to inherit from the level above. What is absent stays as it is. */
export const settingsPatch = z.strictObject({
  business: SETTING_RULES.business.nullable().optional(),
  timeZone: SETTING_RULES.timeZone.nullable().optional(),
  hours: SETTING_RULES.hours.nullable().optional(),
  holidays: SETTING_RULES.holidays.nullable().optional(),
  holidayCountry: SETTING_RULES.holidayCountry.nullable().optional(),
  quietHours: SETTING_RULES.quietHours.nullable().optional(),
  promiseMinutes: SETTING_RULES.promiseMinutes.nullable().optional(),
  wordingOpen: SETTING_RULES.wordingOpen.nullable().optional(),
  wordingAfterHours: SETTING_RULES.wordingAfterHours.nullable().optional(),
  wordingHoliday: SETTING_RULES.wordingHoliday.nullable().optional(),
  ownerId: SETTING_RULES.ownerId.nullable().optional(),
});
export type SettingsPatch = Readonly<z.output<typeof settingsPatch>>;

/** What a line says of itself alone. `location` null: it belongs to none. */
export const linePatch = z.strictObject({
  name: shortWords('The name of the line', 100).optional(),
  location: shortWords('The location', 60).nullable().optional(),
  mode: z
    .enum(
      ['overflow', 'observe'],
      'Choose overflow or observe. Ringing staff phones comes with a later version.',
    )
    .optional(),
  enabled: z.boolean().optional(),
});
export type LinePatch = Readonly<z.output<typeof linePatch>>;

const country = z.string().regex(/^[A-Z]{2}$/, 'Use two-letter country codes such as US or CA.');

/** What holds for the whole portal and is not inherited, because it is about a caller and not about a line. */
export const policyPatch = z.strictObject({
  coolDownMinutes: z
    .number('Enter whole minutes.')
    .int('Enter whole minutes.')
    .min(1, 'At least 1 minute, so that a caller who redials gets one text.')
    .max(43_200, 'At most 30 days (43200 minutes).')
    .optional(),
  freshForMinutes: z
    .number('Enter whole minutes.')
    .int('Enter whole minutes.')
    .min(1, 'At least 1 minute.')
    .max(120, 'At most 120 minutes: a later text only puzzles the caller.')
    .optional(),
  dailyCap: z
    .number('Enter a whole number of texts.')
    .int('Enter a whole number of texts.')
    .min(0, 'A limit cannot be negative; 0 stops all texts.')
    .max(100_000, 'At most 100000 texts in 24 hours.')
    .optional(),
  allowedCountries: z
    .array(country)
    .min(1, 'Allow at least one country.')
    .max(60, 'Allow at most 60 countries.')
    .transform((codes) => [...new Set(codes)])
    .optional(),
  defaultCountry: country.optional(),
});
export type PolicyPatch = Readonly<z.output<typeof policyPatch>>;
