import type { SeriesPoint } from '../../src/api/home/numbers';
import { bucketsOf, bucketUnit } from '../../src/reports/buckets';
import type { Span } from '../../src/reports/chosen-span';
import type { PortalTransaction } from '../postgres/portal-scope';
import { MISSED, REACHED, TEXTED, WITH_TEXT_BACK } from './what-counts';

/** The span by day, or by hour when it is one day, without gaps. @param timeZone of the portal, IANA */
export async function countBuckets(
  tx: PortalTransaction,
  span: Span,
  timeZone: string,
): Promise<readonly SeriesPoint[]> {
  const { rows } = await tx.query<{
    bucket: string;
    missed: number;
    texted: number;
    reached: number;
  }>({
    name: 'report-buckets',
    text: `
      WITH happened AS (
        SELECT started_at AS at, (${MISSED})::int AS missed, (${MISSED} AND ${TEXTED})::int AS texted, 0 AS reached
        FROM call ${WITH_TEXT_BACK}
        WHERE call.portal_id = $1 AND started_at >= to_timestamp($2 / 1000.0) AND started_at < to_timestamp($3 / 1000.0)
        UNION ALL
        SELECT opened_at, 0, 0, (${REACHED})::int FROM lead
        WHERE portal_id = $1 AND opened_at >= to_timestamp($2 / 1000.0) AND opened_at < to_timestamp($3 / 1000.0)
      )
      SELECT to_char(date_trunc($4, at AT TIME ZONE $5), 'YYYY-MM-DD HH24:MI') AS bucket,
        coalesce(sum(missed), 0)::int AS missed, coalesce(sum(texted), 0)::int AS texted, sum(reached)::int AS reached
      FROM happened GROUP BY bucket`,
    values: [tx.portalId, span.start, span.end, bucketUnit(span), timeZone],
  });
  const counted = new Map(rows.map(({ bucket, ...counts }) => [bucket, counts]));
  return bucketsOf(span, timeZone).map(({ key, label }) => ({
    label,
    ...(counted.get(key) ?? { missed: 0, texted: 0, reached: 0 }),
  }));
}
