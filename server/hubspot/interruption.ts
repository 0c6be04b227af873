import { classifyHubSpotError, type HubSpotFailure, sayHubSpotFailure } from './failure';

/** HubSpot is away or busy, whatever it was asked for: the same is worth another try later. */
export class HubSpotInterruption extends Error {
  override readonly name = 'HubSpotInterruption';

  constructor(readonly failure: HubSpotFailure) {
    super(sayHubSpotFailure(failure));
  }
}

/**
 * HubSpot's definite no to a request that failed.
 *
 * @throws HubSpotInterruption when it did not get as far as deciding.
 */
export function refusalOrInterruption(error: unknown): HubSpotFailure {
  const failure = classifyHubSpotError(error);
  switch (failure.kind) {
    case 'rate_limited':
    case 'daily_limit':
    case 'locked':
    case 'moving':
    case 'ambiguous':
    case 'not_sent':
    case 'expired_token':
      throw new HubSpotInterruption(failure);
    case 'missing_scopes':
    case 'not_found':
    case 'conflict':
    case 'refused':
      return failure;
  }
}
