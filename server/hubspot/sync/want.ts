import type { CallerId, CallId, LeadId, MessageId } from '../../../src/ids';
import type { PortalTransaction } from '../../postgres/portal-scope';

// What the rest of the product says to the sync: "HubSpot should know about this". Said in the same
// transaction that changes the thing itself; a sync job does the rest. Saying it twice is harmless: what
// is written are the absolute values at the time of writing.

/**
 * The caller's contact and its properties for reports.
 *
 * @param happenedAt epoch ms; records are written in this order
 */
export async function wantContact(
  tx: PortalTransaction,
  callerId: CallerId,
  happenedAt: number,
): Promise<void> {
  await tx.query({
    name: 'want-contact',
    text: `INSERT INTO hubspot_record (portal_id, kind, local_id, caller_id, happened_at)
           VALUES ($1, 'contact', $2, $2, to_timestamp($3 / 1000.0))
           ON CONFLICT (portal_id, kind, local_id) DO UPDATE
           SET wanted = hubspot_record.wanted + 1, not_before = '-infinity'`,
    values: [tx.portalId, callerId, happenedAt],
  });
}

/** The call, on the caller's contact. See {@link wantContact} for `happenedAt`. */
export async function wantCall(
  tx: PortalTransaction,
  callId: CallId,
  callerId: CallerId,
  happenedAt: number,
): Promise<void> {
  await wantActivity(tx, 'call', callId, callerId, happenedAt);
}

/** A text that left or came in, on the caller's contact. See {@link wantContact} for `happenedAt`. */
export async function wantCommunication(
  tx: PortalTransaction,
  messageId: MessageId,
  callerId: CallerId,
  happenedAt: number,
): Promise<void> {
  await wantActivity(tx, 'communication', messageId, callerId, happenedAt);
}

/** The lead's one follow-up task, on the caller's contact. See {@link wantContact} for `happenedAt`. */
export async function wantTask(
  tx: PortalTransaction,
  leadId: LeadId,
  callerId: CallerId,
  happenedAt: number,
): Promise<void> {
  await wantActivity(tx, 'task', leadId, callerId, happenedAt);
}

/** An activity hangs on a contact, so the caller's contact is wanted with it if nobody asked for it yet. */
async function wantActivity(
  tx: PortalTransaction,
  kind: 'call' | 'communication' | 'task',
  localId: string,
  callerId: CallerId,
  happenedAt: number,
): Promise<void> {
  await tx.query({
    name: 'want-activity',
    text: `WITH contact AS (
             INSERT INTO hubspot_record (portal_id, kind, local_id, caller_id, happened_at)
             VALUES ($1, 'contact', $4, $4, to_timestamp($5 / 1000.0))
             ON CONFLICT DO NOTHING
           )
           INSERT INTO hubspot_record (portal_id, kind, local_id, caller_id, happened_at)
           VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0))
           ON CONFLICT (portal_id, kind, local_id) DO UPDATE
           SET wanted = hubspot_record.wanted + 1, not_before = '-infinity'`,
    values: [tx.portalId, kind, localId, callerId, happenedAt],
  });
}

/**
 * Lets records wait for a text that is just leaving, so that each is written once and with what became of
 * the text. Whatever is said about one of them meanwhile ends its waiting.
 *
 * @param localIds of contacts, calls and tasks
 * @param until epoch ms; they are written then at the latest
 */
export async function waitForText(
  tx: PortalTransaction,
  localIds: readonly (CallerId | CallId | LeadId)[],
  until: number,
): Promise<void> {
  await tx.query({
    name: 'wait-for-text',
    text: `UPDATE hubspot_record SET not_before = to_timestamp($3 / 1000.0)
           WHERE portal_id = $1 AND kind IN ('contact', 'call', 'task') AND local_id = ANY ($2::uuid[]) AND written < wanted`,
    values: [tx.portalId, localIds, until],
  });
}
