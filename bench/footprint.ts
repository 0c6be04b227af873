import type { Fleet } from './fleet';
import { deliverAtOnce, latenciesAtRate, missedCalls, silence } from './fleet-load';
import { processMetrics } from './product-metrics';
import { atMost, type PartReport, progress } from './report';
import { median, rounded } from './statistics';

/** The perf reference, section 11. */
const BAR_MEMORY_MB = 250;
const SAMPLE_MS = 250;

/** (e) Memory of the product's process, and how long it takes to be ready: started, and started again after kill -9 with calls in flight. */
export async function footprint(fleet: Fleet, quick: boolean): Promise<PartReport> {
  const times = quick ? 1 : 3;
  const { product } = fleet;
  const starts: number[] = [];
  for (let each = 0; each < times; each += 1) {
    await product.stop();
    starts.push(await secondsToStart(fleet));
  }
  const afterStart = (await processMetrics(product)).residentMb;

  let underLoad = 0;
  const sampler = setInterval(() => {
    processMetrics(product).then(
      ({ residentMb }) => {
        underLoad = Math.max(underLoad, residentMb);
      },
      () => undefined, // one sample less
    );
  }, SAMPLE_MS);
  await latenciesAtRate(fleet, missedCalls(fleet, fleet.shops, quick ? 100 : 800), 100);
  clearInterval(sampler);
  await silence(fleet);
  const afterLoad = (await processMetrics(product)).residentMb;

  // The texts that a kill leaves in doubt are looked up for minutes: nothing is measured after this.
  const recoveries: number[] = [];
  for (let each = 0; each < times; each += 1) {
    await deliverAtOnce(fleet, missedCalls(fleet, fleet.shops, 40));
    const began = performance.now();
    await product.kill();
    await product.start();
    recoveries.push((performance.now() - began) / 1_000);
  }
  progress(`footprint: ${afterStart} MB after start, ${underLoad} MB under load`);
  return {
    figures: {
      start_to_ready_seconds: rounded(median(starts)),
      kill_to_ready_seconds: rounded(median(recoveries)),
      resident_mb: {
        after_start: afterStart,
        under_100_calls_per_second: underLoad,
        after_load: afterLoad,
      },
    },
    judged: [atMost('resident MB under load', underLoad, BAR_MEMORY_MB)],
  };
}

async function secondsToStart({ product }: Fleet): Promise<number> {
  const began = performance.now();
  await product.start();
  return (performance.now() - began) / 1_000;
}
