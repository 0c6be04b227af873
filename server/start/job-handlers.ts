import type { Pool } from 'pg';
import type { PortalId } from '../../src/ids';
import { handleCall } from '../calls/handle-call';
import { erasePortal, portalsToErase } from '../erasure/erase-portal';
import { Gather } from '../gather';
import type { HandlerParts } from '../handler-parts';
import { handleInboundText } from '../inbound/handle-inbound-text';
import { handleReport } from '../inbound/handle-report';
import { enqueuePortalErasure, enqueueSync } from '../jobs/enqueue';
import type { JobHandlers } from '../jobs/workers';
import { attemptToSend } from '../sending/attempt-to-send';
import { lookUp } from '../sending/look-up';
import type { SendingParts } from '../sending/sending-parts';
import { forgetEvents } from '../webhooks/forget-events';
import type { hubspotJobs } from './hubspot-jobs';

export interface JobParts {
  readonly pool: Pool;
  readonly calls: HandlerParts;
  readonly sending: SendingParts & { readonly telnyxApiBase: string };
  /** Drains a portal to HubSpot. @returns how long until it has to be done again, ms, or undefined when all is written. */
  readonly drain: (portalId: PortalId) => Promise<number | undefined>;
  /** What HubSpot tells and asks. */
  readonly hubspot: ReturnType<typeof hubspotJobs>;
  readonly refreshGrants: () => Promise<void>;
  /** Told the name of every pool that runs jobs here. */
  readonly ownPools: Set<string>;
}

/** HubSpot is not kept waiting for a text that takes long; it gets the rest afterwards. */
const SYNC_BEFORE_SENT_MS = 1_000;

/** Jobs that end in a rush share one statement: it is dear, it notifies, and those run one by one. */
const SYNCS_APART_MS = 50;

/**
 * What each job does. A job's last step asks for the portal's drain to HubSpot; until that is stored the job
 * is not done, so a crash anywhere before runs it again.
 */
export function jobHandlers(parts: JobParts): JobHandlers {
  const syncs = new Gather<PortalId>(
    (portals) => enqueueSync(parts.pool, portals),
    1,
    SYNCS_APART_MS,
  );
  const requestSync = (portalId: PortalId): Promise<void> => syncs.add(portalId);
  const { calls, sending } = parts;

  const send = async (
    portalId: PortalId,
    messageId: Parameters<typeof attemptToSend>[2],
    poolId: string,
  ): Promise<void> => {
    const slow = setTimeout(() => {
      requestSync(portalId).catch((error: unknown) =>
        sending.logger.warn({ err: error }, 'HubSpot will be written after the text'),
      );
    }, SYNC_BEFORE_SENT_MS);
    try {
      await attemptToSend(sending, portalId, messageId, poolId);
    } finally {
      clearTimeout(slow);
    }
    await requestSync(portalId);
  };

  return {
    call: async ({ portalId, sessionId }, { poolId }) => {
      parts.ownPools.add(poolId);
      const result = await handleCall(calls, portalId, sessionId);
      switch (result.kind) {
        case 'nothing':
          return;
        case 'sync':
          return requestSync(portalId);
        case 'send':
          return send(portalId, result.messageId, poolId);
      }
    },
    inbound_text: async ({ portalId, eventId }, { poolId }) => {
      parts.ownPools.add(poolId);
      const answer = await handleInboundText(calls, portalId, eventId);
      if (answer === undefined) await requestSync(portalId);
      else await send(portalId, answer, poolId);
    },
    delivery_report: async ({ portalId, eventId }) => {
      if (await handleReport(calls, portalId, eventId)) await requestSync(portalId);
    },
    send: async ({ portalId, messageId }, { poolId }) => {
      parts.ownPools.add(poolId);
      await send(portalId, messageId, poolId);
    },
    look_up: async ({ portalId, messageId }) => {
      await lookUp(sending, portalId, messageId);
      await requestSync(portalId);
    },
    sync: async ({ portalId }) => {
      const again = await parts.drain(portalId);
      if (again !== undefined) await enqueueSync(parts.pool, [portalId], again);
    },
    ...parts.hubspot,
    erase_portal: async ({ portalId }) => {
      const erased = await calls.inPortal(portalId, (tx) => erasePortal(tx, calls.now()));
      if (erased !== undefined)
        sending.logger.info({ portal: portalId, erased }, 'a portal that left was erased');
    },
    erase_left_portals: async () => {
      for (const portalId of await portalsToErase(parts.pool, calls.now()))
        await enqueuePortalErasure(parts.pool, portalId);
    },
    refresh_grants: () => parts.refreshGrants(),
    forget_events: () => forgetEvents(parts.pool, sending.now()),
  };
}
