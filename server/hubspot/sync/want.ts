import type { CallerId, CallId, ConversationId, LeadId, MessageId } from '../../../src/ids';
import type { PortalTransaction } from '../../postgres/portal-scope';

// What the rest of the product says to the sync: "HubSpot should know about this". Said in the same
// transaction that changes the thing itself; a sync job does the rest. Saying it twice is harmless: what
// is written are the absolute values at the time of writing.

/** Something that HubSpot should know about. `at`: epoch ms; records are written in the order of it. */
export type Wanted = { readonly at: number } & (
  | { readonly kind: 'call'; readonly id: CallId }
  /** A text that left or came in. */
  | { readonly kind: 'communication'; readonly id: MessageId }
  /** A lead's one follow-up task. */
  | { readonly kind: 'task'; readonly id: LeadId }
  /** The caller's contact and its properties for reports. */
  | { readonly kind: 'contact'; readonly id: CallerId }
);

/**
 * Asks for records on the caller's contact, all in one statement. An activity hangs on a contact, so the
 * contact is asked for with it where nobody did so yet.
 *
 * @param wanted no record twice
 * @param waitUntil epoch ms; they are written then at the latest, and as soon as anything more is said
 * about them. So records wait for a text that is just leaving, and each is written once, with what became
 * of the text.
 */
export function want(
  tx: PortalTransaction,
  callerId: CallerId,
  wanted: readonly Wanted[],
  waitUntil?: number,
): void {
  if (wanted.length === 0) return;
  tx.write({
    name: 'want-records',
    text: `WITH wanted AS (
             SELECT * FROM unnest($3::text[], $4::uuid[], $5::float8[]) AS w (kind, local_id, at)
           ), contact AS (
             INSERT INTO hubspot_record (portal_id, kind, local_id, caller_id, happened_at)
             SELECT $1, 'contact', $2, $2, to_timestamp(min(at) / 1000.0) FROM wanted
             HAVING count(*) FILTER (WHERE kind = 'contact') = 0
             ON CONFLICT DO NOTHING
           )
           INSERT INTO hubspot_record (portal_id, kind, local_id, caller_id, happened_at, not_before)
           SELECT $1, kind, local_id, $2, to_timestamp(at / 1000.0),
                  coalesce(to_timestamp($6 / 1000.0), '-infinity')
           FROM wanted
           ON CONFLICT (portal_id, kind, local_id) DO UPDATE
           SET wanted = hubspot_record.wanted + 1, not_before = excluded.not_before`,
    values: [
      tx.portalId,
      callerId,
      wanted.map(({ kind }) => kind),
      wanted.map(({ id }) => id),
      wanted.map(({ at }) => at),
      waitUntil ?? null,
    ],
  });
}

/** The task of the conversation's open lead; nothing where nobody owes the caller anything. */
export function wantOpenTask(
  tx: PortalTransaction,
  conversationId: ConversationId,
  callerId: CallerId,
  at: number,
): void {
  tx.write({
    name: 'want-open-task',
    text: `INSERT INTO hubspot_record (portal_id, kind, local_id, caller_id, happened_at)
           SELECT $1, 'task', lead.id, $3, to_timestamp($4 / 1000.0) FROM lead
           WHERE portal_id = $1 AND conversation_id = $2 AND closed_at IS NULL
           ON CONFLICT (portal_id, kind, local_id) DO UPDATE
           SET wanted = hubspot_record.wanted + 1, not_before = '-infinity'`,
    values: [tx.portalId, conversationId, callerId, at],
  });
}
