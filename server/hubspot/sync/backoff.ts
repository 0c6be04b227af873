const SIX_HOURS_MS = 6 * 60 * 60_000;

/**
 * When to try a record again that HubSpot refused, so that a corrected rule or property takes effect by
 * itself: after a minute, then four times as long each time, up to six hours.
 *
 * @param failures so far, before this one
 * @param now epoch ms
 */
export function afterRefusal(failures: number, now: number): number {
  return now + Math.min(SIX_HOURS_MS, 60_000 * 4 ** Math.min(failures, 10));
}

/** When to try a record again whose request HubSpot failed to answer while it answered others: at first soon. */
export function afterLostAnswer(failures: number, now: number): number {
  return now + Math.min(SIX_HOURS_MS, 1_000 * 4 ** Math.min(failures, 10));
}
