import type { PortalId } from '../../src/ids';
import { isErased } from '../erasure/erasure-store';
import type { HandlerParts } from '../handler-parts';
import { callersOfContact, followMerge } from '../hubspot/sync/contact-mapping';
import { enqueueContactLook, enqueueErasure, enqueueSync } from '../jobs/enqueue';
import { optOutInHubSpot } from './opt-out-in-hubspot';
import { storedContactEvent } from './stored-event';

/**
 * Takes in one event of HubSpot: what can be done from our own tables is done at once, and what needs a look
 * at the contact or time for itself becomes a job. Any order and any repetition come to the same.
 */
export async function handleHubSpotEvent(
  parts: HandlerParts & { readonly appId: string },
  portalId: PortalId,
  eventId: string,
): Promise<void> {
  await parts.inPortal(portalId, async (tx) => {
    const stored = await storedContactEvent(tx, eventId, parts.appId);
    if (stored === undefined) return;
    const { event, occurredAt } = stored;
    switch (event.kind) {
      case 'privacy_deletion':
        await enqueueErasure(tx, portalId, eventId, event.contactId, 0);
        return;
      case 'merge': {
        const into = await followMerge(tx, event.merged, event.into);
        // The survivor was erased before we heard of the merge: its other half is the same person.
        if (await isErased(tx, into)) await enqueueErasure(tx, portalId, eventId, into, 0);
        else await enqueueSync(tx, [portalId]);
        return;
      }
      case 'opt_out':
        for (const { number } of await callersOfContact(tx, event.contactId)) {
          await optOutInHubSpot(tx, {
            number,
            evidence: `${eventId}:${number}`,
            at: occurredAt,
            now: parts.now(),
          });
        }
        await enqueueSync(tx, [portalId]);
        // The contact's other numbers, also of somebody who never called.
        await enqueueContactLook(tx, portalId, event.contactId, eventId, 0);
        return;
      case 'opt_in':
      case 'look':
        await enqueueContactLook(tx, portalId, event.contactId, eventId, 0);
        return;
    }
  });
}
