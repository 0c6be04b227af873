import type { Span } from '../../src/reports/chosen-span';
import type { Counted } from '../../src/reports/figures';
import type { PortalTransaction } from '../postgres/portal-scope';
import { ANSWERED, MISSED, REACHED, TEXTED, WITH_TEXT_BACK } from './what-counts';

interface CountedRow {
  readonly calls: number;
  readonly missed: number;
  readonly texted: number;
  readonly answered_by_caller: number;
  readonly reached: number;
  readonly recovered: number;
  readonly first_human_answer_ms: number | null;
  readonly segments: number;
  readonly charged: readonly { readonly currency: string; readonly amount: number }[];
}

/** Counts what happened in a span: calls by their start, leads by their opening, texts by their making. */
export async function countSpan(tx: PortalTransaction, span: Span): Promise<Counted> {
  const { rows } = await tx.query<CountedRow>({
    name: 'report-span',
    text: `
      WITH span AS (SELECT to_timestamp($2 / 1000.0) AS start, to_timestamp($3 / 1000.0) AS finish),
      calls AS (
        SELECT count(*)::int AS calls, count(*) FILTER (WHERE ${MISSED})::int AS missed,
               count(*) FILTER (WHERE ${MISSED} AND ${TEXTED})::int AS texted
        FROM span JOIN call ON call.portal_id = $1 AND started_at >= start AND started_at < finish
        ${WITH_TEXT_BACK}
      ),
      leads AS (
        SELECT count(*) FILTER (WHERE ${ANSWERED})::int AS answered_by_caller,
               count(*) FILTER (WHERE ${REACHED})::int AS reached,
               count(*) FILTER (WHERE lead.state IN ('booked', 'won'))::int AS recovered,
               extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (
                 ORDER BY least(written.at, talked.at, lead.reached_at) - lead.opened_at
               )) * 1000 AS first_human_answer_ms
        FROM span JOIN lead ON lead.portal_id = $1 AND opened_at >= start AND opened_at < finish
        LEFT JOIN LATERAL (
          SELECT min(created_at) AS at FROM message
          WHERE conversation_id = lead.conversation_id AND created_at >= lead.opened_at
            AND created_at <= coalesce(lead.closed_at, 'infinity')
            AND kind IN ('reply', 'elsewhere') AND state NOT IN ('refused', 'cancelled')
        ) written ON true
        LEFT JOIN LATERAL (
          SELECT min(answered_at) AS at FROM call
          WHERE conversation_id = lead.conversation_id AND answered_at >= lead.opened_at
            AND answered_at <= coalesce(lead.closed_at, 'infinity') AND outcome = 'answered'
        ) talked ON true
      ),
      sent AS (
        SELECT cost_currency AS currency, sum(segments) AS segments, sum(cost_amount) AS amount
        FROM span JOIN message ON message.portal_id = $1 AND created_at >= start AND created_at < finish
        WHERE state = 'accepted' GROUP BY cost_currency
      )
      SELECT calls.*, leads.answered_by_caller, leads.reached, leads.recovered, leads.first_human_answer_ms::float8,
        (SELECT coalesce(sum(segments), 0)::int FROM sent) AS segments,
        (SELECT coalesce(json_agg(json_build_object('currency', currency, 'amount', amount) ORDER BY currency), '[]')
         FROM sent WHERE currency IS NOT NULL) AS charged
      FROM calls, leads`,
    values: [tx.portalId, span.start, span.end],
  });
  const row = rows[0];
  if (row === undefined) throw new Error('An aggregate returned no row.');
  return {
    calls: row.calls,
    missed: row.missed,
    texted: row.texted,
    answeredByCaller: row.answered_by_caller,
    reached: row.reached,
    recovered: row.recovered,
    firstHumanAnswerMs: row.first_human_answer_ms ?? undefined,
    segments: row.segments,
    charged: row.charged,
  };
}
