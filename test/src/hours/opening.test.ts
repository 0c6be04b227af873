import { addBusinessTime, nextOpening, situationAt } from '../../../src/hours/opening';
import { at, calendar } from './calendars';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();

describe('whether a line is open', () => {
  const office = calendar('America/Chicago', 'Mo-Fr 08:00-12:00,13:00-18:00', {
    own: [{ date: '2026-12-24', name: 'Christmas Eve' }],
    country: 'US',
  });
  const chicago = (text: string): number => at('America/Chicago', text);

  it.each([
    ['at the minute of opening', '2026-06-01T08:00', '2026-06-01T12:00'],
    ['in the last moment before lunch', '2026-06-01T11:59:59.999', '2026-06-01T12:00'],
    ['in the afternoon', '2026-06-01T13:00', '2026-06-01T18:00'],
  ])('is open %s, until it closes', (_when, now, until) => {
    expect(situationAt(office, chicago(now))).toEqual({ kind: 'open', until: chicago(until) });
  });

  it.each([
    ['a moment before opening', '2026-06-01T07:59:59.999', '2026-06-01T08:00'],
    ['at the minute of closing', '2026-06-01T18:00', '2026-06-02T08:00'],
    ['over lunch', '2026-06-01T12:30', '2026-06-01T13:00'],
    ['on Friday night', '2026-06-05T20:00', '2026-06-08T08:00'],
    ['on the eve of two holidays', '2026-12-23T19:00', '2026-12-28T08:00'],
  ])('is closed %s, until it opens', (_when, now, opensAt) => {
    expect(situationAt(office, chicago(now))).toEqual({
      kind: 'closed',
      opensAt: chicago(opensAt),
    });
  });

  it.each([
    ['its own holiday', '2026-12-24T10:00', 'Christmas Eve', '2026-12-28T08:00'],
    ['a public holiday', '2026-11-26T10:00', 'Thanksgiving Day', '2026-11-27T08:00'],
    ['a public holiday at night', '2026-11-26T01:00', 'Thanksgiving Day', '2026-11-27T08:00'],
    ['a holiday at the weekend', '2026-07-04T10:00', 'Independence Day', '2026-07-06T08:00'],
    ['the day off for it', '2026-07-03T10:00', 'Independence Day', '2026-07-06T08:00'],
  ])('is closed for %s, by its name', (_what, now, name, opensAt) => {
    expect(situationAt(office, chicago(now))).toEqual({
      kind: 'holiday',
      name,
      opensAt: chicago(opensAt),
    });
  });

  it('goes by the date in its own zone', () => {
    const own = [{ date: '2026-06-02', name: 'Staff day' }];
    const kolkata = calendar('Asia/Kolkata', '24/7', { own });
    expect(situationAt(kolkata, Date.parse('2026-06-01T18:29Z')).kind).toBe('open');
    expect(situationAt(kolkata, Date.parse('2026-06-01T18:30Z')).kind).toBe('holiday');
  });

  it('lets a night shift run on into a holiday and begins none on it', () => {
    const nights = calendar('America/New_York', 'Mo-Su 22:00-06:00', {
      own: [{ date: '2026-06-03', name: 'Staff day' }],
    });
    const newYork = (text: string): number => at('America/New_York', text);
    expect(situationAt(nights, newYork('2026-06-03T05:59'))).toEqual({
      kind: 'open',
      until: newYork('2026-06-03T06:00'),
    });
    expect(situationAt(nights, newYork('2026-06-03T23:00'))).toEqual({
      kind: 'holiday',
      name: 'Staff day',
      opensAt: newYork('2026-06-04T22:00'),
    });
    expect(situationAt(nights, newYork('2026-06-04T02:00')).kind).toBe('closed');
  });

  it('joins hours that touch, over midnight too', () => {
    const long = calendar('UTC', 'Mo 20:00-24:00; Tu 00:00-04:00,04:00-09:00');
    expect(situationAt(long, at('UTC', '2026-06-01T21:00'))).toEqual({
      kind: 'open',
      until: at('UTC', '2026-06-02T09:00'),
    });
  });

  it('is open for a year ahead when it never closes', () => {
    const situation = situationAt(calendar('Europe/London', '24/7'), Date.UTC(2026, 5, 1));
    expect(situation.kind === 'open' && situation.until).toBeGreaterThan(Date.UTC(2027, 5, 1));
  });

  it('never opens when it has no hours', () => {
    const closed = calendar('UTC', 'Mo-Su off');
    expect(situationAt(closed, 0)).toEqual({ kind: 'closed', opensAt: undefined });
    expect(addBusinessTime(closed, 0, 0)).toBeUndefined();
  });
});

describe('the next opening', () => {
  it('of an open line is the one after its next close', () => {
    const office = calendar('UTC', 'Mo-Fr 08:00-18:00');
    expect(iso(nextOpening(office, Date.parse('2026-06-05T10:00Z')))).toBe(
      '2026-06-08T08:00:00.000Z',
    );
  });

  it('of a line that never closes does not come', () => {
    expect(nextOpening(calendar('UTC', '24/7'), Date.UTC(2026, 5, 1))).toBeUndefined();
  });

  it('is found at the far end of a long holiday', () => {
    const own = Array.from({ length: 300 }, (_, day) => ({
      date: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
      name: 'Closed for the season',
    }));
    expect(
      iso(nextOpening(calendar('UTC', 'Mo-Su 08:00-18:00', { own }), Date.UTC(2026, 0, 1))),
    ).toBe('2026-10-28T08:00:00.000Z');
  });
});

describe('when a promise runs out', () => {
  const office = calendar('America/New_York', 'Mo-Fr 08:00-18:00');
  it.each([
    ['while the line stays open', '2026-06-01T10:00', 15, '2026-06-01T10:15'],
    ['at the minute of closing', '2026-06-01T17:45', 15, '2026-06-01T18:00'],
    ['after the rest of today', '2026-06-01T17:50', 15, '2026-06-02T08:05'],
    ['after the opening, when made at night', '2026-06-01T22:00', 15, '2026-06-02T08:15'],
    ['after the weekend', '2026-06-05T17:50', 15, '2026-06-08T08:05'],
    ['after days', '2026-06-01T10:00', 25 * 60, '2026-06-03T15:00'],
    ['at once, when it is for no time', '2026-06-01T10:00', 0, '2026-06-01T10:00'],
    [
      'at the opening, when for no time and made at night',
      '2026-06-01T22:00',
      0,
      '2026-06-02T08:00',
    ],
  ])('%s', (_when, now, minutes, due) => {
    const from = at('America/New_York', now);
    expect(addBusinessTime(office, from, minutes * MINUTE)).toBe(at('America/New_York', due));
  });

  it('by the clock on a line that never closes', () => {
    const now = Date.UTC(2026, 2, 8, 6, 59);
    expect(addBusinessTime(calendar('America/New_York', '24/7'), now, 26 * HOUR)).toBe(
      now + 26 * HOUR,
    );
  });
});

it('refuses a zone that does not exist, which is a mistake of ours', () => {
  expect(() => situationAt(calendar('Mars/Olympus', '24/7'), 0)).toThrow(
    'No local time in Mars/Olympus',
  );
});
