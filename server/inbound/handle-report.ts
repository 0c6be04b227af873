import { type MessageId, messageId, type PortalId } from '../../src/ids';
import { parseE164 } from '../../src/phone/e164';
import { humanWrote, lockKnownCaller } from '../callers/caller-store';
import { eraseEvent } from '../erasure/erase-events';
import { isErasedPast } from '../erasure/erased-past';
import type { HandlerParts } from '../handler-parts';
import { want } from '../hubspot/sync/want';
import { keepPromise } from '../leads/lead-store';
import { lineByNumber } from '../lines/line-store';
import { addForeign } from '../messages/new-messages';
import { messageByTelnyxId, outgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { takeReport } from '../sending/delivery-report';
import type { MessageEvent } from '../webhooks/event-store';
import { messageEvent } from '../webhooks/event-store';

/**
 * Takes in Telnyx's report about an outbound text: one of ours, or one that a person of the business sent
 * with another tool, which makes the automation step back (promise 10).
 *
 * @returns whether HubSpot has something to learn from it.
 */
export async function handleReport(
  parts: HandlerParts,
  portalId: PortalId,
  eventId: string,
): Promise<boolean> {
  return parts.inPortal(portalId, async (tx) => {
    const event = await messageEvent(tx, eventId);
    if (event === undefined || event.payload.direction === 'inbound') return false;
    const ours = await ourMessage(tx, event);
    if (ours !== undefined) {
      // Its text is gone, erased with the person it went to.
      if ((await outgoingMessage(tx, ours)) === undefined) await eraseEvent(tx, eventId);
      return takeReport(tx, ours, event.payload, parts.now());
    }
    const to = event.payload.to[0]?.phone_number ?? '';
    if (await isErasedPast(tx, to, event.occurredAt)) {
      await eraseEvent(tx, eventId);
      return false;
    }
    return keepForeignText(parts, tx, event);
  });
}

/** By its own address, by the address that the report repeats, or by Telnyx's id. */
async function ourMessage(
  tx: PortalTransaction,
  event: MessageEvent,
): Promise<MessageId | undefined> {
  const repeated = event.payload.webhook_url?.match(
    /\/webhooks\/telnyx\/[^/]+\/messages\/([^/?#]+)$/,
  )?.[1];
  return (
    event.messageId ??
    (repeated === undefined ? undefined : messageId(repeated)) ??
    (await messageByTelnyxId(tx, event.payload.id))
  );
}

/** Only where a conversation is going on already: other traffic of the line is none of our business. */
async function keepForeignText(
  parts: HandlerParts,
  tx: PortalTransaction,
  event: MessageEvent,
): Promise<boolean> {
  const { payload } = event;
  const from = parseE164(payload.from?.phone_number ?? '');
  const to = parseE164(payload.to[0]?.phone_number ?? '');
  if (from === undefined || to === undefined) return false;
  const line = await lineByNumber(tx, from);
  const caller = line === undefined ? undefined : await lockKnownCaller(tx, to);
  if (line === undefined || caller === undefined) return false;
  const id = parts.newId() as MessageId;
  const added = await addForeign(tx, {
    id,
    kind: 'elsewhere',
    conversationId: caller.conversationId,
    lineId: line.id,
    from,
    to,
    body: payload.text ?? '',
    mediaUrls: payload.media.map(({ url }) => url),
    telnyxId: payload.id,
    at: event.occurredAt,
  });
  if (!added) return false;
  await humanWrote(tx, caller.conversationId, event.occurredAt);
  await keepPromise(tx, caller.conversationId, event.occurredAt);
  want(tx, caller.id, [{ kind: 'communication', id, at: event.occurredAt }]);
  return true;
}
