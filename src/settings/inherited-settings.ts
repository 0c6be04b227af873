import { z } from 'zod';

/** What to do with a text-back while the line is closed: send it, keep it until it opens, or only log the call. */
export type QuietHours = 'send' | 'hold' | 'log';

/**
 * What a level may leave to the level above it: portal, then location, then line. Each is stored under its
 * name; one that is absent is inherited. Lengths and forms are checked where a person enters them
 * (setting-rules.ts), so what is stored is trusted here.
 */
export const inheritedSettingsSchema = z.object({
  /** The name that callers know. */
  business: z.string().optional(),
  /** IANA name. */
  timeZone: z.string().optional(),
  /** As src/hours/weekly-hours.ts reads them. */
  hours: z.string().optional(),
  /** Days off, beside those of the holiday country; dates as YYYY-MM-DD. */
  holidays: z.array(z.object({ date: z.string(), name: z.string() })).optional(),
  /** Whose public holidays are days off, such as US or CA-ON; {@link NONE}: nobody's. */
  holidayCountry: z.string().optional(),
  quietHours: z.enum(['send', 'hold', 'log']).optional(),
  /** How soon the text says that a person answers, in business minutes. */
  promiseMinutes: z.number().optional(),
  wordingOpen: z.string().optional(),
  wordingAfterHours: z.string().optional(),
  wordingHoliday: z.string().optional(),
  /** HubSpot owner whose tasks these are when the contact has none; {@link NONE}: nobody's. */
  ownerId: z.string().optional(),
});

/** What is set at one level. */
export type OwnSettings = Readonly<z.output<typeof inheritedSettingsSchema>>;
export type SettingName = keyof OwnSettings;
export type SettingValue<Name extends SettingName> = NonNullable<OwnSettings[Name]>;

/** Says "nothing" where an absent setting would be inherited. */
export const NONE = 'none';

/** What people call each setting. The order is that of the screens. */
export const SETTING_LABELS = {
  business: 'Business name',
  timeZone: 'Time zone',
  hours: 'Business hours',
  holidays: 'Days off',
  holidayCountry: 'Public holidays',
  quietHours: 'While closed',
  promiseMinutes: 'Reply promised within',
  wordingOpen: 'Wording while open',
  wordingAfterHours: 'Wording while closed',
  wordingHoliday: 'Wording on holidays',
  ownerId: 'Owner of follow-up tasks',
} as const satisfies Record<SettingName, string>;

/** @returns whether the text names a setting that is inherited. */
export function isSettingName(text: string): text is SettingName {
  return Object.hasOwn(SETTING_LABELS, text);
}

export const SETTING_NAMES: readonly SettingName[] =
  Object.keys(SETTING_LABELS).filter(isSettingName);

/**
 * Where nobody set anything. There is no default business name: a text must say who writes, so a line
 * without one cannot be switched on. The time zone is that of the HubSpot account where it is known.
 */
export const DEFAULT_SETTINGS = {
  timeZone: 'America/New_York',
  hours: 'Mo-Fr 09:00-17:00',
  holidays: [],
  holidayCountry: NONE,
  quietHours: 'send',
  promiseMinutes: 15,
  ownerId: NONE,
} as const satisfies OwnSettings;
