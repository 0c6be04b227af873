import type { Logger } from 'pino';
import type { ClaimId, MessageId, PortalId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';
import type { TelnyxAccount } from '../telnyx/account-store';
import type { OpenConnection } from '../telnyx/connection';
import type { SendSlots } from './send-slots';

/** What sending needs of the world; put together once, in server/start. */
export interface SendingParts {
  readonly inPortal: <T>(
    portalId: PortalId,
    work: (tx: PortalTransaction) => Promise<T>,
  ) => Promise<T>;
  /** The portal's account; undefined when it has connected none. */
  readonly account: (tx: PortalTransaction) => Promise<TelnyxAccount | undefined>;
  readonly connect: (apiKey: string) => Promise<OpenConnection>;
  readonly reportUrl: (account: TelnyxAccount, messageId: MessageId) => string;
  readonly slots: SendSlots;
  /** The claims whose request this process is making or whose answer it still has to store. */
  readonly inFlight: Set<ClaimId>;
  /** The worker pools that this process has run: what they claimed is in {@link inFlight} or lost. */
  readonly ownPools: ReadonlySet<string>;
  /** Business time, epoch ms. */
  readonly now: () => number;
  readonly newClaim: () => ClaimId;
  readonly logger: Logger;
  /** Told every outcome, for the metrics. */
  readonly count: (
    outcome: 'accepted' | 'refused' | 'not_now' | 'unknown' | 'cancelled' | 'unresolved',
  ) => void;
  /** Told when a request leaves, with the time since the call's end was known, for the metrics. */
  readonly left: (sinceDueMs: number) => void;
}
