import type { MessageId } from '../../src/ids';
import type { SendFailure } from '../../src/sending/failure';
import { acceptOnEvidence, noteCost, noteDelivery } from '../messages/message-edges';
import { outgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { meaningOf } from '../telnyx/error-table';
import type { MessagePayload } from '../telnyx/webhook-body';
import { learnFrom, textLeft } from './store-outcome';
import { textLost } from './text-lost';
import { wantTextShown } from './want-lead-shown';

/** How far a text got, in our words, with what stopped it. */
export type Delivery =
  | { readonly kind: 'sent' | 'delivered' | 'unconfirmed' }
  | { readonly kind: 'failed' | 'expired'; readonly failure: SendFailure; readonly detail: string };

/** Reads the state out of a report; undefined for one that says nothing new, such as `queued`. */
export function readDelivery(payload: MessagePayload): Delivery | undefined {
  const [error] = payload.errors;
  const detail = error === undefined ? '' : `${error.code} ${error.title}`;
  switch (payload.to[0]?.status) {
    case 'sent':
      return { kind: 'sent' };
    case 'delivered':
      return { kind: 'delivered' };
    case 'delivery_unconfirmed':
      return { kind: 'unconfirmed' };
    case 'expired':
      return { kind: 'expired', failure: 'expired_at_carrier', detail };
    case 'sending_failed':
    case 'delivery_failed':
      return { kind: 'failed', failure: failureOf(error?.code), detail };
    default:
      return undefined;
  }
}

function failureOf(code: string | undefined): SendFailure {
  const { failure } = meaningOf(code);
  return failure === 'refused' ? 'carrier_trouble' : failure;
}

/**
 * Takes in what Telnyx says about one of our texts. A report that names the text proves that it was sent,
 * so it also settles a text of unknown fate (promise 4).
 *
 * @param now epoch ms
 * @returns whether HubSpot has something to learn from it.
 */
export async function takeReport(
  tx: PortalTransaction,
  id: MessageId,
  payload: MessagePayload,
  now: number,
): Promise<boolean> {
  const message = await outgoingMessage(tx, id);
  if (message === undefined) return false;
  const settled = message.state !== 'accepted' && (await acceptOnEvidence(tx, id, payload.id, now));
  if (settled) textLeft(tx, message, now);
  if (payload.cost !== undefined) noteCost(tx, id, payload.cost);
  const delivery = readDelivery(payload);
  if (delivery === undefined) return settled;
  const failed = delivery.kind === 'failed' || delivery.kind === 'expired';
  const noted = failed
    ? await noteDelivery(tx, id, delivery.kind, delivery.failure, delivery.detail)
    : await noteDelivery(tx, id, delivery.kind, undefined, undefined);
  if (!noted || !failed) return settled;
  await learnFrom(tx, message, delivery.failure, now);
  wantTextShown(tx, message, now);
  textLost(tx, message, now);
  return true;
}
