import fc from 'fast-check';
import { DAY_MS, firstInstantAt, MINUTE_MS, wallClock } from '../../../src/hours/wall-clock';
import { anyInstant, anyZone } from './calendars';

describe('the clock on the wall', () => {
  it('shows a reading of its own at the first instant of that reading', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const reading = wallClock(zone, instant);
        const first = firstInstantAt(zone, reading);
        expect(wallClock(zone, first)).toBe(reading);
        expect(first).toBeLessThanOrEqual(instant);
        expect(instant - first).toBeLessThanOrEqual(60 * MINUTE_MS);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has come to any reading at its first instant, and not a moment earlier', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, reading) => {
        const first = firstInstantAt(zone, reading);
        expect(wallClock(zone, first)).toBeGreaterThanOrEqual(reading);
        expect(wallClock(zone, first - 1)).toBeLessThan(reading);
      }),
      { numRuns: 1_000 },
    );
  });

  it('comes to a later reading no sooner', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, fc.nat(3 * DAY_MS), (zone, reading, later) => {
        expect(firstInstantAt(zone, reading + later)).toBeGreaterThanOrEqual(
          firstInstantAt(zone, reading),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
