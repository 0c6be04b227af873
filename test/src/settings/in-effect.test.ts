import { settingsInEffect } from '../../../src/settings/in-effect';

test('the nearest level that says anything counts, and is named', () => {
  const settings = settingsInEffect({
    hubspotTimeZone: 'America/Chicago',
    portal: { business: 'Acme', hours: '24/7', promiseMinutes: 60 },
    location: { promiseMinutes: 30, holidayCountry: 'none' },
    line: { business: 'Acme North' },
  });
  expect(settings).toMatchObject({
    business: { value: 'Acme North', from: 'line' },
    promiseMinutes: { value: 30, from: 'location' },
    holidayCountry: { value: 'none', from: 'location' },
    hours: { value: '24/7', from: 'portal' },
    timeZone: { value: 'America/Chicago', from: 'hubspot' },
    quietHours: { value: 'send', from: 'ringback' },
    wordingOpen: { value: undefined },
  });
});

test('nothing but defaults, where nobody set anything; there is none for the business name', () => {
  const settings = settingsInEffect({ hubspotTimeZone: undefined, portal: {} });
  expect(settings.business.value).toBeUndefined();
  expect(settings.timeZone).toEqual({ value: 'America/New_York', from: 'ringback' });
});
