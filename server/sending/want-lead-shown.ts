import { wantCall, wantContact, wantTask } from '../hubspot/sync/want';
import { enqueueActionOutcome } from '../jobs/enqueue';
import { openLead } from '../leads/lead-store';
import type { OutgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';

/** Whatever became of a text shows on the call, on the contact, and on the task of whoever has to act on it. */
export async function wantLeadShown(
  tx: PortalTransaction,
  message: Pick<OutgoingMessage, 'id' | 'kind' | 'callerId' | 'callId' | 'conversationId'>,
  now: number,
): Promise<void> {
  if (message.kind === 'test_text') return;
  if (message.kind === 'workflow_text')
    await enqueueActionOutcome(tx, tx.portalId, message.id, 0);
  await wantContact(tx, message.callerId, now);
  if (message.callId !== undefined) await wantCall(tx, message.callId, message.callerId, now);
  const lead = await openLead(tx, message.conversationId);
  if (lead !== undefined) await wantTask(tx, lead.id, message.callerId, now);
}
