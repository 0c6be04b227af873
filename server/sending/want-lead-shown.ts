import { wantCall, wantContact, wantTask } from '../hubspot/sync/want';
import { openLead } from '../leads/lead-store';
import type { OutgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';

/** Whatever became of a text shows on the call, on the contact, and on the task of whoever has to act on it. */
export async function wantLeadShown(
  tx: PortalTransaction,
  message: Pick<OutgoingMessage, 'kind' | 'callerId' | 'callId' | 'conversationId'>,
  now: number,
): Promise<void> {
  if (message.kind === 'test_text') return;
  await wantContact(tx, message.callerId, now);
  if (message.callId !== undefined) await wantCall(tx, message.callId, message.callerId, now);
  const lead = await openLead(tx, message.conversationId);
  if (lead !== undefined) await wantTask(tx, lead.id, message.callerId, now);
}
