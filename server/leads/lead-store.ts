import type { ConversationId, LeadId, LineId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

/** The lead that a person still has to close; its follow-up task in HubSpot has its id. */
export interface OpenLead {
  readonly id: LeadId;
  readonly state: 'open' | 'engaged';
}

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
  state: 'reached' | 'opted_out',
  at: number,
): Promise<void> {
  await tx.query(
    `UPDATE lead SET state = $3, closed_at = to_timestamp($4 / 1000.0),
       reached_at = CASE WHEN $3 = 'reached' THEN to_timestamp($4 / 1000.0) ELSE reached_at END
     WHERE portal_id = $1 AND id = $2 AND closed_at IS NULL`,
    [tx.portalId, id, state, at],
  );
}
