import type { Fleet } from './fleet';
import { latenciesAtRate, missedCalls, silence } from './fleet-load';
import { atMost, type PartReport, progress } from './report';
import { spread } from './statistics';

const BAR_MS = 100;

/** (b) From a hang-up's webhook to the request for its text, HubSpot being written all the while, over 10 portals. */
export async function textLatency(fleet: Fleet, quick: boolean): Promise<PartReport> {
  await latenciesAtRate(fleet, missedCalls(fleet, fleet.shops, 20), 20);
  const measured = [];
  for (const [perSecond, seconds] of quick
    ? ([
        [10, 2],
        [100, 1],
      ] as const)
    : ([
        [10, 15],
        [25, 8],
        [100, 6],
      ] as const)) {
    const calls = missedCalls(fleet, fleet.shops, perSecond * seconds);
    const ms = spread(await latenciesAtRate(fleet, calls, perSecond));
    progress(`text latency at ${perSecond}/s: p50 ${ms.p50} ms, p99 ${ms.p99} ms`);
    measured.push({ perSecond, ms });
    await silence(fleet);
  }
  return {
    figures: {
      portals: fleet.shops.length,
      ...Object.fromEntries(
        measured.map(({ perSecond, ms }) => [`at_${perSecond}_per_second_ms`, ms]),
      ),
    },
    judged: measured
      .filter(({ perSecond }) => perSecond !== 25)
      .map(({ perSecond, ms }) =>
        atMost(`p99 ms from hang-up to text request at ${perSecond}/s`, ms.p99, BAR_MS),
      ),
  };
}
