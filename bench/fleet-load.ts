import { eventually } from '../test/support/eventually';
import { type MissedCall, missedCall } from './call-events';
import { Door } from './door';
import type { Fleet, Shop } from './fleet';
import { atRate, inLanes, pause, preciseNow } from './pace';

/** From a call's first webhook to its last. */
const RING_MS = 300;
const CONNECTIONS = 32;
/** A product that cannot keep up is not waited for much longer than it takes to see that. */
const PATIENCE_MS = 10_000;

/** `count` missed calls by new callers, spread evenly over the shops. */
export function missedCalls(fleet: Fleet, shops: readonly Shop[], count: number): MissedCall[] {
  return Array.from({ length: count }, (_, position) => {
    const shop = shops[position % shops.length];
    if (shop === undefined) throw new Error('No shop to call.');
    return missedCall(fleet.telnyx, shop);
  });
}

/**
 * Misses calls at an even rate.
 *
 * @returns for each call the ms from the moment its hang-up was written to the product's socket until Telnyx
 * took the text.
 */
export async function latenciesAtRate(
  fleet: Fleet,
  calls: readonly MissedCall[],
  perSecond: number,
): Promise<number[]> {
  const door = await Door.open(new URL(fleet.product.url), CONNECTIONS);
  const hungUpAt = new Map<string, number>();
  const textsBefore = textRequests(fleet);
  const each = (act: (call: MissedCall) => Promise<void>) =>
    atRate(perSecond, calls.length, async (position) => {
      const call = calls[position];
      if (call !== undefined) await act(call);
    });
  await Promise.all([
    each((call) => door.post(call.initiated)),
    pause(RING_MS).then(() =>
      each(async (call) => {
        hungUpAt.set(call.caller, preciseNow());
        await door.post(call.hangup);
      }),
    ),
  ]);
  door.close();
  await textsSent(fleet, textsBefore + calls.length, PATIENCE_MS).catch(() => undefined);
  return textLatencies(fleet, hungUpAt);
}

/**
 * @param hungUpAt by caller, {@link preciseNow}
 * @returns a latency for each caller; of one who has no text yet the time they have waited so far.
 */
export function textLatencies(
  fleet: Pick<Fleet, 'telnyx'>,
  hungUpAt: ReadonlyMap<string, number>,
): number[] {
  const textedAt = new Map(fleet.telnyx.texts().map(({ to, sentAt }) => [to, sentAt]));
  const now = preciseNow();
  return [...hungUpAt].map(([caller, left]) => (textedAt.get(caller) ?? now) - left);
}

/** Delivers calls as fast as the product takes them, each hang-up well after its call began. */
export async function deliverAtOnce(fleet: Fleet, calls: readonly MissedCall[]): Promise<void> {
  const door = await Door.open(new URL(fleet.product.url), CONNECTIONS);
  const ahead = CONNECTIONS * 2;
  const inOrder = calls.slice(0, ahead).map(({ initiated }) => initiated);
  calls.forEach((call, position) => {
    const later = calls[position + ahead];
    if (later !== undefined) inOrder.push(later.initiated);
    inOrder.push(call.hangup);
  });
  await inLanes(CONNECTIONS, inOrder, (bytes) => door.post(bytes));
  door.close();
}

/** Requests to send that Telnyx has had so far. */
export function textRequests(fleet: Pick<Fleet, 'telnyx'>): number {
  const counts: Readonly<Partial<Record<string, number>>> = fleet.telnyx.counts();
  return counts['POST /messages'] ?? 0;
}

export async function textsSent(
  fleet: Pick<Fleet, 'telnyx'>,
  count: number,
  withinMs = 60_000,
): Promise<void> {
  await eventually(`Telnyx has ${count} texts`, () => textRequests(fleet) >= count, withinMs);
}

/** Waits until every call of the shops is texted, settled and in HubSpot. */
export async function everythingWritten(
  fleet: Fleet,
  shops: readonly Shop[],
  calls: number,
  withinMs = 60_000,
): Promise<void> {
  const portals = shops.map(({ portal }) => portal);
  await eventually(
    `${calls} calls are texted and written to HubSpot`,
    async () => {
      const { rows } = await fleet.db.query<{ texted: string; unwritten: string }>(
        `SELECT (SELECT count(*) FROM message WHERE portal_id = ANY ($1) AND state = 'accepted') AS texted,
                (SELECT count(*) FROM hubspot_record WHERE portal_id = ANY ($1) AND written < wanted) AS unwritten`,
        [portals],
      );
      return Number(rows[0]?.texted) >= calls && rows[0]?.unwritten === '0';
    },
    withinMs,
  );
}

/** Waits until nothing waits, runs or is planned: the next part begins in silence. */
export async function silence(fleet: Pick<Fleet, 'db'>, withinMs = 60_000): Promise<void> {
  await eventually(
    'all jobs are done',
    async () => {
      const { rows } = await fleet.db.query<{ jobs: string; unwritten: string }>(
        `SELECT (SELECT count(*) FROM graphile_worker.jobs WHERE attempts < max_attempts OR locked_at IS NOT NULL) AS jobs,
                (SELECT count(*) FROM hubspot_record WHERE written < wanted) AS unwritten`,
      );
      return rows[0]?.jobs === '0' && rows[0].unwritten === '0';
    },
    withinMs,
  );
}
