import type { SettingName } from '../../../src/settings/inherited-settings';

/** What each field is called and what to know about it. */
export const FIELD_WORDS: Readonly<
  Record<SettingName, { readonly label: string; readonly help: string }>
> = {
  business: { label: 'Business name', help: 'As your callers know it. Every text begins with it.' },
  timeZone: { label: 'Time zone', help: 'Hours and reply times are told in it.' },
  hours: {
    label: 'Business hours',
    help: 'Callers are told when you open again, and promises count these hours only.',
  },
  holidays: {
    label: 'Your own days off',
    help: 'Besides the public holidays.',
  },
  holidayCountry: {
    label: 'Public holidays of',
    help: 'They count as days off.',
  },
  quietHours: { label: 'When a call is missed while you are closed', help: '' },
  promiseMinutes: {
    label: 'Reply promised within (minutes of business time)',
    help: 'The text says so, and the follow-up task is due then.',
  },
  wordingOpen: { label: 'Text while open', help: '' },
  wordingAfterHours: { label: 'Text while closed', help: '' },
  wordingHoliday: { label: 'Text on a holiday', help: '' },
  ownerId: {
    label: 'Who gets the follow-up tasks',
    help: 'Unless the contact has an owner in HubSpot already.',
  },
};
