import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/install/scopes';
import { declaredWebhooks } from '../../server/sandbox/declared-webhooks';
import {
  type HubSpotEmulator,
  startHubSpotEmulator,
} from '../../server/sandbox/hubspot-emulator/hubspot-emulator';
import {
  startTelnyxEmulator,
  type TelnyxEmulator,
} from '../../server/sandbox/telnyx-emulator/telnyx-emulator';
import { type TestDatabase, testDatabase } from './database';
import { eventually } from './eventually';
import { type Product, startProduct } from './product';

export const PORTAL = 4_242_001;
export const TELNYX_KEY = 'KEY-test';
/** Watched: another phone system answers, we read its events. */
export const OBSERVE_LINE = '+13125550100';
/** Unanswered calls are forwarded to it. */
export const OVERFLOW_LINE = '+13125550101';

/** The product between both platforms, installed and connected, with two lines that are always open. */
export interface World {
  readonly product: Product;
  readonly telnyx: TelnyxEmulator;
  readonly hubspot: HubSpotEmulator;
  readonly database: TestDatabase;
  /** Reads the product's tables as the administrator, past row-level security. */
  readonly db: Pool;
  readonly webhookUrl: string;
  /** Waits until no job waits or runs and nothing is left to write to HubSpot. */
  settled(withinMs?: number): Promise<void>;
  end(): Promise<void>;
}

export interface WorldOptions {
  /** Between the product and PostgreSQL; it is given the real address. */
  readonly databaseUrlFor?: (url: string) => string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly messagesPerSecond?: number;
  readonly hours?: string;
}

/** Builds a world: emulators, database, product, install through the real routes, lines. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const database = await testDatabase();
  const telnyx = await startTelnyxEmulator({
    timing: { messagesPerSecond: options.messagesPerSecond ?? 50, detailRecordLagMs: 200 },
  });
  const hubspot = await startHubSpotEmulator({ indexLagMs: 0 });
  const product = await startProduct({
    DATABASE_URL: options.databaseUrlFor?.(database.url) ?? database.url,
    HUBSPOT_CLIENT_ID: 'test-client',
    HUBSPOT_CLIENT_SECRET: 'test-secret',
    HUBSPOT_APP_ID: '77',
    HUBSPOT_API_BASE: hubspot.apiBase,
    HUBSPOT_APP_BASE: hubspot.appBase,
    TELNYX_API_BASE: telnyx.apiBase,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    ...options.environment,
  });
  hubspot.addApp({
    clientId: 'test-client',
    clientSecret: 'test-secret',
    appId: 77,
    redirectUrls: [`${product.url}/oauth/callback`],
    requiredScopes: [...REQUIRED_SCOPES],
    optionalScopes: [...OPTIONAL_SCOPES],
    webhooks: await declaredWebhooks(product.url),
  });
  hubspot.addPortal({ id: PORTAL, name: 'Acme Plumbing', timeZone: 'America/Chicago' });
  await installThroughConsent(product.url, PORTAL);
  telnyx.addAccount({ apiKey: TELNYX_KEY });
  telnyx.addNumber({ apiKey: TELNYX_KEY, number: OBSERVE_LINE, connection: 'sip' });
  telnyx.addNumber({ apiKey: TELNYX_KEY, number: OVERFLOW_LINE, connection: 'call_control' });
  const connected = await product.operate(
    'connect',
    '--portal',
    String(PORTAL),
    '--telnyx-key',
    TELNYX_KEY,
  );
  const webhookUrl = String(connected['webhookUrl']);
  telnyx.setWebhookUrl(TELNYX_KEY, webhookUrl);
  for (const [number, mode] of [
    [OBSERVE_LINE, 'observe'],
    [OVERFLOW_LINE, 'overflow'],
  ] as const) {
    await addLine(product, number, mode, options.hours ?? '24/7');
  }
  const db = new Pool({ connectionString: database.url, max: 2 });
  db.on('error', () => undefined);
  return {
    product,
    telnyx,
    hubspot,
    database,
    db,
    webhookUrl,
    settled: (withinMs = 30_000) => settled(db, withinMs),
    end: async () => {
      await product.stop();
      await db.end();
      await telnyx.stop();
      await hubspot.stop();
      await database.drop();
    },
  };
}

/** Adds or changes a line through the operator's command line. */
export async function addLine(
  product: Product,
  number: string,
  mode: 'observe' | 'overflow',
  hours: string,
  ...more: string[]
): Promise<Record<string, unknown>> {
  return product.operate(
    ...[
      'line',
      'add',
      '--portal',
      String(PORTAL),
      '--number',
      number,
      '--mode',
      mode,
      '--name',
      `Line ${number.slice(-4)}`,
    ],
    ...['--business', 'Acme Plumbing', '--timezone', 'America/Chicago', '--hours', hours, ...more],
  );
}

/** Installs as a browser would: follows the redirects with its cookie and presses "Connect app". */
export async function installThroughConsent(publicUrl: string, portal: number): Promise<Response> {
  const begun = await fetch(`${publicUrl}/install`, { redirect: 'manual' });
  const cookie = begun.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const consent = new URL(begun.headers.get('location') ?? '');
  consent.searchParams.set('sandbox_decision', 'grant');
  consent.searchParams.set('sandbox_portal', String(portal));
  const granted = await fetch(consent, { redirect: 'manual' });
  const done = await fetch(granted.headers.get('location') ?? '', { headers: { cookie } });
  if (!done.ok) throw new Error(`The install ended with ${done.status}: ${await done.text()}`);
  return done;
}

async function settled(db: Pool, withinMs: number): Promise<void> {
  await eventually(
    'all jobs are done and HubSpot has everything',
    async () => {
      const { rows } = await db.query<{ jobs: string; records: string }>(
        `SELECT (SELECT count(*) FROM graphile_worker.jobs WHERE attempts < max_attempts OR locked_at IS NOT NULL) AS jobs,
                (SELECT count(*) FROM hubspot_record WHERE written < wanted) AS records`,
      );
      return rows[0]?.jobs === '0' && rows[0].records === '0';
    },
    withinMs,
  );
}
