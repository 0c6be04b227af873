import type { ConversationId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';
import { type InboxFilters, LATE, LINES_OF_PORTAL, NARROWED, narrowing } from './open-leads';

/** Where a conversation stands when the latest comes first: its last call or text (epoch ms), and its id. */
export type RecencyKey = readonly [at: number, conversationId: string];

export interface LatelyActive {
  readonly conversation_id: ConversationId;
  readonly line_id: string | null;
  readonly key: RecencyKey;
}

/** What is latest of its conversation, read from the newest on, until a page is full. */
const latest = (of: {
  readonly from: string;
  readonly at: string;
  readonly nothingAfter: string;
}): string => `
  (SELECT talk.id AS conversation_id, coalesce(lead.line_id, it.line_id) AS line_id, it.${of.at} AS at
   FROM ${of.from} it
   JOIN conversation talk ON talk.id = it.conversation_id
   JOIN caller ON caller.id = talk.caller_id
   LEFT JOIN LATERAL (
     SELECT line_id, owner_id, due_at, answered_at, closed_at FROM lead
     WHERE conversation_id = talk.id ORDER BY opened_at DESC LIMIT 1
   ) lead ON true
   LEFT JOIN lines ON lines.id = coalesce(lead.line_id, it.line_id)
   WHERE it.portal_id = $1 AND ${of.nothingAfter} AND ${NARROWED}
     AND ($7::text IS NULL OR talk.turn = $7)
     AND (NOT $8 OR (lead.closed_at IS NULL AND ${LATE}))
     AND it.${of.at} <= to_timestamp($9 / 1000.0)
     AND (it.${of.at}, talk.id) < (to_timestamp($9 / 1000.0), $10::uuid)
   ORDER BY it.${of.at} DESC, talk.id DESC LIMIT $11)`;

const LATER_TEXT = `SELECT FROM message m WHERE m.conversation_id = it.conversation_id AND m.kind <> 'test_text'`;
const LATER_CALL = 'SELECT FROM call c WHERE c.conversation_id = it.conversation_id';

const TEXTS = latest({
  from: 'message',
  at: 'created_at',
  nothingAfter: `it.kind <> 'test_text'
    AND NOT EXISTS (${LATER_TEXT} AND (m.created_at, m.id) > (it.created_at, it.id))
    AND NOT EXISTS (${LATER_CALL} AND c.started_at > it.created_at)`,
});
const CALLS = latest({
  from: 'call',
  at: 'started_at',
  nothingAfter: `NOT EXISTS (${LATER_CALL} AND (c.started_at, c.id) > (it.started_at, it.id))
    AND NOT EXISTS (${LATER_TEXT} AND m.created_at >= it.started_at)`,
});

/** Later than anything can have happened. */
const EVER: RecencyKey = [8_000_000_000_000, 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** A page of all conversations, the one in which something happened last first. @param now epoch ms */
export async function allConversations(
  tx: PortalTransaction,
  filters: InboxFilters,
  now: number,
  after: RecencyKey | undefined,
  limit: number,
): Promise<readonly LatelyActive[]> {
  const { rows } = await tx.query<{
    conversation_id: ConversationId;
    line_id: string | null;
    at: number;
  }>({
    name: 'inbox-all-conversations',
    text: `WITH ${LINES_OF_PORTAL}
      SELECT * FROM (${TEXTS} UNION ALL ${CALLS}) active
      ORDER BY at DESC, conversation_id DESC LIMIT $11`,
    values: [
      tx.portalId,
      ...narrowing(filters),
      now,
      filters.turn ?? null,
      filters.late ?? false,
      ...(after ?? EVER),
      limit,
    ],
  });
  return rows.map((row) => ({ ...row, key: [row.at, row.conversation_id] }));
}
