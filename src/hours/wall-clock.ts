import { IANAZone } from 'luxon';

/**
 * What the clock on the wall reads in a time zone at an instant (epoch ms): milliseconds since
 * 1970-01-01T00:00 on that clock. Days and weekdays are plain arithmetic on such a reading.
 *
 * @throws RangeError for an unknown zone or an instant that no date can hold; both are checked at the door.
 */
export function wallClock(timeZone: string, instant: number): number {
  return instant + offsetAt(timeZone, instant);
}

/**
 * The first instant (epoch ms) at which the clock on the wall has come to a reading. Where daylight saving
 * skips the reading, that is the moment of the jump; where it comes twice, the first time. A later reading
 * never gives an earlier instant, so what touches on the wall touches in time.
 */
export function firstInstantAt(timeZone: string, reading: number): number {
  // No zone is a day away from UTC, and none changes its offset twice in two days.
  const before = offsetAt(timeZone, reading - DAY_MS);
  const after = offsetAt(timeZone, reading + DAY_MS);
  if (before === after) return reading - before;
  const early = reading - before;
  const late = reading - after;
  if (offsetAt(timeZone, early) === before) return early;
  if (offsetAt(timeZone, late) === after) return late;
  return jumpBetween(timeZone, late, early);
}

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** The instant after `from` at which the zone has the offset that it has at `to`, by bisection. */
function jumpBetween(timeZone: string, from: number, to: number): number {
  const after = offsetAt(timeZone, to);
  let [still, jumped] = [from, to];
  while (jumped - still > 1) {
    const middle = Math.floor((still + jumped) / 2);
    if (offsetAt(timeZone, middle) === after) jumped = middle;
    else still = middle;
  }
  return jumped;
}

function offsetAt(timeZone: string, instant: number): number {
  const minutes = IANAZone.create(timeZone).offset(instant);
  if (Number.isNaN(minutes)) throw new RangeError(`No local time in ${timeZone} at ${instant}.`);
  return minutes * MINUTE_MS;
}
