import type { BusinessCalendar } from '../hours/opening';
import { parseWeeklyHours } from '../hours/weekly-hours';
import type { OwnWordings } from '../wording/default-wordings';
import { DEFAULT_SETTINGS, NONE, type OwnSettings, type QuietHours } from './inherited-settings';

/** How a line behaves, as the rules and the wording need it. */
export interface LineBehaviour {
  readonly business: string;
  readonly calendar: BusinessCalendar;
  readonly quietHours: QuietHours;
  readonly promiseMs: number;
  readonly wordings: OwnWordings;
}

export type ReadBehaviour =
  | { readonly ok: true; readonly behaviour: LineBehaviour }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads the settings that hold for a line into what the rules work with.
 *
 * @param settings merged over all levels; what is absent takes Ringback's default
 * @param lineName stands in for the business name of a line that is not switched on yet
 * @returns a problem only for hours that cannot be read, which nothing stores
 */
export function lineBehaviour(settings: OwnSettings, lineName: string): ReadBehaviour {
  const hours = settings.hours ?? DEFAULT_SETTINGS.hours;
  const holidayCountry = settings.holidayCountry ?? DEFAULT_SETTINGS.holidayCountry;
  const promiseMinutes = settings.promiseMinutes ?? DEFAULT_SETTINGS.promiseMinutes;
  const parsed = parseWeeklyHours(hours);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    behaviour: {
      business: settings.business ?? lineName,
      calendar: {
        timeZone: settings.timeZone ?? DEFAULT_SETTINGS.timeZone,
        hours: parsed.hours,
        holidays: {
          own: settings.holidays ?? DEFAULT_SETTINGS.holidays,
          ...(holidayCountry === NONE ? {} : { country: holidayCountry }),
        },
      },
      quietHours: settings.quietHours ?? DEFAULT_SETTINGS.quietHours,
      promiseMs: promiseMinutes * 60_000,
      wordings: wordingsOf(settings),
    },
  };
}

/** The wordings among the settings, by situation. */
export function wordingsOf(settings: OwnSettings): OwnWordings {
  const { wordingOpen, wordingAfterHours, wordingHoliday } = settings;
  return {
    ...(wordingOpen === undefined ? {} : { open: wordingOpen }),
    ...(wordingAfterHours === undefined ? {} : { after_hours: wordingAfterHours }),
    ...(wordingHoliday === undefined ? {} : { holiday: wordingHoliday }),
  };
}
