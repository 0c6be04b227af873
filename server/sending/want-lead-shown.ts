import { type Wanted, want, wantOpenTask } from '../hubspot/sync/want';
import { enqueueActionOutcome } from '../jobs/enqueue';
import type { OutgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';

type About = Pick<OutgoingMessage, 'id' | 'kind' | 'callerId' | 'callId' | 'conversationId'>;

/** What stopped a text shows on the call, on the contact, and on the task of whoever has to act on it. */
export function wantLeadShown(tx: PortalTransaction, message: About, now: number): void {
  show(tx, message, now, []);
}

/** The same for a text that left, which is on the record itself. */
export function wantTextShown(tx: PortalTransaction, message: About, now: number): void {
  show(tx, message, now, [{ kind: 'communication', id: message.id, at: now }]);
}

function show(tx: PortalTransaction, message: About, at: number, text: readonly Wanted[]): void {
  // A test is between Ringback and whoever asked for it.
  if (message.kind === 'test_text') return;
  if (message.kind === 'workflow_text') enqueueActionOutcome(tx, tx.portalId, message.id, 0);
  const call: Wanted[] =
    message.callId === undefined ? [] : [{ kind: 'call', id: message.callId, at }];
  want(tx, message.callerId, [{ kind: 'contact', id: message.callerId, at }, ...call, ...text]);
  wantOpenTask(tx, message.conversationId, message.callerId, at);
}
