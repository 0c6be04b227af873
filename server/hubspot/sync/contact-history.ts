import type { ContactHistory } from '../../../src/crm/contact-properties';
import type { CallerId } from '../../../src/ids';
import type { E164 } from '../../../src/phone/e164';
import type { PortalTransaction } from '../../postgres/portal-scope';

/** A caller of a contact, with what reports say about the contact. */
export interface CallerWithHistory {
  readonly number: E164;
  readonly history: ContactHistory;
}

interface HistoryRow {
  for_caller: CallerId;
  number: E164;
  missed_calls: number;
  last_missed_at: number | null;
  last_text_back_at: number | null;
  last_failed_text_at: number | null;
  opted_out: boolean | null;
  opened_at: number | null;
  first_reply_at: number | null;
  reached_at: number | null;
  lead_state: string | null;
}

/**
 * The histories of these callers' contacts as things stand now. Callers who belong to the same contact, by
 * two phone numbers for example, share one history.
 */
export async function contactHistories(
  tx: PortalTransaction,
  callerIds: readonly CallerId[],
): Promise<ReadonlyMap<CallerId, CallerWithHistory>> {
  const { rows } = await tx.query<HistoryRow>({
    name: 'contact-histories',
    text: `
      SELECT me.id AS for_caller, me.number,
             calls.missed::int AS missed_calls, calls.last_missed_at,
             texts.last_text_back_at, texts.last_failed_text_at,
             consent.opted_out,
             latest.opened_at, latest.first_reply_at, latest.reached_at, latest.state AS lead_state
      FROM caller me
      LEFT JOIN hubspot_record mine
        ON mine.portal_id = me.portal_id AND mine.kind = 'contact' AND mine.local_id = me.id
      CROSS JOIN LATERAL (
        SELECT array_agg(conversation.id) AS conversations, array_agg(caller.number) AS numbers
        FROM caller JOIN conversation ON conversation.caller_id = caller.id
        WHERE caller.portal_id = me.portal_id AND (
          caller.id = me.id OR caller.id IN (
            SELECT other.local_id FROM hubspot_record other
            WHERE other.portal_id = me.portal_id AND other.kind = 'contact' AND other.hubspot_id = mine.hubspot_id
          )
        )
      ) person
      CROSS JOIN LATERAL (
        SELECT count(*) AS missed, max(started_at) AS last_missed_at FROM call
        WHERE conversation_id = ANY (person.conversations) AND outcome IN ('missed', 'voicemail', 'abandoned')
      ) calls
      CROSS JOIN LATERAL (
        SELECT max(settled_at) FILTER (WHERE state = 'accepted' AND delivery IS DISTINCT FROM 'failed'
                                         AND delivery IS DISTINCT FROM 'expired') AS last_text_back_at,
               max(settled_at) FILTER (WHERE state IN ('refused', 'unresolved')
                                         OR delivery IN ('failed', 'expired')) AS last_failed_text_at
        FROM message WHERE conversation_id = ANY (person.conversations) AND kind = 'text_back'
      ) texts
      LEFT JOIN LATERAL (
        SELECT bool_or(effect = 'opt_out') AS opted_out FROM (
          SELECT DISTINCT ON (number) effect FROM consent_entry
          WHERE portal_id = me.portal_id AND number = ANY (person.numbers)
          ORDER BY number, sequence DESC
        ) last_word
      ) consent ON true
      LEFT JOIN LATERAL (
        SELECT opened_at, first_reply_at, reached_at, state FROM lead
        WHERE conversation_id = ANY (person.conversations) ORDER BY opened_at DESC LIMIT 1
      ) latest ON true
      WHERE me.portal_id = $1 AND me.id = ANY ($2::uuid[])`,
    values: [tx.portalId, callerIds],
  });
  return new Map(
    rows.map((row) => [row.for_caller, { number: row.number, history: readHistory(row) }]),
  );
}

function readHistory(row: HistoryRow): ContactHistory {
  return {
    missedCalls: row.missed_calls,
    lastMissedAt: row.last_missed_at ?? undefined,
    lastTextBackAt: row.last_text_back_at ?? undefined,
    lastFailedTextAt: row.last_failed_text_at ?? undefined,
    firstReplyAt: row.first_reply_at ?? undefined,
    optedOut: row.opted_out ?? undefined,
    lead:
      row.opened_at === null
        ? undefined
        : {
            openedAt: row.opened_at,
            reachedAt: row.reached_at ?? undefined,
            closedAs:
              row.lead_state === 'open' || row.lead_state === 'engaged'
                ? undefined
                : (row.lead_state ?? undefined),
          },
  };
}
