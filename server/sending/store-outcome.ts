import type { ClaimId } from '../../src/ids';
import { type SendFailure, sayFailure } from '../../src/sending/failure';
import { FIRST_LOOK_MS, retryDelay } from '../../src/sending/schedule';
import type { SendOutcome } from '../../src/sending/send-outcome';
import { markNotTextable, setTurn } from '../callers/caller-store';
import { recordConsent } from '../consent/consent-store';
import { enqueueLookUp, enqueueSend } from '../jobs/enqueue';
import { stopTexting } from '../lines/line-store';
import { accept, cancel, doubt, giveBack, refuse } from '../messages/message-edges';
import type { OutgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { refuseKey } from '../telnyx/key-refusal';
import { textLost } from './text-lost';
import { wantLeadShown, wantTextShown } from './want-lead-shown';

/**
 * Stores what a request came to, and what follows from it. Guarded by the claim: an outcome that comes
 * late, after somebody else found out, changes nothing that is known.
 *
 * @param now epoch ms
 */
export async function storeOutcome(
  tx: PortalTransaction,
  message: OutgoingMessage,
  claim: ClaimId,
  outcome: SendOutcome,
  now: number,
): Promise<void> {
  switch (outcome.kind) {
    case 'accepted':
      if (await accept(tx, message.id, claim, outcome.telnyxId, now)) textLeft(tx, message, now);
      if (outcome.landline) await markNotTextable(tx, message.callerId, 'landline');
      return;
    case 'refused':
      if (await refuse(tx, message.id, claim, outcome.failure, outcome.detail, now)) {
        await learnFrom(tx, message, outcome.failure, now);
        textLost(tx, message, now);
      }
      return;
    case 'not_now': {
      const next = now + retryDelay(message.attempts, outcome.retryAfterMs);
      if (!(await giveBack(tx, message.id, claim, next))) return;
      if (next > message.freshUntil) {
        await cancel(tx, message.id, outcome.failure, outcome.detail, now);
        textLost(tx, message, now);
        return;
      }
      await enqueueSend(tx, tx.portalId, message.id, next - now);
      wantLeadShown(tx, message, now);
      return;
    }
    case 'unknown':
      if (await doubt(tx, message.id, claim, outcome.detail)) {
        await enqueueLookUp(tx, tx.portalId, message.id, FIRST_LOOK_MS);
        wantLeadShown(tx, message, now);
      }
      return;
  }
}

/** An accepted text belongs on the record, and the next word is the caller's. */
export function textLeft(tx: PortalTransaction, message: OutgoingMessage, now: number): void {
  if (message.kind === 'test_text') return;
  if (message.kind === 'text_back') setTurn(tx, message.conversationId, 'them');
  wantTextShown(tx, message, now);
}

/** A definite refusal often says something that holds for the next text too. */
export async function learnFrom(
  tx: PortalTransaction,
  message: OutgoingMessage,
  failure: SendFailure,
  now: number,
): Promise<void> {
  switch (failure) {
    case 'opted_out_at_carrier':
      await recordConsent(tx, {
        number: message.to,
        effect: 'opt_out',
        source: 'telnyx',
        words: undefined,
        evidence: `message:${message.id}`,
        at: now,
      });
      return;
    case 'landline':
      await markNotTextable(tx, message.callerId, 'landline');
      return;
    case 'number_unreachable':
      await markNotTextable(tx, message.callerId, 'unreachable');
      return;
    case 'line_not_registered':
      if (message.lineId !== undefined) await stopTexting(tx, message.lineId, sayFailure(failure));
      return;
    case 'key_refused':
      await refuseKey(tx, sayFailure(failure));
      return;
    case 'country_blocked':
    case 'line_not_set_up':
    case 'filtered_as_spam':
    case 'rate_limited':
    case 'carrier_trouble':
    case 'expired_at_carrier':
    case 'text_not_acceptable':
    case 'no_funds':
    case 'account_blocked':
    case 'account_level':
    case 'telnyx_unreachable':
    case 'too_late':
    case 'fate_unknown':
    case 'refused':
      return;
  }
}
