import { mkdtempSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../server/postgres/embedded/embedded-postgres';
import { acknowledgement } from './acknowledgement';
import { besideMinimal } from './beside-minimal';
import { type Fleet, startFleet } from './fleet';
import { footprint } from './footprint';
import { hubspotRequests } from './hubspot-requests';
import { recordCard } from './record-card';
import { type PartReport, progress } from './report';
import { textLatency } from './text-latency';
import { throughput } from './throughput';

/** The parts that share one running product, in the order in which they run. */
const FLEET_PARTS = {
  text_latency: textLatency,
  throughput,
  beside_minimal: besideMinimal,
  footprint,
  hubspot_requests: hubspotRequests,
  record_card: recordCard,
} as const satisfies Record<string, (fleet: Fleet, quick: boolean) => Promise<PartReport>>;

/** Since the start of this process: a whole run takes less than six minutes, also where everything is slow. */
const LATEST_START_MS = 4 * 60_000;

const PARTS = ['acknowledgement', ...Object.keys(FLEET_PARTS)];

/**
 * `npm run bench -- [part …] [--quick]`: measures the product beside its floor and a minimal pipeline, all in one run
 * on one PostgreSQL server with fsync on, and prints one JSON document. Everything stays on this machine.
 */
async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const quick = asked.includes('--quick');
  const named = asked.filter((word) => word !== '--quick').map((word) => word.replaceAll('-', '_'));
  const unknown = named.filter((name) => !PARTS.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No such part: ${unknown.join(', ')}. There are: ${PARTS.join(', ')}.`);
  }
  const wanted = (name: string): boolean => named.length === 0 || named.includes(name);

  const began = performance.now();
  const [loadBefore] = loadavg();
  const folder = mkdtempSync(path.join(tmpdir(), 'ringback-bench-'));
  await chmod(folder, 0o755); // PostgreSQL may run as another user
  const postgres = await startEmbeddedPostgres(folder, { max_connections: '200' });
  process.env['RINGBACK_TEST_DATABASE_SERVER'] = postgres.url;
  const reports = new Map<string, PartReport>();
  try {
    if (wanted('acknowledgement')) {
      reports.set('acknowledgement', await attempted(() => acknowledgement(quick)));
    }
    if (Object.keys(FLEET_PARTS).some(wanted)) await measureFleet(reports, wanted, quick);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
  const judged = [...reports].flatMap(([part, report]) =>
    report.judged.map((each) => ({ part, ...each })),
  );
  const document = {
    at: new Date().toISOString(),
    machine: {
      cores: cpus().length,
      cpu: cpus()[0]?.model,
      node: process.version,
      /** Of the minute before: above 0.5 somebody else was at work, and the figures are theirs too. */
      load_before: loadBefore,
    },
    quick,
    seconds: Math.round((performance.now() - began) / 1_000),
    all_met:
      judged.every(({ met }) => met) &&
      ![...reports.values()].some(({ figures }) => 'problem' in figures),
    judged,
    figures: Object.fromEntries([...reports].map(([part, { figures }]) => [part, figures])),
  };
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** A part that breaks down spoils neither the others nor the document. */
async function attempted(measure: () => Promise<PartReport>): Promise<PartReport> {
  try {
    return await measure();
  } catch (error) {
    progress(`not measured: ${String(error)}`);
    return failed(String(error));
  }
}

function failed(problem: string): PartReport {
  return { figures: { problem }, judged: [] };
}

async function measureFleet(
  reports: Map<string, PartReport>,
  wanted: (name: string) => boolean,
  quick: boolean,
): Promise<void> {
  progress('starting the product with ten portals');
  const fleet = await startFleet();
  try {
    for (const [name, measure] of Object.entries(FLEET_PARTS)) {
      if (!wanted(name)) continue;
      progress(`measuring ${name}`);
      if (performance.now() > LATEST_START_MS) reports.set(name, failed('There was no time left.'));
      else reports.set(name, await attempted(() => measure(fleet, quick)));
    }
  } finally {
    await fleet.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
