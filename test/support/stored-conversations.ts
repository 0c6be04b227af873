import type { Pool } from 'pg';

/** The HubSpot id of the first contact of each portal; the others follow it. */
export const FIRST_STORED_CONTACT = 1_000_000_000;

/**
 * Stores conversations as months of work leave them: three missed calls, an open lead, and so many texts back and
 * forth in each. By SQL, because a million texts through the doors would take a day.
 *
 * @param numbered which conversations of each portal, the first one inclusive, the last one exclusive
 */
export async function storeConversations(
  db: Pool,
  portals: readonly { readonly portal: number; readonly line: string }[],
  numbered: { readonly from: number; readonly to: number },
  texts: number,
): Promise<void> {
  for (const { portal, line } of portals)
    await db.query(FILL, [portal, line, numbered.from, numbered.to, texts, FIRST_STORED_CONTACT]);
  await db.query('VACUUM ANALYZE message, call, lead, caller, conversation, hubspot_record');
}

const FILL = `
  WITH line AS (SELECT id, number FROM line WHERE portal_id = $1 AND number = $2),
  callers AS (
    INSERT INTO caller (id, portal_id, number, first_seen_at)
    SELECT gen_random_uuid(), $1, '+1415' || lpad(n::text, 7, '0'), now() - interval '90 days'
    FROM generate_series($3::int, $4::int - 1) AS n
    RETURNING id, number, (right(number, 7))::bigint AS n
  ), talks AS (
    INSERT INTO conversation (id, portal_id, caller_id, turn)
    SELECT gen_random_uuid(), $1, id, 'us' FROM callers RETURNING id, caller_id
  ), contacts AS (
    INSERT INTO hubspot_record (portal_id, kind, local_id, caller_id, wanted, written, hubspot_id, happened_at)
    SELECT $1, 'contact', id, id, 1, 1, ($6::bigint + n)::text, now() FROM callers
  ), leads AS (
    INSERT INTO lead (id, portal_id, conversation_id, line_id, state, opened_at, due_at)
    SELECT gen_random_uuid(), $1, talks.id, line.id, 'open', now() - interval '1 day', now() FROM talks, line
  ), calls AS (
    INSERT INTO call (id, portal_id, session_id, line_id, conversation_id, from_shown, caller_number, to_number,
                      outcome, started_at, ended_at)
    SELECT gen_random_uuid(), $1, gen_random_uuid()::text, line.id, talks.id, callers.number, callers.number, line.number,
           'missed', now() - make_interval(days => d), now() - make_interval(days => d) + interval '20 seconds'
    FROM talks JOIN callers ON callers.id = talks.caller_id, line, generate_series(1, 3) AS d
  )
  INSERT INTO message (id, portal_id, conversation_id, line_id, kind, from_number, to_number, body, state,
                       not_before, fresh_until, created_at, written_by, delivery)
  SELECT gen_random_uuid(), $1, talks.id, line.id, CASE WHEN m % 2 = 0 THEN 'inbound' ELSE 'reply' END,
         callers.number, line.number, 'Can you come on Tuesday at nine? Number ' || m || ' of our texts.',
         CASE WHEN m % 2 = 0 THEN 'received' ELSE 'accepted' END, now(), now(), now() - make_interval(hours => m * 20),
         CASE WHEN m % 2 = 1 THEN 'rep@example.com' END, CASE WHEN m % 2 = 1 THEN 'delivered' END
  FROM talks JOIN callers ON callers.id = talks.caller_id, line, generate_series(1, $5::int) AS m`;
