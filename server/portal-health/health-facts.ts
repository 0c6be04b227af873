import { sayDateAndTime } from '../../src/crm/date-and-time';
import type { HealthFacts } from '../../src/portal-health/facts';
import { isSendFailure, SEND_FAILURES } from '../../src/sending/failure';
import { missingInHubSpot } from '../hubspot/schema-store';
import { portalJobs } from '../jobs/portal-jobs';
import type { PortalTransaction } from '../postgres/portal-scope';

/** HubSpot may take so long without anything being wrong. */
const RECORDS_LATE = '10 minutes';
/** A text that may leave leaves within seconds. */
const TEXTS_LATE = '2 minutes';

interface FactsRow {
  readonly disconnected_because: string | null;
  readonly has_account: boolean;
  readonly key_refused_because: string | null;
  readonly lines: number;
  readonly lines_on: number;
  readonly lines_refused: readonly { readonly name: string; readonly because: string }[];
  readonly last_call_at: number | null;
  readonly daily_cap: number;
  readonly sent_last_day: number;
  readonly failed_last_day: number;
  readonly failed_mostly_for: string | null;
  readonly texts_late: number;
  readonly records_late: number;
  readonly records_refused: number;
  readonly refused_for: string | null;
  readonly leads_late: number;
}

/** What our own tables tell of how well the portal works. @param now epoch ms @param timeZone IANA */
export async function healthFacts(
  tx: PortalTransaction,
  now: number,
  timeZone: string,
): Promise<HealthFacts> {
  const [{ rows }, missingProperties, jobs] = await Promise.all([
    tx.query<FactsRow>({
      name: 'health-facts',
      text: FACTS,
      values: [tx.portalId, now, SEND_FAILURES],
    }),
    missingInHubSpot(tx),
    portalJobs(tx),
  ]);
  const row = rows[0];
  if (row === undefined) throw new Error('A portal that asks is in the directory.');
  const mostly = row.failed_mostly_for;
  return {
    disconnectedBecause: row.disconnected_because ?? undefined,
    missingProperties,
    recordsLate: row.records_late,
    recordsRefused: row.records_refused,
    refusedFor: row.refused_for ?? undefined,
    telnyx: row.has_account
      ? { keyRefusedBecause: row.key_refused_because ?? undefined }
      : undefined,
    lines: row.lines,
    linesOn: row.lines_on,
    linesRefused: row.lines_refused,
    lastCallSaid:
      row.last_call_at === null ? undefined : sayDateAndTime(row.last_call_at, timeZone),
    sentLastDay: row.sent_last_day,
    dailyCap: row.daily_cap,
    failedLastDay: row.failed_last_day,
    failedMostlyFor: mostly !== null && isSendFailure(mostly) ? mostly : undefined,
    textsLate: row.texts_late,
    leadsLate: row.leads_late,
    jobsFailing: jobs.failing,
    jobsLate: jobs.late,
  };
}

const NOW = 'to_timestamp($2 / 1000.0)';

const FACTS = `
  WITH failed AS (
    SELECT coalesce(delivery_because, because) AS because FROM message
    WHERE portal_id = $1 AND created_at >= ${NOW} - interval '1 day' AND (
      state IN ('refused', 'unresolved') OR delivery IN ('failed', 'expired')
      -- Called off because it came to nothing, not because a rule forbade it.
      OR (state = 'cancelled' AND because = ANY ($3)))
  )
  SELECT portal.disconnected_because, account.id IS NOT NULL AS has_account, account.key_refused_because,
    (SELECT count(*)::int FROM line WHERE portal_id = $1) AS lines,
    (SELECT count(*)::int FROM line WHERE portal_id = $1 AND enabled) AS lines_on,
    (SELECT coalesce(json_agg(json_build_object('name', name, 'because', texting_refused_because) ORDER BY name), '[]')
     FROM line WHERE portal_id = $1 AND texting_refused_because IS NOT NULL) AS lines_refused,
    (SELECT max(started_at) FROM call WHERE portal_id = $1) AS last_call_at,
    policy.daily_cap,
    (SELECT count(*)::int FROM message WHERE portal_id = $1 AND claimed_at > ${NOW} - interval '1 day') AS sent_last_day,
    (SELECT count(*)::int FROM failed) AS failed_last_day,
    (SELECT because FROM failed GROUP BY because ORDER BY count(*) DESC, because LIMIT 1) AS failed_mostly_for,
    (SELECT count(*)::int FROM message
     WHERE portal_id = $1 AND created_at > ${NOW} - interval '7 days'
       AND state = 'due' AND not_before < ${NOW} - interval '${TEXTS_LATE}') AS texts_late,
    (SELECT count(*)::int FROM hubspot_record
     WHERE portal_id = $1 AND written < wanted AND problem IS NULL AND happened_at < ${NOW} - interval '${RECORDS_LATE}'
       AND not_before < ${NOW} - interval '${RECORDS_LATE}') AS records_late,
    (SELECT count(*)::int FROM hubspot_record WHERE portal_id = $1 AND problem IS NOT NULL) AS records_refused,
    (SELECT problem FROM hubspot_record WHERE portal_id = $1 AND problem IS NOT NULL LIMIT 1) AS refused_for,
    (SELECT count(*)::int FROM lead
     WHERE portal_id = $1 AND closed_at IS NULL AND answered_at IS NULL AND due_at < ${NOW}) AS leads_late
  FROM portal
  JOIN portal_policy policy ON policy.portal_id = portal.id
  LEFT JOIN telnyx_account account ON account.portal_id = portal.id
  WHERE portal.id = $1`;
