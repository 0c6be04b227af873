import type { EventKind } from '../../src/conversation/say-event';
import type { ConversationId, LeadId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

/** Something a person of the business did. `at` in epoch ms. */
export interface NewEvent {
  readonly request: string;
  readonly conversationId: ConversationId;
  readonly at: number;
  /** The HubSpot user's email. */
  readonly who: string;
  readonly kind: EventKind;
  readonly leadId?: LeadId | undefined;
  readonly was?: string | undefined;
  readonly became?: string | undefined;
  readonly reason?: string | undefined;
}

/** Whether this request was carried out before. */
export async function isDone(tx: PortalTransaction, request: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'conversation-event-known',
    text: 'SELECT 1 FROM conversation_event WHERE portal_id = $1 AND request = $2',
    values: [tx.portalId, request],
  });
  return rowCount === 1;
}

/** Writes down what a person did. @throws when the request was carried out before: it is asked first. */
export async function addEvent(tx: PortalTransaction, event: NewEvent): Promise<void> {
  await tx.query({
    name: 'add-conversation-event',
    text: `INSERT INTO conversation_event (portal_id, request, conversation_id, lead_id, at, who, kind, was, became, reason)
           VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6, $7, $8, $9, $10)`,
    values: [
      tx.portalId,
      event.request,
      event.conversationId,
      event.leadId ?? null,
      event.at,
      event.who,
      event.kind,
      event.was ?? null,
      event.became ?? null,
      event.reason ?? null,
    ],
  });
}
