import type { PortalTransaction } from '../postgres/portal-scope';

// What stays of an erased event is its id, so that the same event delivered once more starts nothing.
const NOTHING = '{"erased":true}';

/** Everything that was recorded of a call session, or of a contact's HubSpot events. */
export async function eraseEventsOf(tx: PortalTransaction, sessionId: string): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'erase-events-of-session',
    text: `UPDATE webhook_event SET body = $3 WHERE portal_id = $1 AND session_id = $2`,
    values: [tx.portalId, sessionId, NOTHING],
  });
  return rowCount ?? 0;
}

/** One event. */
export async function eraseEvent(tx: PortalTransaction, eventId: string): Promise<void> {
  await tx.query(`UPDATE webhook_event SET body = $3 WHERE portal_id = $1 AND id = $2`, [
    tx.portalId,
    eventId,
    NOTHING,
  ]);
}

/** Every event of the portal that holds this number: reads them all, which an erasure is worth. */
export async function eraseEventsWith(tx: PortalTransaction, number: string): Promise<number> {
  const { rowCount } = await tx.query(
    `UPDATE webhook_event SET body = $3 WHERE portal_id = $1 AND strpos(body::text, $2) > 0`,
    [tx.portalId, digits(number), NOTHING],
  );
  return rowCount ?? 0;
}

/** Reports that came to the address of a text which is gone, erased with its conversation. */
export async function eraseReportsOfNothing(tx: PortalTransaction): Promise<void> {
  await tx.query(
    `UPDATE webhook_event event SET body = $2
     WHERE portal_id = $1 AND message_id IS NOT NULL AND strpos(body::text, 'erased') = 0
       AND NOT EXISTS (SELECT 1 FROM message WHERE message.id = event.message_id)`,
    [tx.portalId, NOTHING],
  );
}

/** A number as any machine writes it holds these. */
export function digits(number: string): string {
  return number.replace(/^\+/, '');
}
