import type { Logger } from 'pino';
import type { PortalId } from '../../src/ids';
import type { AccessTokens } from '../hubspot/access-token';
import { type DrainResult, drainPortal } from '../hubspot/sync/drain';
import { type HubSpotRequests, hubspotRequests } from '../hubspot/sync/hubspot-requests';
import { createPacing } from '../hubspot/sync/pacing';
import { withPortalLease } from '../hubspot/sync/portal-lease';
import { createWrittenValues } from '../hubspot/sync/written-values';
import type { Metrics } from '../operations/metrics';
import { serverPool } from '../postgres/pool';

/** Somebody else is draining the portal: come back when they are likely to be done. */
const BUSY_MS = 1_000;
/** In a rush of calls, records gather so long before the next batches. */
const GATHER_MS = 1_500;
/** Each drain holds one connection for as long as it takes; more than there are slots for such jobs. */
const MOST_DRAINS = 6;
/** For one answer of HubSpot outside a drain. */
const PATIENCE_MS = 15_000;

export interface HubSpotDrain {
  /** Writes what a portal's HubSpot lacks. @returns how long until it has to be done again, ms, or undefined. */
  readonly drain: (portalId: PortalId) => Promise<number | undefined>;
  /** A portal's requests to HubSpot, paced together with its drain. */
  readonly requests: (portalId: PortalId) => HubSpotRequests;
  /** Runs `work` while nobody drains the portal. @returns false when somebody does: nothing was done. */
  readonly alone: (portalId: PortalId, work: () => Promise<void>) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/** The sync to HubSpot as a job: one drain per portal at a time, in whichever process. */
export function hubspotDrain(parts: {
  readonly databaseUrl: string;
  readonly apiBase: string;
  readonly tokens: AccessTokens;
  /** Business time, epoch ms. */
  readonly clock: () => number;
  readonly logger: Logger;
  readonly metrics: Metrics;
}): HubSpotDrain {
  const { apiBase, tokens, clock, logger, metrics } = parts;
  const pool = serverPool(parts.databaseUrl, 'sync', { max: MOST_DRAINS });
  const pacing = createPacing();
  const remembered = createWrittenValues();
  return {
    drain: async (portalId) => {
      const drained = await withPortalLease(pool, portalId, (lease) =>
        drainPortal({
          lease,
          apiBase,
          tokens,
          pacing,
          remembered,
          now: clock,
          gatherMs: GATHER_MS,
        }),
      );
      if (!drained.held) return BUSY_MS;
      const { result } = drained;
      metrics.hubspotRequests.inc({ result: result.kind }, result.requests);
      report(logger, portalId, result);
      return result.retryAfterMs;
    },
    requests: (portalId) =>
      hubspotRequests({ portalId, apiBase, tokens, pacing, patienceMs: PATIENCE_MS }),
    alone: async (portalId, work) => (await withPortalLease(pool, portalId, work)).held,
    stop: () => pool.end(),
  };
}

function report(logger: Logger, portal: PortalId, result: DrainResult): void {
  if (result.kind === 'drained') return;
  logger.warn(
    { portal, because: result.because, retryAfterMs: result.retryAfterMs },
    'HubSpot takes nothing from this portal now',
  );
}
