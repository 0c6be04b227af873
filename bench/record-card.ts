import { signedFetch } from '../test/support/signed-fetch';
import type { Fleet, Shop } from './fleet';
import { inLanes } from './pace';
import { atMost, type PartReport, progress } from './report';
import { rounded, spread } from './statistics';

/** Issue of the record card: server p99 with this many messages stored. */
const BAR_P99_MS = 50;
const MESSAGES = 1_000_000;
const PER_CONVERSATION = 100;
const FIRST_CONTACT = 1_000_000_000;
/** People who open a card at the same moment. */
const LANES = 2;

/**
 * (f) The record card: one request from the card to everything it shows, with few messages stored and with a
 * million of them, over records chosen at random.
 */
export async function recordCard(fleet: Fleet, quick: boolean): Promise<PartReport> {
  const requests = quick ? 200 : 1_000;
  const few = 2 * PER_CONVERSATION * fleet.shops.length;
  await fill(fleet, 0, few);
  const before = await measure(fleet, few, requests);
  const many = quick ? MESSAGES / 10 : MESSAGES;
  await fill(fleet, few, many);
  const after = await measure(fleet, many, requests);
  progress(`record card: p99 ${after.p99} ms with ${many} messages, ${before.p99} ms with ${few}`);
  return {
    figures: {
      messages: many,
      requests_to_first_content: 1,
      ms: after,
      ms_with_few: { messages: few, ...before },
      p50_beside_few: rounded(after.p50 / before.p50),
    },
    judged: [atMost('record card, p99 in ms', after.p99, BAR_P99_MS)],
  };
}

/** Stores conversations up to so many messages: a missed call, its lead, and a hundred texts back and forth. */
async function fill({ db, shops }: Fleet, from: number, to: number): Promise<void> {
  progress(`storing ${to - from} messages`);
  const each = (messages: number): number => messages / PER_CONVERSATION / shops.length;
  for (const { portal, line } of shops)
    await db.query(FILL, [portal, line, each(from), each(to), PER_CONVERSATION, FIRST_CONTACT]);
  await db.query('VACUUM ANALYZE message, call, lead, caller, conversation, hubspot_record');
}

async function measure(
  { product, shops }: Fleet,
  messages: number,
  requests: number,
): Promise<ReturnType<typeof spread>> {
  const contacts = messages / PER_CONVERSATION / shops.length;
  // The first card of a portal waits a moment for the names of its owners.
  await inLanes(LANES, shops, (shop) => open(product.url, shop, 0).then(() => undefined));
  const asked = Array.from({ length: requests }, (_, index) => ({
    shop: shops[index % shops.length],
    // Spread over all of them without order, and the same in each run.
    contact: (index * 7_919) % contacts,
  }));
  const latencies: number[] = [];
  await inLanes(LANES, asked, async ({ shop, contact }) => {
    if (shop !== undefined) latencies.push(await open(product.url, shop, contact));
  });
  return spread(latencies);
}

/** @returns ms from the card's one request to the last byte of its answer */
async function open(origin: string, { portal }: Shop, contact: number): Promise<number> {
  const began = performance.now();
  const response = await signedFetch(
    origin,
    '/api/conversation',
    { portal, userId: '60000001', email: 'rep@example.com' },
    { contactId: String(FIRST_CONTACT + contact) },
    { secret: 'bench-secret' },
  );
  const body = await response.text();
  if (!body.includes('"kind":"conversation"')) throw new Error(`No conversation: ${body}`);
  return performance.now() - began;
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
