import type { ConversationId, LeadId, LineId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

/** The lead that a person still has to close; its follow-up task in HubSpot has its id. */
export interface OpenLead {
  readonly id: LeadId;
  readonly state: 'open' | 'engaged';
}

/** How a lead ends. */
export type ClosedState = 'reached' | 'booked' | 'won' | 'lost' | 'opted_out';

/** @returns undefined when nobody owes this caller anything. */
export async function openLead(
  tx: PortalTransaction,
  conversationId: ConversationId,
): Promise<OpenLead | undefined> {
  const { rows } = await tx.query<OpenLead>({
    name: 'open-lead',
    text: 'SELECT id, state FROM lead WHERE portal_id = $1 AND conversation_id = $2 AND closed_at IS NULL',
    values: [tx.portalId, conversationId],
  });
  return rows[0];
}

/**
 * Opens a lead unless one is open: at most one per conversation, and the first promise stands.
 *
 * @param lead.openedAt @param lead.dueAt epoch ms
 */
export async function ensureLead(
  tx: PortalTransaction,
  lead: {
    readonly id: LeadId;
    readonly conversationId: ConversationId;
    readonly lineId: LineId;
    readonly openedAt: number;
    readonly dueAt: number;
  },
): Promise<LeadId> {
  const { rows } = await tx.query<{ id: LeadId }>({
    name: 'ensure-lead',
    text: `INSERT INTO lead AS l (id, portal_id, conversation_id, line_id, state, opened_at, due_at)
           VALUES ($1, $2, $3, $4, 'open', to_timestamp($5 / 1000.0), to_timestamp($6 / 1000.0))
           ON CONFLICT (conversation_id) WHERE closed_at IS NULL DO UPDATE SET due_at = l.due_at
           RETURNING id`,
    values: [lead.id, tx.portalId, lead.conversationId, lead.lineId, lead.openedAt, lead.dueAt],
  });
  const row = rows[0];
  if (row === undefined) throw new Error('An upsert returned no row.');
  return row.id;
}

/** The caller answered: the lead is engaged, and the first reply is remembered. */
export async function engageLead(tx: PortalTransaction, id: LeadId, at: number): Promise<void> {
  await tx.query(
    `UPDATE lead SET state = 'engaged', first_reply_at = coalesce(first_reply_at, to_timestamp($3 / 1000.0))
     WHERE portal_id = $1 AND id = $2 AND closed_at IS NULL`,
    [tx.portalId, id, at],
  );
}

/** A person has spoken with the caller, or the caller wants no more: the lead is closed. */
export async function closeLead(
  tx: PortalTransaction,
  id: LeadId,
  state: ClosedState,
  at: number,
): Promise<void> {
  await tx.query(
    `UPDATE lead SET state = $3, closed_at = to_timestamp($4 / 1000.0), reached_at = ${REACHED_AT}
     WHERE portal_id = $1 AND id = $2 AND closed_at IS NULL`,
    [tx.portalId, id, state, at],
  );
}

/** A person says that a closed lead came to something else: a caller who was reached has booked. */
export async function restateLead(
  tx: PortalTransaction,
  id: LeadId,
  state: ClosedState,
  at: number,
): Promise<void> {
  await tx.query(
    `UPDATE lead SET state = $3, reached_at = ${REACHED_AT}
     WHERE portal_id = $1 AND id = $2 AND closed_at IS NOT NULL`,
    [tx.portalId, id, state, at],
  );
}

/**
 * Takes back that a lead was closed. It was engaged if the caller ever replied, else it is open again.
 *
 * @returns false when the conversation has another open lead meanwhile
 */
export async function reopenLead(tx: PortalTransaction, id: LeadId): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE lead SET state = CASE WHEN first_reply_at IS NULL THEN 'open' ELSE 'engaged' END,
       closed_at = NULL, reached_at = NULL
     WHERE portal_id = $1 AND id = $2 AND closed_at IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM lead other
       WHERE other.conversation_id = lead.conversation_id AND other.closed_at IS NULL)`,
    [tx.portalId, id],
  );
  return rowCount === 1;
}

/** Gives a lead, and so its task, to a HubSpot owner; undefined: to the contact's own, else the line's. */
export async function assignLead(
  tx: PortalTransaction,
  id: LeadId,
  ownerId: string | undefined,
): Promise<void> {
  await tx.query('UPDATE lead SET owner_id = $3 WHERE portal_id = $1 AND id = $2', [
    tx.portalId,
    id,
    ownerId ?? null,
  ]);
}

/** A person of the business wrote: what was promised to the caller is kept. */
export async function keepPromise(
  tx: PortalTransaction,
  conversationId: ConversationId,
  at: number,
): Promise<void> {
  await tx.query(
    `UPDATE lead SET answered_at = to_timestamp($3 / 1000.0)
     WHERE portal_id = $1 AND conversation_id = $2 AND closed_at IS NULL`,
    [tx.portalId, conversationId, at],
  );
}

/** What the person wrote did not arrive: the promise is open again, as it was. */
export function promiseNotKept(tx: PortalTransaction, conversationId: ConversationId): void {
  tx.write({
    name: 'promise-not-kept',
    text: `UPDATE lead SET answered_at = NULL
           WHERE portal_id = $1 AND conversation_id = $2 AND closed_at IS NULL AND answered_at IS NOT NULL`,
    values: [tx.portalId, conversationId],
  });
}

/**
 * The caller wrote again after a person had answered: the next answer is due anew. A promise that nobody
 * has kept yet stands.
 *
 * @param dueAt epoch ms
 */
export async function renewPromise(
  tx: PortalTransaction,
  id: LeadId,
  dueAt: number,
): Promise<void> {
  await tx.query(
    `UPDATE lead SET due_at = to_timestamp($3 / 1000.0), answered_at = NULL
     WHERE portal_id = $1 AND id = $2 AND closed_at IS NULL AND answered_at IS NOT NULL`,
    [tx.portalId, id, dueAt],
  );
}

// Who booked or bought has been reached; who was lost may never have been.
const REACHED_AT = `CASE WHEN $3 IN ('reached', 'booked', 'won')
  THEN coalesce(reached_at, to_timestamp($4 / 1000.0)) ELSE reached_at END`;
