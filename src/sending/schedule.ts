/** Longest time that a request to send may take before its fate counts as unknown. */
export const SEND_TIMEOUT_MS = 10_000;

/** Older than this between the claim's commit and the request, a claim is given back instead of used. */
export const CLAIM_USABLE_MS = 2_000;

/** When to look for evidence of a text of unknown fate, counted from its claim. */
export const FIRST_LOOK_MS = 2_000;
export const LOOK_UP_AFTER_MS: readonly number[] = [
  FIRST_LOOK_MS,
  10_000,
  60_000,
  300_000,
  900_000,
];

/**
 * When to try again after a definite "not now".
 *
 * @param attempts how many were made so far, at least 1
 * @param askedFor what the other side asked for, in ms; never undercut
 * @returns ms to wait: 1 s doubling to 30 s
 */
export function retryDelay(attempts: number, askedFor: number | undefined): number {
  const backoff = Math.min(30_000, 1_000 * 2 ** Math.max(0, attempts - 1));
  return Math.max(backoff, askedFor ?? 0);
}

/**
 * The next moment to look up a text of unknown fate, or undefined when all have passed and it has to be
 * left to a person.
 *
 * @param claimedAt epoch ms
 * @param now epoch ms
 */
export function nextLookUp(claimedAt: number, now: number): number | undefined {
  return LOOK_UP_AFTER_MS.map((after) => claimedAt + after).find((at) => at > now);
}
