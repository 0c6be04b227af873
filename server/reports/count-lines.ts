import type { LineNumbers } from '../../src/api/home/numbers';
import type { Span } from '../../src/reports/chosen-span';
import type { PortalTransaction } from '../postgres/portal-scope';
import { ANSWERED, MISSED, REACHED, TEXTED, WITH_TEXT_BACK } from './what-counts';

/** Every line of the portal with its part of the span, the one with the most missed calls first. */
export async function countLines(
  tx: PortalTransaction,
  span: Span,
): Promise<readonly LineNumbers[]> {
  const { rows } = await tx.query<
    Omit<LineNumbers, 'location' | 'answeredByCaller'> & {
      location: string | null;
      answered_by_caller: number;
    }
  >({
    name: 'report-lines',
    text: `
      WITH calls AS (
        SELECT call.line_id, count(*)::int AS calls, count(*) FILTER (WHERE ${MISSED})::int AS missed,
               count(*) FILTER (WHERE ${MISSED} AND ${TEXTED})::int AS texted
        FROM call ${WITH_TEXT_BACK}
        WHERE call.portal_id = $1 AND started_at >= to_timestamp($2 / 1000.0) AND started_at < to_timestamp($3 / 1000.0)
        GROUP BY call.line_id
      ), leads AS (
        SELECT line_id, count(*) FILTER (WHERE ${ANSWERED})::int AS answered_by_caller,
               count(*) FILTER (WHERE ${REACHED})::int AS reached
        FROM lead
        WHERE portal_id = $1 AND opened_at >= to_timestamp($2 / 1000.0) AND opened_at < to_timestamp($3 / 1000.0)
        GROUP BY line_id
      )
      SELECT line.id, line.name, line.location, coalesce(calls.calls, 0) AS calls, coalesce(calls.missed, 0) AS missed,
        coalesce(calls.texted, 0) AS texted, coalesce(leads.answered_by_caller, 0) AS answered_by_caller,
        coalesce(leads.reached, 0) AS reached
      FROM line LEFT JOIN calls ON calls.line_id = line.id LEFT JOIN leads ON leads.line_id = line.id
      WHERE line.portal_id = $1
      ORDER BY missed DESC, line.name, line.number`,
    values: [tx.portalId, span.start, span.end],
  });
  return rows.map(({ location, answered_by_caller, ...counts }) => ({
    ...counts,
    ...(location === null ? {} : { location }),
    answeredByCaller: answered_by_caller,
  }));
}
