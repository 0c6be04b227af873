import type { MessageId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';
import { type MessagePayload, parseEnvelope, readMessage, readTime } from '../telnyx/webhook-body';

/** A recorded message event, as the jobs read it. */
export interface MessageEvent {
  /** Our message, when the event came to that message's own address. */
  readonly messageId: MessageId | undefined;
  readonly occurredAt: number;
  readonly payload: MessagePayload;
}

/** @returns undefined when the event is gone or is not about a message. */
export async function messageEvent(
  tx: PortalTransaction,
  eventId: string,
): Promise<MessageEvent | undefined> {
  const { rows } = await tx.query<{
    body: unknown;
    message_id: MessageId | null;
    received_at: number;
  }>({
    name: 'message-event',
    text: 'SELECT body, message_id, received_at FROM webhook_event WHERE portal_id = $1 AND id = $2',
    values: [tx.portalId, eventId],
  });
  const row = rows[0];
  const parsed = row === undefined ? undefined : parseEnvelope(row.body);
  if (row === undefined || parsed?.ok !== true) return undefined;
  const payload = readMessage(parsed.envelope);
  if (payload === undefined) return undefined;
  return {
    messageId: row.message_id ?? undefined,
    occurredAt: readTime(parsed.envelope.data.occurred_at) ?? row.received_at,
    payload,
  };
}
