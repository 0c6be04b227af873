import { setTurn } from '../callers/caller-store';
import { promiseNotKept } from '../leads/lead-store';
import type { OutgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { wantLeadShown } from './want-lead-shown';

/**
 * A text did not leave, did not arrive, or nobody knows. What a person of the business wrote was their answer
 * to the caller, so without it the next word is theirs again.
 *
 * @param now epoch ms
 */
export async function textLost(
  tx: PortalTransaction,
  message: Pick<OutgoingMessage, 'id' | 'kind' | 'callerId' | 'callId' | 'conversationId'>,
  now: number,
): Promise<void> {
  if (message.kind === 'reply') {
    await setTurn(tx, message.conversationId, 'us');
    await promiseNotKept(tx, message.conversationId);
  }
  await wantLeadShown(tx, message, now);
}
