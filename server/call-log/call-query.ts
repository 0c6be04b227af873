import type { z } from 'zod';
import type { CallRow, TextedOrNot } from '../../src/api/home/calls';
import type { HOME_REQUESTS } from '../../src/api/home/requests';
import type { Span } from '../../src/reports/chosen-span';
import { endOfNumber } from '../home/end-of-number';
import { JOIN_TEXT_BACK, TEXT_BACK_COLUMNS, type TextBackRow } from '../hubspot/sync/text-back-row';
import type { PortalTransaction } from '../postgres/portal-scope';

export type CallFilters = z.output<typeof HOME_REQUESTS.exportCalls>;

/** Where a call stands when the latest comes first (epoch ms), and its id. */
export type CallKey = readonly [startedAt: number, id: string];

/** A call as it is listed. Times are epoch ms. */
export interface LoggedCall extends TextBackRow {
  readonly id: string;
  readonly started_at: number;
  readonly answered_at: number | null;
  readonly ended_at: number | null;
  readonly from_shown: string;
  readonly caller_number: string | null;
  readonly outcome: Exclude<CallRow['outcome'], 'ringing'> | null;
  readonly line: string | null;
  readonly location: string | null;
  readonly time_zone: string | null;
  readonly contact_id: string | null;
  readonly texted: TextedOrNot;
}

/** How many calls there are of each fate and reason. */
export interface CallTally {
  readonly texted: TextedOrNot;
  readonly reason: string | null;
  readonly calls: number;
}

/** The words of src/crm/text-back-fate.ts as a few classes; `why` says by which code. */
const TEXTED = `
  CASE
    WHEN m.state IN ('refused', 'cancelled') THEN 'not_texted'
    WHEN m.state = 'unresolved' OR m.delivery IN ('failed', 'expired') THEN 'failed'
    WHEN m.state = 'accepted' THEN 'texted'
    WHEN m.id IS NOT NULL OR v.kind IN ('text', 'hold') THEN 'waiting'
    WHEN v.kind = 'no_text' AND v.because <> 'not_missed' THEN 'not_texted'
    WHEN v.kind IS NULL AND c.outcome = 'missed' THEN 'waiting'
    ELSE 'no_text_needed'
  END`;
const REASON = `
  CASE
    WHEN m.state IN ('refused', 'cancelled', 'unresolved') THEN m.because
    WHEN m.delivery IN ('failed', 'expired') THEN coalesce(m.delivery_because, m.delivery)
    WHEN m.id IS NULL AND v.kind = 'no_text' AND v.because <> 'not_missed' THEN v.because
  END`;

/** $2 start, $3 end, $4 line, $5 location, $6 outcome, $7 end of the number. */
const CHOSEN = `
  lines AS MATERIALIZED (SELECT id, name, location, time_zone FROM line_in_effect WHERE portal_id = $1),
  chosen AS (
    SELECT c.*, ${TEXT_BACK_COLUMNS}, lines.name AS line, lines.location, lines.time_zone,
      ${TEXTED} AS texted, ${REASON} AS reason
    FROM call c ${JOIN_TEXT_BACK} LEFT JOIN lines ON lines.id = c.line_id
    WHERE c.portal_id = $1 AND c.started_at >= to_timestamp($2 / 1000.0) AND c.started_at < to_timestamp($3 / 1000.0)
      AND ($4::uuid IS NULL OR c.line_id = $4)
      AND ($5::text IS NULL OR lines.location = $5)
      AND ($6::text IS NULL OR c.outcome = $6)
      AND ($7::text IS NULL OR reverse(c.caller_number) LIKE $7)
  )`;

function choosing(
  { portalId }: PortalTransaction,
  filters: CallFilters,
  span: Span,
): readonly unknown[] {
  return [
    portalId,
    span.start,
    span.end,
    filters.lineId ?? null,
    filters.location ?? null,
    filters.outcome ?? null,
    endOfNumber(filters.search),
  ];
}

/** A page of the chosen calls, latest first. */
export async function chosenCalls(
  tx: PortalTransaction,
  filters: CallFilters,
  span: Span,
  after: CallKey | undefined,
  limit: number,
): Promise<readonly LoggedCall[]> {
  const { rows } = await tx.query<LoggedCall>({
    name: 'calls-chosen',
    text: `WITH ${CHOSEN}
      SELECT chosen.*, contact.hubspot_id AS contact_id FROM chosen
      LEFT JOIN conversation talk ON talk.id = chosen.conversation_id
      LEFT JOIN hubspot_record contact
        ON contact.portal_id = $1 AND contact.kind = 'contact' AND contact.local_id = talk.caller_id
      WHERE ($8::text IS NULL OR texted = $8) AND ($9::text IS NULL OR reason = $9)
        AND ($10::float8 IS NULL OR (started_at, chosen.id) < (to_timestamp($10 / 1000.0), $11::uuid))
      ORDER BY started_at DESC, chosen.id DESC LIMIT $12`,
    values: [
      ...choosing(tx, filters, span),
      filters.texted ?? null,
      filters.reason ?? null,
      ...(after ?? [null, null]),
      limit,
    ],
  });
  return rows;
}

/** The calls of the span by what became of them, whichever fate or reason is chosen. */
export async function tallyCalls(
  tx: PortalTransaction,
  filters: CallFilters,
  span: Span,
): Promise<readonly CallTally[]> {
  const { rows } = await tx.query<CallTally>({
    name: 'calls-tally',
    text: `WITH ${CHOSEN}
      SELECT texted, reason, count(*)::int AS calls FROM chosen GROUP BY texted, reason ORDER BY calls DESC, reason`,
    values: [...choosing(tx, filters, span)],
  });
  return rows;
}

/** How many of the tallied calls have the fate and the reason that are chosen. */
export function callsOf(
  tally: readonly CallTally[],
  { texted, reason }: Pick<CallFilters, 'texted' | 'reason'>,
): number {
  return tally
    .filter((each) => texted === undefined || each.texted === texted)
    .filter((each) => reason === undefined || each.reason === reason)
    .reduce((sum, { calls }) => sum + calls, 0);
}
