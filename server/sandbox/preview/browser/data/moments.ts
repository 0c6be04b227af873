/** A moment as HubSpot writes it, in the account's time zone. */
export function momentSaid(at: number, timeZone: string): string {
  return new Date(at).toLocaleString('en-US', {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
}

/** The clock of the top bar, to the second. */
export function clockSaid(at: number, timeZone: string): string {
  return new Date(at).toLocaleString('en-US', {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
}

/** `YYYY-MM-DDTHH:MM` on the wall clock of a time zone. */
export function wallClock(at: number, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Date(at)
    .toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .replace(' ', 'T');
}

/** The moment at which a wall clock shows `YYYY-MM-DDTHH:MM`; undefined for what is no time. */
export function momentOnWallClock(shown: string, timeZone: string): number | undefined {
  const wanted = Date.parse(`${shown}Z`);
  if (Number.isNaN(wanted)) return undefined;
  const off = (at: number): number => Date.parse(`${wallClock(at, timeZone)}Z`) - wanted;
  const near = wanted - off(wanted);
  // Once more, since the zone's offset may have changed between the two.
  return near - off(near);
}

/** `m:ss`. */
export function lasting(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
