import { addBusinessTime, nextOpening, situationAt } from '../../../src/hours/opening';
import { at, calendar } from './calendars';

const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();

/** Clocks change on these nights: what the wall cannot show, or shows twice. */
describe('daylight saving', () => {
  it.each([
    // Forward: New York 02:00 → 03:00 at 07:00Z.
    [
      'America/New_York',
      'Su 02:30-05:00',
      '2026-03-08T00:00',
      '2026-03-08T07:00Z',
      '2026-03-08T09:00Z',
    ],
    [
      'America/New_York',
      'Su 01:00-02:30',
      '2026-03-08T00:00',
      '2026-03-08T06:00Z',
      '2026-03-08T07:00Z',
    ],
    [
      'America/New_York',
      'Sa 22:00-06:00',
      '2026-03-07T12:00',
      '2026-03-08T03:00Z',
      '2026-03-08T10:00Z',
    ],
    [
      'America/New_York',
      'Su 01:00-02:00,03:00-04:00',
      '2026-03-08T00:00',
      '2026-03-08T06:00Z',
      '2026-03-08T08:00Z',
    ],
    [
      'America/New_York',
      'Mo-Su 08:00-18:00',
      '2026-03-08T00:00',
      '2026-03-08T12:00Z',
      '2026-03-08T22:00Z',
    ],
    // Back: New York 02:00 → 01:00 at 06:00Z.
    [
      'America/New_York',
      'Su 01:30-05:00',
      '2026-11-01T00:00',
      '2026-11-01T05:30Z',
      '2026-11-01T10:00Z',
    ],
    [
      'America/New_York',
      'Sa 22:00-01:30',
      '2026-10-31T12:00',
      '2026-11-01T02:00Z',
      '2026-11-01T05:30Z',
    ],
    [
      'America/New_York',
      'Sa 22:00-06:00',
      '2026-10-31T12:00',
      '2026-11-01T02:00Z',
      '2026-11-01T11:00Z',
    ],
    [
      'America/New_York',
      'Mo-Su 08:00-18:00',
      '2026-11-01T00:00',
      '2026-11-01T13:00Z',
      '2026-11-01T23:00Z',
    ],
    // Days of 23 and 25 hours.
    [
      'America/Chicago',
      'Su 00:00-24:00',
      '2026-03-07T12:00',
      '2026-03-08T06:00Z',
      '2026-03-09T05:00Z',
    ],
    [
      'America/Chicago',
      'Su 00:00-24:00',
      '2026-10-31T12:00',
      '2026-11-01T05:00Z',
      '2026-11-02T06:00Z',
    ],
    [
      'America/Chicago',
      'Mo-Su 08:00-18:00',
      '2026-03-08T00:00',
      '2026-03-08T13:00Z',
      '2026-03-08T23:00Z',
    ],
    [
      'Europe/London',
      'Su 01:15-03:00',
      '2026-03-29T00:00',
      '2026-03-29T01:00Z',
      '2026-03-29T02:00Z',
    ],
    [
      'Europe/London',
      'Su 01:15-03:00',
      '2026-10-25T00:00',
      '2026-10-25T00:15Z',
      '2026-10-25T03:00Z',
    ],
    [
      'Asia/Kolkata',
      'Su 02:30-05:00',
      '2026-03-08T00:00',
      '2026-03-07T21:00Z',
      '2026-03-07T23:30Z',
    ],
    // By half an hour: Lord Howe 02:00 → 01:30 at 15:00Z, 02:00 → 02:30 at 15:30Z.
    [
      'Australia/Lord_Howe',
      'Su 01:45-03:00',
      '2026-04-05T00:00',
      '2026-04-04T14:45Z',
      '2026-04-04T16:30Z',
    ],
    [
      'Australia/Lord_Howe',
      'Su 02:15-03:00',
      '2026-10-04T00:00',
      '2026-10-03T15:30Z',
      '2026-10-03T16:00Z',
    ],
    [
      'Australia/Lord_Howe',
      'Su 00:00-24:00',
      '2026-10-03T12:00',
      '2026-10-03T13:30Z',
      '2026-10-04T13:00Z',
    ],
    // At midnight: Havana 00:00 → 01:00 at 05:00Z.
    [
      'America/Havana',
      'Su 00:30-06:00',
      '2026-03-07T12:00',
      '2026-03-08T05:00Z',
      '2026-03-08T10:00Z',
    ],
  ])('%s, %s, seen at %s: opens %s and closes %s', (zone, hours, now, opens, closes) => {
    const line = calendar(zone, hours);
    const opensAt = nextOpening(line, at(zone, now));
    expect(iso(opensAt)).toBe(iso(Date.parse(opens)));
    expect(situationAt(line, Date.parse(opens))).toEqual({
      kind: 'open',
      until: Date.parse(closes),
    });
    expect(situationAt(line, Date.parse(closes)).kind).toBe('closed');
    const length = Date.parse(closes) - Date.parse(opens);
    expect(iso(addBusinessTime(line, at(zone, now), length))).toBe(iso(Date.parse(closes)));
  });

  it('skips hours that the wall never shows', () => {
    const line = calendar('America/New_York', 'Su 02:00-03:00');
    expect(iso(nextOpening(line, at('America/New_York', '2026-03-07T12:00')))).toBe(
      '2026-03-15T06:00:00.000Z',
    );
  });

  it('skips a day that a country leaves out', () => {
    const apia = calendar('Pacific/Apia', 'Fr-Sa 08:00-18:00');
    expect(iso(nextOpening(apia, Date.parse('2011-12-30T09:00Z')))).toBe(
      '2011-12-30T18:00:00.000Z',
    );
  });
});
