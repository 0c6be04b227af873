import { NONE, type OwnSettings, type SettingName } from './inherited-settings';

const QUIET_HOURS = {
  send: 'Text at any hour',
  hold: 'Hold the text until the line opens',
  log: 'Only log the call',
} as const;

/** What stands for a setting that is left to the level above. */
export const INHERITED = 'inherited';

/** A setting as the log and previews show it, in words; one that is absent is inherited. */
export function saySetting(name: SettingName, own: OwnSettings): string {
  switch (name) {
    case 'quietHours':
      return own.quietHours === undefined ? INHERITED : QUIET_HOURS[own.quietHours];
    case 'promiseMinutes':
      return own.promiseMinutes === undefined ? INHERITED : `${own.promiseMinutes} minutes`;
    case 'holidays':
      if (own.holidays === undefined) return INHERITED;
      return own.holidays.map((day) => `${day.date} ${day.name}`).join('; ') || NONE;
    case 'business':
    case 'timeZone':
    case 'hours':
    case 'holidayCountry':
    case 'wordingOpen':
    case 'wordingAfterHours':
    case 'wordingHoliday':
    case 'ownerId':
      return own[name] ?? INHERITED;
  }
}
