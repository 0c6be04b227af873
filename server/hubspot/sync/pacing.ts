import Bottleneck from 'bottleneck';
import type { PortalId } from '../../../src/ids';

/** Lets requests to HubSpot start no faster than a portal's limits allow. */
export interface Pacing {
  /** Runs `request` when its turn has come. Searches count twice: as requests, and as searches. */
  run<T>(portalId: PortalId, kind: 'search' | 'other', request: () => Promise<T>): Promise<T>;
}

/** At most two requests of a portal at a time, so that a slow portal cannot occupy the process. */
const AT_A_TIME = 2;

// HubSpot allows an app 110 requests in any 10 s per portal (HubSpot reference 6). A bucket of 20 that gains
// 2 every 250 ms lets at most 20 + 82 start in any such window; the rest is left for the card and the settings.
const BUCKET = 20;
const GAIN = 2;
const GAIN_EVERY_MS = 250;

// 5 searches a second per account, all apps together: four, evenly spread, leave one for the others.
const SEARCH_EVERY_MS = 250;

/** A portal that asks for nothing for so long starts afresh. */
const FORGET_AFTER_MS = 60_000;

/**
 * One pacing serves the whole process; each portal has its own count. HubSpot's SDK has a limiter too, but
 * one for all portals together (HubSpot reference 4.3).
 */
export function createPacing(): Pacing {
  const requests = new Bottleneck.Group({
    maxConcurrent: AT_A_TIME,
    reservoir: BUCKET,
    reservoirIncreaseAmount: GAIN,
    reservoirIncreaseInterval: GAIN_EVERY_MS,
    reservoirIncreaseMaximum: BUCKET,
    timeout: FORGET_AFTER_MS,
  });
  const searches = new Bottleneck.Group({ minTime: SEARCH_EVERY_MS, timeout: FORGET_AFTER_MS });
  return {
    run: (portalId, kind, request) => {
      const paced = () => requests.key(portalId).schedule(request);
      return kind === 'search' ? searches.key(portalId).schedule(paced) : paced();
    },
  };
}
