import type { PortalId } from '../src/ids';
import type { PortalTransaction } from './postgres/portal-scope';

/** What everything that handles an event needs of the world; put together once, in server/start. */
export interface HandlerParts {
  readonly inPortal: <T>(
    portalId: PortalId,
    work: (tx: PortalTransaction) => Promise<T>,
  ) => Promise<T>;
  /** Business time, epoch ms. */
  readonly now: () => number;
  /** Where new rows get their ids from. */
  readonly newId: () => string;
}
