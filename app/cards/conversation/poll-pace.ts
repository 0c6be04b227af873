const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * How long to wait before asking for news again: seconds while people are writing, a minute in a tab that
 * was left open. All of HubSpot's cards of one account share twenty requests at a time.
 *
 * @param quietMs since anything was new or anybody did something here
 * @returns ms
 */
export function pollPace(quietMs: number): number {
  if (quietMs < 2 * MINUTE) return 3 * SECOND;
  if (quietMs < 10 * MINUTE) return 10 * SECOND;
  return MINUTE;
}
