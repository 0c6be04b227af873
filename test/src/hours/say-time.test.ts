import fc from 'fast-check';
import { sayDuration, sayMoment } from '../../../src/hours/say-time';
import { anyInstant, anyZone, at } from './calendars';

const CHICAGO = 'America/Chicago';

describe('a moment in words', () => {
  it.each([
    ['later today', '2026-06-01T07:00', '2026-06-01T08:00', 'at 8:00 AM'],
    ['today after noon', '2026-06-01T07:00', '2026-06-01T13:05', 'at 1:05 PM'],
    ['noon', '2026-06-01T07:00', '2026-06-01T12:00', 'at 12:00 PM'],
    ['in a minute past midnight', '2026-06-01T23:59', '2026-06-02T00:00', 'tomorrow at 12:00 AM'],
    ['tomorrow', '2026-06-01T20:00', '2026-06-02T08:00', 'tomorrow at 8:00 AM'],
    ['this week', '2026-06-05T20:00', '2026-06-08T08:00', 'Monday at 8:00 AM'],
    ['six days on', '2026-06-01T20:00', '2026-06-07T08:00', 'Sunday at 8:00 AM'],
    ['a week on', '2026-06-01T07:00', '2026-06-08T08:00', 'on June 8 at 8:00 AM'],
    ['next year', '2026-12-23T20:00', '2027-01-02T08:00', 'on January 2 at 8:00 AM'],
    [
      'tomorrow, after a night of 7 hours',
      '2026-03-07T23:30',
      '2026-03-08T08:00',
      'tomorrow at 8:00 AM',
    ],
    [
      'tomorrow, after a night of 9 hours',
      '2026-10-31T23:30',
      '2026-11-01T08:00',
      'tomorrow at 8:00 AM',
    ],
  ])('%s', (_when, now, moment, words) => {
    expect(sayMoment({ timeZone: CHICAGO }, at(CHICAGO, now), at(CHICAGO, moment))).toBe(words);
  });

  it('is in the zone of the line', () => {
    const [now, moment] = [Date.parse('2026-06-01T20:00Z'), Date.parse('2026-06-02T02:30Z')];
    expect(sayMoment({ timeZone: 'Asia/Kolkata' }, now, moment)).toBe('at 8:00 AM');
    expect(sayMoment({ timeZone: 'Europe/London' }, now, moment)).toBe('tomorrow at 3:30 AM');
  });

  it('has only characters that cost one septet', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, fc.nat(366 * 24 * 3_600_000), (timeZone, now, ahead) => {
        const words = sayMoment({ timeZone }, now, now + ahead);
        expect(words).toMatch(
          /^(?:tomorrow |[A-Z][a-z]+day |on [A-Z][a-z]+ \d{1,2} )?at \d{1,2}:\d\d [AP]M$/,
        );
      }),
    );
  });
});

describe('a duration in words', () => {
  it.each([
    [0, '1 minute'],
    [60_000, '1 minute'],
    [15 * 60_000, '15 minutes'],
    [60 * 60_000, '1 hour'],
    [90 * 60_000, '90 minutes'],
    [120 * 60_000, '2 hours'],
    [121 * 60_000, '2 hours 1 minute'],
    [150 * 60_000, '2 hours 30 minutes'],
    [24 * 60 * 60_000, '24 hours'],
  ])('%d ms are %s', (ms, words) => {
    expect(sayDuration(ms)).toBe(words);
  });
});
