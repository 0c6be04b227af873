import fc from 'fast-check';
import { DateTime } from 'luxon';
import { holidayOn } from '../../../src/hours/holidays';
import {
  addBusinessTime,
  type BusinessCalendar,
  nextOpening,
  situationAt,
} from '../../../src/hours/opening';
import { anyCalendar, anyInstant } from './calendars';

const HOUR = 3_600_000;

describe('any calendar at any instant', () => {
  /** By its definition: the wall shows a time inside an interval of today, or one that began yesterday. */
  function wallSaysOpen({ timeZone, hours, holidays }: BusinessCalendar, instant: number): boolean {
    const now = DateTime.fromMillis(instant, { zone: timeZone });
    const minutes = now.hour * 60 + now.minute;
    const inside = (day: DateTime, minute: number): boolean =>
      holidayOn(day.toISODate() ?? '', holidays) === undefined &&
      (hours[day.weekday - 1] ?? []).some(({ from, to }) => from <= minute && minute < to);
    return inside(now, minutes) || inside(now.minus({ days: 1 }), minutes + 24 * 60);
  }

  it('is open exactly when the clock on the wall says so, but for an hour that it shows twice', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (line, instant) => {
        const now = DateTime.fromMillis(instant, { zone: line.timeZone });
        fc.pre(now.getPossibleOffsets().length === 1);
        expect(situationAt(line, instant).kind === 'open').toBe(wallSaysOpen(line, instant));
      }),
      { numRuns: 1_000 },
    );
  });

  it('stays as it is until the moment that it names', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (line, instant, part) => {
          const situation = situationAt(line, instant);
          const change = situation.kind === 'open' ? situation.until : situation.opensAt;
          fc.pre(change !== undefined);
          expect(change).toBeGreaterThan(instant);
          const between = Math.min(change - 1, Math.floor(instant + part * (change - instant)));
          expect(situationAt(line, between).kind === 'open').toBe(situation.kind === 'open');
          const opens = situationAt(line, change).kind === 'open';
          if (change - instant < 365 * 24 * HOUR) expect(opens).toBe(situation.kind !== 'open');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('next opens at an open moment in the future that follows a closed one', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (line, instant) => {
        const opensAt = nextOpening(line, instant);
        fc.pre(opensAt !== undefined);
        expect(opensAt).toBeGreaterThan(instant);
        expect(situationAt(line, opensAt).kind).toBe('open');
        expect(situationAt(line, opensAt - 1).kind).not.toBe('open');
        const situation = situationAt(line, instant);
        if (situation.kind !== 'open') expect(situation.opensAt).toBe(opensAt);
      }),
      { numRuns: 300 },
    );
  });

  const duration = fc.oneof(fc.nat(2 * HOUR), fc.nat(30 * 24 * HOUR));
  const sooner = (a: number | undefined, b: number | undefined): boolean =>
    (a ?? Number.POSITIVE_INFINITY) <= (b ?? Number.POSITIVE_INFINITY);

  it('never makes a longer promise due sooner', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, duration, duration, (line, instant, a, b) => {
        const short = addBusinessTime(line, instant, Math.min(a, b));
        expect(sooner(short, addBusinessTime(line, instant, Math.max(a, b)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never makes a later promise due sooner', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        fc.nat(10 * 24 * HOUR),
        duration,
        (line, instant, later, span) => {
          const due = addBusinessTime(line, instant, span);
          fc.pre(due !== undefined);
          expect(sooner(due, addBusinessTime(line, instant + later, span))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts one span after another as their sum', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        duration,
        fc.integer({ min: 1, max: 10 * HOUR }),
        (line, instant, a, b) => {
          const whole = addBusinessTime(line, instant, a + b);
          const first = addBusinessTime(line, instant, a);
          fc.pre(whole !== undefined && first !== undefined);
          expect(addBusinessTime(line, first, b)).toBe(whole);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('makes a promise due in open time, at the latest at the moment of closing', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        fc.integer({ min: 1, max: 10 * HOUR }),
        (line, instant, span) => {
          const due = addBusinessTime(line, instant, span);
          fc.pre(due !== undefined);
          expect(due - instant).toBeGreaterThanOrEqual(span);
          expect(situationAt(line, due - 1).kind).toBe('open');
        },
      ),
      { numRuns: 300 },
    );
  });
});
