import type { Fleet, Shop } from './fleet';
import {
  deliverAtOnce,
  everythingWritten,
  missedCalls,
  silence,
  textRequests,
  textsSent,
} from './fleet-load';
import { atMost, type PartReport, progress } from './report';
import { median, rounded } from './statistics';

interface Cost {
  readonly requests: number;
  /** From the first webhook, or from the moment the backlog could be written, to the last record. */
  readonly seconds: number;
  readonly perRoute: Record<string, number>;
}

const BAR_ONE = 5;
const BAR_ONE_SECONDS = 2;
/** What is pending is drained with about 60; a burst that is written while it comes in takes more rounds. */
const BAR_BACKLOG = 70;

/**
 * (d) What a missed call costs in HubSpot requests, within HubSpot's limits (110 per 10 s, 5 searches per s): alone,
 * in a burst of one portal that is written while it comes in, and in a backlog that is written in one go.
 */
export async function hubspotRequests(fleet: Fleet, quick: boolean): Promise<PartReport> {
  const size = quick ? 50 : 1_000;
  const singles: Cost[] = [];
  const shop = await fleet.openShop();
  for (let each = 1; each <= (quick ? 1 : 5); each += 1) {
    singles.push(await costOf(fleet, shop, 1, each));
  }
  const burst = await costOf(fleet, await fleet.openShop(), size, size);
  progress(`HubSpot: burst of ${size}: ${burst.requests} requests, ${burst.seconds} s`);
  const backlog = await costOfBacklog(fleet, await fleet.openShop(), size);
  progress(`HubSpot: backlog of ${size}: ${backlog.requests} requests, ${backlog.seconds} s`);
  const one = {
    requests: Math.max(...singles.map(({ requests }) => requests)),
    seconds: median(singles.map(({ seconds }) => seconds)),
    perRoute: singles[0]?.perRoute,
  };
  return {
    figures: { one_call: one, [`burst_of_${size}`]: burst, [`backlog_of_${size}`]: backlog },
    judged: [
      atMost('HubSpot requests for one missed call', one.requests, BAR_ONE),
      atMost('seconds until one missed call is in HubSpot', one.seconds, BAR_ONE_SECONDS),
      atMost(`HubSpot requests for a backlog of ${size}`, backlog.requests, BAR_BACKLOG),
    ],
  };
}

/** @param inAll the shop's calls so far, these included */
async function costOf(fleet: Fleet, shop: Shop, count: number, inAll: number): Promise<Cost> {
  await silence(fleet);
  const before = await fleet.hubspot.counts(shop.portal);
  const calls = missedCalls(fleet, [shop], count);
  const began = performance.now();
  await deliverAtOnce(fleet, calls);
  await everythingWritten(fleet, [shop], inAll);
  return cost(fleet, shop, before, began);
}

/** All texts leave while somebody else holds the portal's lease; then it is drained. */
async function costOfBacklog(fleet: Fleet, shop: Shop, count: number): Promise<Cost> {
  await silence(fleet);
  const holder = await fleet.db.connect();
  const lease = [`ringback sync ${shop.portal}`];
  let before: Record<string, number>;
  try {
    await holder.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', lease);
    before = await fleet.hubspot.counts(shop.portal);
    const texts = textRequests(fleet);
    await deliverAtOnce(fleet, missedCalls(fleet, [shop], count));
    await textsSent(fleet, texts + count);
  } finally {
    await holder.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', lease);
    holder.release();
  }
  const began = performance.now();
  await everythingWritten(fleet, [shop], count);
  return cost(fleet, shop, before, began);
}

async function cost(
  fleet: Fleet,
  shop: Shop,
  before: Readonly<Record<string, number>>,
  began: number,
): Promise<Cost> {
  const seconds = rounded((performance.now() - began) / 1_000);
  await silence(fleet);
  const perRoute = Object.fromEntries(
    Object.entries(await fleet.hubspot.counts(shop.portal))
      .map(([route, count]) => [route, count - (before[route] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
  const requests = Object.values(perRoute).reduce((sum, count) => sum + count, 0);
  return { requests, seconds, perRoute };
}
