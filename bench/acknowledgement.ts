import { Client } from 'pg';
import { testDatabase } from '../test/support/database';
import { OBSERVE_LINE, PORTAL, startWorld, TELNYX_KEY, type World } from '../test/support/world';
import { missedCall } from './call-events';
import { startChild } from './child-program';
import { Door } from './door';
import { atRate, inLanes } from './pace';
import { processMetrics } from './product-metrics';
import { atLeast, type PartReport, progress } from './report';
import { median, percentile, rounded, spread } from './statistics';

/** A door for webhooks, in a process of its own with a database of its own on the one server. */
interface Contender {
  readonly name: 'product' | 'floor_gathered' | 'floor_one_by_one';
  readonly webhookUrl: URL;
  /** CPU that its process has used. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

interface Round {
  readonly atRateMs: readonly number[];
  readonly saturatedMs: readonly number[];
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

const RATE = 300;
const CONNECTIONS = 32;
const BAR = 0.8;
/** On a slow machine there are fewer rounds. */
const PATIENCE_MS = 50_000;

/**
 * (a) How quickly the product acknowledges webhooks, beside a bare handler with the same statement. The product runs
 * with RINGBACK_ROLE=web, so that all contenders only take webhooks in; all events are hang-ups, so that every one is
 * enqueued. The floor gathers concurrent deliveries as the product does, or writes one by one.
 */
export async function acknowledgement(quick: boolean): Promise<PartReport> {
  const size = quick
    ? { rounds: 1, atRate: 150, saturated: 500 }
    : { rounds: 5, atRate: 600, saturated: 3_000 };
  const world = await startWorld({ environment: { RINGBACK_ROLE: 'web' } });
  const contenders = [
    productContender(world),
    await floorContender(world, 'floor_gathered'),
    await floorContender(world, 'floor_one_by_one'),
  ] as const;
  try {
    const rounds = new Map<Contender['name'], Round[]>(contenders.map(({ name }) => [name, []]));
    for (const contender of contenders)
      await measure(world, contender, { atRate: 30, saturated: 300 });
    const latestRound = performance.now() + PATIENCE_MS;
    for (let round = 0; round < size.rounds && performance.now() < latestRound; round += 1) {
      for (let turn = 0; turn < contenders.length; turn += 1) {
        const contender = contenders[(round + turn) % contenders.length];
        if (contender === undefined) continue;
        const measured = await measure(world, contender, size);
        rounds.get(contender.name)?.push(measured);
        progress(
          `acknowledgement ${round + 1}/${size.rounds} ${contender.name}: ${measured.perSecond}/s saturated`,
        );
      }
    }
    return report(rounds);
  } finally {
    for (const contender of contenders) await contender.stop();
    await world.end();
  }
}

function report(rounds: ReadonlyMap<Contender['name'], readonly Round[]>): PartReport {
  const of = (name: Contender['name']): readonly Round[] => rounds.get(name) ?? [];
  /** Round by round, since what the machine does meanwhile strikes neighbours alike. */
  const ratio = (
    floor: Contender['name'],
    quotient: (product: Round, floor: Round) => number,
  ): number =>
    rounded(
      median(
        of('product').flatMap((product, position) => {
          const beside = of(floor)[position];
          return beside === undefined ? [] : [quotient(product, beside)];
        }),
      ),
    );
  const p50 = (round: Round): number => percentile(round.atRateMs, 0.5);
  const throughput = (product: Round, floor: Round): number => product.perSecond / floor.perSecond;
  const swiftness = (product: Round, floor: Round): number => p50(floor) / p50(product);
  const figures = {
    role: 'web',
    event_bytes: 'about 1,400',
    ...Object.fromEntries(
      [...rounds].map(([name, each]) => [
        name,
        {
          at_300_per_second_ms: spread(each.flatMap(({ atRateMs }) => atRateMs)),
          saturated_ms: spread(each.flatMap(({ saturatedMs }) => saturatedMs)),
          saturated_per_second: median(each.map(({ perSecond }) => perSecond)),
          saturated_per_second_rounds: each.map(({ perSecond }) => perSecond),
          process_cpu_microseconds_per_event: median(
            each.map(({ cpuMicroseconds }) => cpuMicroseconds),
          ),
        },
      ]),
    ),
  };
  return {
    figures,
    judged: (['floor_gathered', 'floor_one_by_one'] as const).flatMap((floor) => [
      atLeast(`saturated events/s, product / ${floor}`, ratio(floor, throughput), BAR),
      atLeast(`p50 at 300 events/s, ${floor} / product`, ratio(floor, swiftness), BAR),
    ]),
  };
}

async function measure(
  world: World,
  contender: Contender,
  size: { readonly atRate: number; readonly saturated: number },
): Promise<Round> {
  const receiver = {
    webhookUrl: contender.webhookUrl,
    apiKey: TELNYX_KEY,
    line: OBSERVE_LINE,
  };
  const events = Array.from(
    { length: size.atRate + size.saturated },
    () => missedCall(world.telnyx, receiver).hangup,
  );
  const door = await Door.open(contender.webhookUrl, CONNECTIONS);
  const timed = async (into: number[], bytes: Buffer | undefined): Promise<void> => {
    if (bytes === undefined) return;
    const began = performance.now();
    await door.post(bytes);
    into.push(performance.now() - began);
  };
  const atRateMs: number[] = [];
  await atRate(RATE, size.atRate, (position) => timed(atRateMs, events[position]));
  const saturatedMs: number[] = [];
  const cpuBefore = await contender.cpuSeconds();
  const began = performance.now();
  await inLanes(CONNECTIONS, events.slice(size.atRate), (bytes) => timed(saturatedMs, bytes));
  const seconds = (performance.now() - began) / 1_000;
  const cpu = (await contender.cpuSeconds()) - cpuBefore;
  door.close();
  return {
    atRateMs,
    saturatedMs,
    perSecond: Math.round(size.saturated / seconds),
    cpuMicroseconds: Math.round((cpu / size.saturated) * 1e6),
  };
}

function productContender(world: World): Contender {
  return {
    name: 'product',
    webhookUrl: new URL(world.webhookUrl),
    cpuSeconds: async () => (await processMetrics(world.product)).cpuSeconds,
    stop: () => Promise.resolve(),
  };
}

async function floorContender(
  world: World,
  name: 'floor_gathered' | 'floor_one_by_one',
): Promise<Contender> {
  const database = await testDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('INSERT INTO portal (id, connected_at) VALUES ($1, now())', [PORTAL]);
  await client.end();
  const floor = await startChild('floor', {
    DATABASE_URL: database.url,
    PORTAL: String(PORTAL),
    PUBLIC_KEY: world.telnyx.addAccount({ apiKey: TELNYX_KEY }).publicKey,
    GATHERED: name === 'floor_gathered' ? 'yes' : 'no',
  });
  return {
    name,
    webhookUrl: new URL(
      `/webhooks/telnyx/${new URL(world.webhookUrl).pathname.split('/').at(-1)}`,
      floor.url,
    ),
    cpuSeconds: async () => {
      const said: { seconds: number } = JSON.parse(await (await fetch(`${floor.url}/cpu`)).text());
      return said.seconds;
    },
    stop: async () => {
      await floor.stop();
      await database.drop();
    },
  };
}
