import { type HubSpotFailure, sayHubSpotFailure } from '../failure';

/** Why HubSpot takes nothing from this portal at the moment. */
export type StandstillCause =
  | 'rate_limited'
  | 'locked'
  | 'moving'
  | 'unavailable'
  | 'missing_scopes'
  | 'disconnected';

/**
 * HubSpot as a whole says no, whatever the record: the drain ends here, and everything not written stays
 * pending. An outage, hence an exception: nothing between the request and the drain can cure it.
 */
export class Standstill extends Error {
  override readonly name = 'Standstill';

  /**
   * @param sentence for people
   * @param retryAfterMs when it is worth another try; undefined: not before a person has done something
   */
  constructor(
    readonly standstill: StandstillCause,
    readonly sentence: string,
    readonly retryAfterMs: number | undefined,
  ) {
    super(sentence);
  }
}

/** Shortest pause before another try when HubSpot is away or fails, ms. */
export const AWAY_MS = 2_000;
const LONGEST_AWAY_MS = 60_000;

/**
 * The pause grows with the time that HubSpot has been away, so that many portals do not knock on a closed
 * door every other second.
 *
 * @param waitingMs how long the oldest record has been waiting
 */
export function pauseWhileAway(waitingMs: number): number {
  return Math.min(LONGEST_AWAY_MS, Math.max(AWAY_MS, waitingMs / 10));
}

/** What a failure that is not about single records means for the portal. */
export function standstillOf(failure: HubSpotFailure): Standstill {
  const sentence = sayHubSpotFailure(failure);
  switch (failure.kind) {
    case 'rate_limited':
    case 'daily_limit':
      return new Standstill('rate_limited', sentence, failure.retryAfterMs);
    case 'locked':
    case 'moving':
      return new Standstill(failure.kind, sentence, failure.retryAfterMs);
    case 'expired_token':
      // With a token that was renewed a moment ago: whether the grant is dead only the next renewal tells.
      return new Standstill('unavailable', sentence, 60_000);
    case 'missing_scopes':
      return new Standstill('missing_scopes', sentence, undefined);
    case 'ambiguous':
    case 'not_sent':
    case 'refused':
    case 'conflict':
    case 'not_found':
      return new Standstill('unavailable', sentence, AWAY_MS);
  }
}

/** The same where there is no token to ask with. */
export function noToken(
  because: 'disconnected' | 'hubspot_unavailable' | 'app_credentials_refused',
  detail: string,
): Standstill {
  switch (because) {
    case 'disconnected':
      return new Standstill('disconnected', detail, undefined);
    case 'hubspot_unavailable':
      return new Standstill(
        'unavailable',
        'HubSpot did not answer; it is tried again by itself.',
        AWAY_MS,
      );
    case 'app_credentials_refused':
      return new Standstill(
        'unavailable',
        'HubSpot refuses this server’s own credentials; its operator has been told.',
        60_000,
      );
  }
}
