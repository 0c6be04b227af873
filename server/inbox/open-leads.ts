import type { z } from 'zod';
import type { HOME_REQUESTS } from '../../src/api/home/requests';
import type { ConversationId } from '../../src/ids';
import { endOfNumber } from '../home/end-of-number';
import type { PortalTransaction } from '../postgres/portal-scope';

export type InboxFilters = z.output<typeof HOME_REQUESTS.inbox>;

/** Where an open lead stands in the inbox: answered ones last, then by when the promise runs out (epoch ms). */
export type UrgencyKey = readonly [answered: boolean, dueAt: number, leadId: string];

export interface OpenLead {
  readonly conversation_id: ConversationId;
  readonly line_id: string | null;
  readonly key: UrgencyKey;
}

export interface OpenCounts {
  readonly open: number;
  readonly late: number;
  readonly ours: number;
  readonly theirs: number;
}

/** The lines with the owner each gives its leads to. A lead's own owner counts before its line's. */
export const LINES_OF_PORTAL = `
  lines AS MATERIALIZED (SELECT id, name, location, owner_id FROM line_in_effect WHERE portal_id = $1)`;

/** What every list of the inbox can be narrowed by: $2 line, $3 location, $4 owner, $5 end of the number. */
export const NARROWED = `
  ($2::uuid IS NULL OR lines.id = $2)
  AND ($3::text IS NULL OR lines.location = $3)
  AND ($4::text IS NULL OR coalesce(lead.owner_id, lines.owner_id, 'nobody') = $4)
  AND ($5::text IS NULL OR reverse(caller.number) LIKE $5)`;

export const LATE = 'lead.answered_at IS NULL AND lead.due_at < to_timestamp($6 / 1000.0)';

export function narrowing(filters: InboxFilters): readonly unknown[] {
  return [
    filters.lineId ?? null,
    filters.location ?? null,
    filters.owner ?? null,
    endOfNumber(filters.search),
  ];
}

const OPEN = `
  FROM lead
  JOIN conversation talk ON talk.id = lead.conversation_id
  JOIN caller ON caller.id = talk.caller_id
  LEFT JOIN lines ON lines.id = lead.line_id
  WHERE lead.portal_id = $1 AND lead.closed_at IS NULL AND ${NARROWED}`;

/** A page of open leads, most urgent first. @param now epoch ms */
export async function openLeads(
  tx: PortalTransaction,
  filters: InboxFilters,
  now: number,
  after: UrgencyKey | undefined,
  limit: number,
): Promise<readonly OpenLead[]> {
  const { rows } = await tx.query<{
    conversation_id: ConversationId;
    line_id: string | null;
    id: string;
    answered: boolean;
    due_at: number;
  }>({
    name: 'inbox-open-leads',
    text: `WITH ${LINES_OF_PORTAL}
      SELECT talk.id AS conversation_id, lead.line_id, lead.id, lead.answered_at IS NOT NULL AS answered, lead.due_at
      ${OPEN}
        AND ($7::text IS NULL OR talk.turn = $7)
        AND (NOT $8 OR (${LATE}))
        AND ($9::boolean IS NULL
             OR (lead.answered_at IS NOT NULL, lead.due_at, lead.id) > ($9, to_timestamp($10 / 1000.0), $11::uuid))
      ORDER BY (lead.answered_at IS NOT NULL), lead.due_at, lead.id LIMIT $12`,
    values: [
      tx.portalId,
      ...narrowing(filters),
      now,
      filters.turn ?? null,
      filters.late ?? false,
      ...(after ?? [null, 0, null]),
      limit,
    ],
  });
  return rows.map(({ conversation_id, line_id, id, answered, due_at }) => ({
    conversation_id,
    line_id,
    key: [answered, due_at, id],
  }));
}

/** How many leads are open under the filters, by what there is to do about them. @param now epoch ms */
export async function countOpenLeads(
  tx: PortalTransaction,
  filters: InboxFilters,
  now: number,
): Promise<OpenCounts> {
  const { rows } = await tx.query<OpenCounts>({
    name: 'inbox-open-counts',
    text: `WITH ${LINES_OF_PORTAL}
      SELECT count(*)::int AS open, count(*) FILTER (WHERE ${LATE})::int AS late,
        count(*) FILTER (WHERE talk.turn = 'us')::int AS ours,
        count(*) FILTER (WHERE talk.turn = 'them')::int AS theirs
      ${OPEN}`,
    values: [tx.portalId, ...narrowing(filters), now],
  });
  return rows[0] ?? { open: 0, late: 0, ours: 0, theirs: 0 };
}
