import fc from 'fast-check';
import { DateTime } from 'luxon';
import { bucketsOf } from '../../../src/reports/buckets';
import { saySpan, spanBefore, spanOf } from '../../../src/reports/chosen-span';

const CHICAGO = 'America/Chicago';
const at = (iso: string) => DateTime.fromISO(iso, { zone: CHICAGO }).toMillis();

test('today ends when the day does, and is compared with yesterday up to the same time', () => {
  const now = at('2026-11-23T15:20');
  const today = spanOf('today', now, CHICAGO);
  expect(today).toEqual({
    ...{ from: '2026-11-23', to: '2026-11-23', days: 1 },
    ...{ start: at('2026-11-23T00:00'), end: at('2026-11-24T00:00') },
  });
  expect(spanBefore(today, now, CHICAGO)).toMatchObject({
    start: at('2026-11-22T00:00'),
    end: at('2026-11-22T15:20'),
  });
  expect(saySpan(spanBefore(today, now, CHICAGO), now, CHICAGO)).toBe('Yesterday until 3:20 PM');
});

test('chosen days that are not over are compared with as much of the days before them', () => {
  const now = at('2026-11-23T15:20');
  const chosen = spanOf({ from: '2026-11-20', to: '2026-11-30' }, now, CHICAGO);
  const before = spanBefore(chosen, now, CHICAGO);
  expect(before).toMatchObject({ from: '2026-11-09', to: '2026-11-12' });
  expect(saySpan(before, now, CHICAGO)).toBe('Mon, Nov 9 to Thu, Nov 12, 3:20 PM');
});

test('a span that is over is compared with all of the days before it', () => {
  const now = at('2026-11-23T15:20');
  const week = spanOf({ from: '2026-11-09', to: '2026-11-15' }, now, CHICAGO);
  expect(spanBefore(week, now, CHICAGO)).toMatchObject({
    ...{ from: '2026-11-02', to: '2026-11-08', days: 7 },
    ...{ start: at('2026-11-02T00:00'), end: at('2026-11-09T00:00') },
  });
  expect(saySpan(week, now, CHICAGO)).toBe('Mon, Nov 9 to Sun, Nov 15');
});

test('days on which the clock changes are whole days, with the hours that they have', () => {
  const spring = spanOf({ from: '2026-03-08', to: '2026-03-08' }, 0, CHICAGO);
  expect(spring.end - spring.start).toBe(23 * 3_600_000);
  expect(bucketsOf(spring, CHICAGO)).toHaveLength(23);
  const autumn = spanOf({ from: '2026-11-01', to: '2026-11-01' }, 0, CHICAGO);
  expect(autumn.end - autumn.start).toBe(25 * 3_600_000);
  expect(bucketsOf(autumn, CHICAGO)).toHaveLength(24);
});

test('where the clock goes back over midnight, the day begins at the first of the two', () => {
  const zone = 'America/Havana';
  for (const now of ['2026-11-01T12:00', '2026-10-31T12:00']) {
    const noon = DateTime.fromISO(now, { zone }).toMillis();
    const day = spanOf({ from: '2026-11-01', to: '2026-11-01' }, noon, zone);
    expect(day.end - day.start).toBe(25 * 3_600_000);
  }
});

test('a day that begins at one o’clock is there, and so is an hour of which half is skipped', () => {
  const santiago = 'America/Santiago';
  const week = spanOf({ from: '2026-09-01', to: '2026-09-07' }, 0, santiago);
  expect(bucketsOf(week, santiago).map(({ label }) => label)).toContain('Sun 6 Sep');
  const island = 'Australia/Lord_Howe';
  const spring = spanOf({ from: '2026-10-04', to: '2026-10-04' }, 0, island);
  expect(bucketsOf(spring, island)).toHaveLength(24);
});

test('at any moment in any zone days follow one another without a gap, each as long as its hours', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2024-01-01'), max: at('2030-01-01') }),
      fc.constantFrom(
        CHICAGO,
        'America/Havana',
        'America/Santiago',
        'Africa/Cairo',
        'Atlantic/Azores',
      ),
      (now, zone) => {
        const today = spanOf('today', now, zone);
        const next = DateTime.fromISO(today.to).plus({ days: 1 }).toFormat('yyyy-MM-dd');
        expect(today.start <= now && now < today.end).toBe(true);
        expect(spanOf({ from: next, to: next }, now, zone).start).toBe(today.end);
        const hours = (today.end - today.start) / 3_600_000;
        expect(bucketsOf(today, zone)).toHaveLength(Math.min(24, hours));
      },
    ),
  );
});

test('at any moment in any zone: last 7 days are 7 days that end with the day it is, and touch those before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2024-01-01'), max: at('2030-01-01') }),
      fc.constantFrom(CHICAGO, 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'),
      (now, zone) => {
        const span = spanOf('last_7_days', now, zone);
        const before = spanBefore(span, now, zone);
        expect(span.days).toBe(7);
        expect(span.start <= now && now < span.end).toBe(true);
        expect(before.days).toBe(7);
        expect(before.end <= span.start).toBe(true);
        expect(DateTime.fromISO(before.to).plus({ days: 1 }).toISODate()).toBe(span.from);
        expect(bucketsOf(span, zone)).toHaveLength(7);
      },
    ),
  );
});
