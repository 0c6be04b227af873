import { testDatabase } from '../test/support/database';
import { eventually } from '../test/support/eventually';
import { type MissedCall, missedCall, type Receiver } from './call-events';
import { startChild } from './child-program';
import { Door } from './door';
import type { Fleet } from './fleet';
import {
  deliverAtOnce,
  missedCalls,
  silence,
  textLatencies,
  textRequests,
  textsSent,
} from './fleet-load';
import { pause, preciseNow } from './pace';
import { atMost, type PartReport, progress } from './report';
import { median, rounded, spread } from './statistics';

interface Latencies {
  readonly product: readonly number[];
  readonly minimal: readonly number[];
}

const BAR_TIMES_MINIMAL = 3;
const BAR_TIMES_QUIET = 1.3;
const WAITING_JOBS = 50_000;
/** A drain takes five answers, so its worker is busy for longer than the measurement. */
const SLOW_ANSWER_MS = 8_000;
/** As many portals as the product has workers for HubSpot, and some. */
const SLOW_SHOPS = 6;

/**
 * (f) From a hang-up's webhook to its text at one call a second, in turn with a minimal pipeline without HubSpot
 * (minimal-pipeline.ts), in silence and while jobs wait for a slow HubSpot.
 */
export async function besideMinimal(fleet: Fleet, quick: boolean): Promise<PartReport> {
  const seconds = quick ? 4 : 20;
  const jobs = quick ? 5_000 : WAITING_JOBS;
  const minimal = await startMinimal(fleet);
  try {
    await takeTurns(fleet, minimal.receiver, 2);
    const quiet = await takeTurns(fleet, minimal.receiver, seconds);
    await silence(fleet);
    await occupySyncWorkers(fleet);
    await addSyncJobs(fleet, jobs);
    const waiting = [await waitingJobs(fleet)];
    const busy = await takeTurns(fleet, minimal.receiver, seconds);
    waiting.push(await waitingJobs(fleet));
    await dropSyncJobs(fleet);
    await fleet.hubspot.answerAfter(0);
    const timesMinimal = rounded(median(quiet.product) / median(quiet.minimal));
    const timesQuiet = rounded(median(busy.product) / median(quiet.product));
    progress(
      `beside minimal: ${timesMinimal} times; while jobs wait ${timesQuiet} times the quiet run`,
    );
    return {
      figures: {
        minimal_pipeline:
          'Express, ed25519, graphile-worker, one ledger row, one text request; no HubSpot',
        quiet_ms: { product: spread(quiet.product), minimal: spread(quiet.minimal) },
        while_sync_jobs_wait_ms: { product: spread(busy.product), minimal: spread(busy.minimal) },
        sync_jobs_waiting_at_start_and_end: waiting,
      },
      judged: [
        atMost('p50 webhook to text at 1/s, product / minimal', timesMinimal, BAR_TIMES_MINIMAL),
        atMost(
          `p50 while ${jobs} sync jobs wait for a slow HubSpot / p50 in silence`,
          timesQuiet,
          BAR_TIMES_QUIET,
        ),
      ],
    };
  } finally {
    await minimal.stop();
  }
}

async function startMinimal(
  fleet: Fleet,
): Promise<{ readonly receiver: Receiver; stop(): Promise<void> }> {
  const { telnyx } = fleet;
  const apiKey = 'KEY-minimal';
  const line = '+13127009999';
  const { publicKey } = telnyx.addAccount({ apiKey });
  telnyx.addNumber({ apiKey, number: line, connection: 'sip' });
  const database = await testDatabase();
  const pipeline = await startChild('minimal-pipeline', {
    DATABASE_URL: database.url,
    TELNYX_API_BASE: telnyx.apiBase,
    TELNYX_KEY: apiKey,
    PUBLIC_KEY: publicKey,
  });
  return {
    receiver: { webhookUrl: new URL('/webhooks', pipeline.url), apiKey, line },
    stop: async () => {
      await pipeline.stop();
      await database.drop();
    },
  };
}

/** One call a second to each, half a second apart. */
async function takeTurns(fleet: Fleet, minimal: Receiver, seconds: number): Promise<Latencies> {
  const texts = textRequests(fleet);
  const hungUpAt = { product: new Map<string, number>(), minimal: new Map<string, number>() };
  const toProduct = missedCalls(fleet, fleet.shops, seconds);
  const productDoor = await Door.open(new URL(fleet.product.url), 1);
  const minimalDoor = await Door.open(minimal.webhookUrl, 1);
  const miss = async (door: Door, call: MissedCall, at: Map<string, number>): Promise<void> => {
    await door.post(call.initiated);
    await pause(250);
    at.set(call.caller, preciseNow());
    await door.post(call.hangup);
    await pause(250);
  };
  for (const call of toProduct) {
    await miss(productDoor, call, hungUpAt.product);
    await miss(minimalDoor, missedCall(fleet.telnyx, minimal), hungUpAt.minimal);
  }
  productDoor.close();
  minimalDoor.close();
  await textsSent(fleet, texts + seconds * 2);
  return {
    product: textLatencies(fleet, hungUpAt.product),
    minimal: textLatencies(fleet, hungUpAt.minimal),
  };
}

/** HubSpot becomes slow, and every worker for it waits for an answer. */
async function occupySyncWorkers(fleet: Fleet): Promise<void> {
  await fleet.hubspot.answerAfter(SLOW_ANSWER_MS);
  await deliverAtOnce(fleet, missedCalls(fleet, fleet.shops.slice(0, SLOW_SHOPS), SLOW_SHOPS));
  await eventually('all workers for HubSpot are busy', async () => {
    const { rows } = await fleet.db.query<{ running: string; waiting: string }>(
      `SELECT count(*) FILTER (WHERE locked_at IS NOT NULL) AS running,
              count(*) FILTER (WHERE locked_at IS NULL AND run_at <= now()) AS waiting
       FROM graphile_worker.jobs WHERE task_identifier = 'sync'`,
    );
    return Number(rows[0]?.running) > 0 && Number(rows[0]?.waiting) > 0;
  });
}

/** One job for each of so many other portals. */
async function addSyncJobs({ db }: Fleet, count: number): Promise<void> {
  await db.query(
    `SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
       SELECT ('sync', json_build_object('portalId', (900000000 + n)::text), NULL, now(), NULL, 'sync:' || (900000000 + n), 0, NULL
              )::graphile_worker.job_spec
       FROM generate_series(1, $1::int) AS n))`,
    [count],
  );
}

async function waitingJobs({ db }: Fleet): Promise<number> {
  const { rows } = await db.query<{ count: string }>(
    "SELECT count(*) FROM graphile_worker.jobs WHERE key LIKE 'sync:9%' AND locked_at IS NULL",
  );
  return Number(rows[0]?.count);
}

async function dropSyncJobs({ db }: Fleet): Promise<void> {
  await db.query(
    "DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'sync:9%' AND locked_at IS NULL",
  );
}
