/** A time in a voice event: `Z` with microseconds, as Telnyx publishes them. */
export function callTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '000Z');
}

/** A time in a message: milliseconds and `+00:00`, as Telnyx publishes them. */
export function messageTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '+00:00');
}

/** A time in any other resource. */
export function resourceTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
