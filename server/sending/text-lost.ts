import { setTurn, turnIsStillOurs } from '../callers/caller-store';
import { promiseNotKept } from '../leads/lead-store';
import type { OutgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { wantLeadShown } from './want-lead-shown';

/**
 * A text did not leave, did not arrive, or nobody knows. What a person of the business wrote was their answer
 * to the caller, so without it the next word is theirs again; and a caller who got no text back waits for a call.
 *
 * @param now epoch ms
 */
export function textLost(
  tx: PortalTransaction,
  message: Pick<OutgoingMessage, 'id' | 'kind' | 'callerId' | 'callId' | 'conversationId'>,
  now: number,
): void {
  if (message.kind === 'reply') {
    setTurn(tx, message.conversationId, 'us');
    promiseNotKept(tx, message.conversationId);
  }
  if (message.kind === 'text_back') turnIsStillOurs(tx, message.conversationId, message.id);
  wantLeadShown(tx, message, now);
}
