import type { Fleet } from './fleet';
import {
  deliverAtOnce,
  everythingWritten,
  missedCalls,
  silence,
  textRequests,
  textsSent,
} from './fleet-load';
import { postgresCpuSeconds } from './postgres-cpu';
import { processMetrics } from './product-metrics';
import { atLeast, type PartReport, progress } from './report';
import { rounded } from './statistics';

/** The rate that the perf reference asks to be held. */
const BAR = 50;

/** (c) Missed calls per second, from the first webhook of the first call to the last text, and to the last record in HubSpot. */
export async function throughput(fleet: Fleet, quick: boolean): Promise<PartReport> {
  const count = quick ? 100 : 600;
  const calls = missedCalls(fleet, fleet.shops, count);
  const before = textRequests(fleet);
  const acceptedBefore = await accepted(fleet);
  const cpuBefore = await cpu(fleet);
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1_000;
  await deliverAtOnce(fleet, calls);
  const acknowledged = seconds();
  await textsSent(fleet, before + count);
  const texted = seconds();
  await everythingWritten(fleet, fleet.shops, acceptedBefore + count);
  const written = seconds();
  await silence(fleet);
  const cpuAfter = await cpu(fleet);
  progress(
    `throughput: ${count} calls acknowledged after ${rounded(acknowledged)} s, texted after ${rounded(texted)} s, written after ${rounded(written)} s`,
  );
  return {
    figures: {
      calls: count,
      portals: fleet.shops.length,
      texted_per_second: rounded(count / texted),
      texted_and_in_hubspot_per_second: rounded(count / written),
      cpu_ms_per_call: {
        product: rounded(((cpuAfter.product - cpuBefore.product) / count) * 1_000),
        postgres: rounded(((cpuAfter.postgres - cpuBefore.postgres) / count) * 1_000),
      },
      seconds: {
        all_acknowledged: rounded(acknowledged),
        all_texted: rounded(texted),
        all_in_hubspot: rounded(written),
      },
    },
    judged: [
      atLeast('missed calls/s texted', rounded(count / texted), BAR),
      atLeast('missed calls/s texted and in HubSpot', rounded(count / written), BAR),
    ],
  };
}

async function accepted(fleet: Fleet): Promise<number> {
  const { rows } = await fleet.db.query<{ count: string }>(
    "SELECT count(*) FROM message WHERE portal_id = ANY ($1) AND state = 'accepted'",
    [fleet.shops.map(({ portal }) => portal)],
  );
  return Number(rows[0]?.count);
}

async function cpu(fleet: Fleet): Promise<{ product: number; postgres: number }> {
  return {
    product: (await processMetrics(fleet.product)).cpuSeconds,
    postgres: (await postgresCpuSeconds(fleet.db)) ?? Number.NaN,
  };
}
