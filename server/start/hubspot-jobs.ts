import type { Logger } from 'pino';
import { erasePerson } from '../erasure/erase-person';
import type { HandlerParts } from '../handler-parts';
import { Standstill } from '../hubspot/sync/standstill';
import { handleHubSpotEvent } from '../hubspot-webhooks/handle-hubspot-event';
import { type LookParts, lookAtContact } from '../hubspot-webhooks/look-at-contact';
import { enqueueContactLook, enqueueErasure } from '../jobs/enqueue';
import type { JobHandlers } from '../jobs/workers';
import { decideAction } from '../workflow-actions/decide-action';
import { tellOutcome } from '../workflow-actions/tell-outcome';
import type { HubSpotDrain } from './hubspot-drain';

export interface HubSpotJobParts extends LookParts, HandlerParts {
  /** Runs alone of all that writes to the portal's HubSpot; false: somebody is writing, come back. */
  readonly alone: HubSpotDrain['alone'];
  readonly logger: Logger;
}

/** Somebody is writing to the portal's HubSpot: come back when they are likely to be done. */
const BUSY_MS = 1_000;

/** What HubSpot tells and asks, as jobs. */
export function hubspotJobs(
  parts: HubSpotJobParts,
): Pick<
  JobHandlers,
  'hubspot_event' | 'workflow_action' | 'look_at_contact' | 'erase_person' | 'action_outcome'
> {
  return {
    hubspot_event: ({ portalId, eventId }) => handleHubSpotEvent(parts, portalId, eventId),
    workflow_action: ({ portalId, actionId }) => decideAction(parts, portalId, actionId),
    look_at_contact: async ({ portalId, contactId, eventId }) => {
      try {
        await lookAtContact(parts, portalId, contactId, eventId);
      } catch (error) {
        if (!(error instanceof Standstill)) throw error;
        // Without a grant nobody can look; after a reinstall the sync notices by itself.
        const { retryAfterMs } = error;
        if (retryAfterMs === undefined) return;
        await parts.inPortal(portalId, (tx) =>
          enqueueContactLook(tx, portalId, contactId, eventId, retryAfterMs),
        );
      }
    },
    erase_person: async ({ portalId, contactId, eventId }) => {
      // Not while a drain has the person's values in hand: it would write them once more.
      const erased = await parts.alone(portalId, async () => {
        const leftOver = await parts.inPortal(portalId, (tx) =>
          erasePerson(tx, { contactId, eventId, askedAt: parts.now(), now: parts.now() }),
        );
        const tables = Object.keys(leftOver);
        if (tables.length > 0)
          parts.logger.error({ portal: portalId, tables }, 'an erasure left something behind');
      });
      if (!erased)
        await parts.inPortal(portalId, (tx) =>
          enqueueErasure(tx, portalId, eventId, contactId, BUSY_MS),
        );
    },
    action_outcome: ({ portalId, actionId }) => tellOutcome(parts, portalId, actionId),
  };
}
