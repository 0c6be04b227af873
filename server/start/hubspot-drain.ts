import type { PortalId } from '../../src/ids';
import type { LiveConfiguration } from '../configuration';
import type { AccessTokens } from '../hubspot/access-token';
import { drainPortal } from '../hubspot/sync/drain-portal';
import { withPortalLease } from '../hubspot/sync/portal-lease';
import type { Metrics } from '../operations/metrics';
import { serverPool } from '../postgres/pool';
import type { Logger } from 'pino';

/** Somebody else is draining the portal: come back when they are likely to be done. */
const BUSY_MS = 1_000;
/** Each drain holds one connection for as long as it takes. */
const MOST_DRAINS = 6;

export interface HubSpotDrain {
  /** Writes what a portal's HubSpot lacks. @returns when to come back, epoch ms, or undefined. */
  readonly drain: (portalId: PortalId) => Promise<number | undefined>;
  readonly stop: () => Promise<void>;
}
