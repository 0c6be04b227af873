import { signedFetch } from '../test/support/signed-fetch';
import { FIRST_STORED_CONTACT, storeConversations } from '../test/support/stored-conversations';
import type { Fleet, Shop } from './fleet';
import { inLanes } from './pace';
import { atMost, type PartReport, progress } from './report';
import { rounded, spread } from './statistics';

/** Issue of the record card: server p99 with this many messages stored. */
const BAR_P99_MS = 50;
const MESSAGES = 1_000_000;
const PER_CONVERSATION = 100;
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

async function fill({ db, shops }: Fleet, from: number, to: number): Promise<void> {
  progress(`storing ${to - from} messages`);
  const each = (messages: number): number => messages / PER_CONVERSATION / shops.length;
  await storeConversations(db, shops, { from: each(from), to: each(to) }, PER_CONVERSATION);
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
    { contactId: String(FIRST_STORED_CONTACT + contact) },
    { secret: 'bench-secret' },
  );
  const body = await response.text();
  if (!body.includes('"kind":"conversation"')) throw new Error(`No conversation: ${body}`);
  return performance.now() - began;
}
