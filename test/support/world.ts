import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/install/scopes';
import type { BusinessClock } from '../../server/sandbox/business-clock';
import { declaredWebhooks } from '../../server/sandbox/declared-webhooks';
import {
  type HubSpotEmulator,
  startHubSpotEmulator,
} from '../../server/sandbox/hubspot-emulator/hubspot-emulator';
import {
  startTelnyxEmulator,
  type TelnyxEmulator,
} from '../../server/sandbox/telnyx-emulator/telnyx-emulator';
import { type Business, openBusiness } from './business';
import { type TestDatabase, testDatabase } from './database';
import { eventually } from './eventually';
import { type Product, type RunningProduct, startProduct } from './product';

export const PORTAL = 4_242_001;
export const TELNYX_KEY = 'KEY-test';
/** Watched: another phone system answers, we read its events. */
export const OBSERVE_LINE = '+13125550100';
/** Unanswered calls are forwarded to it. */
export const OVERFLOW_LINE = '+13125550101';

export const ACME: Business = {
  portal: PORTAL,
  name: 'Acme Plumbing',
  telnyxKey: TELNYX_KEY,
  lines: [
    { number: OBSERVE_LINE, mode: 'observe' },
    { number: OVERFLOW_LINE, mode: 'overflow' },
  ],
};

/** The product between both platforms, installed and connected, with two lines that are always open. */
export interface World<P extends RunningProduct = Product> {
  readonly product: P;
  readonly telnyx: TelnyxEmulator;
  readonly hubspot: HubSpotEmulator;
  readonly database: TestDatabase;
  /** Reads the product's tables as the administrator, past row-level security. */
  readonly db: Pool;
  readonly webhookUrl: string;
  /** Waits until no job runs or is due within a minute, and nothing is left to write to HubSpot. */
  settled(withinMs?: number): Promise<void>;
  end(): Promise<void>;
}

export interface WorldOptions {
  /** Administrator's address of a PostgreSQL server of the test file's own; the test run's when absent. */
  readonly databaseServer?: string;
  /** Between the product and PostgreSQL; it is given the real address. */
  readonly databaseUrlFor?: (url: string) => string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The business that is installed and connected; Acme Plumbing when absent. */
  readonly business?: Business;
  /** Where a preview plays HubSpot's screens. */
  readonly screens?: string;
}

/** Builds a world: emulators, database, product, install through the real routes, lines. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  return buildWorld(options, startProduct);
}

/**
 * Builds a world around a product that is started in some way.
 *
 * @param clock the business time of both platforms; real time when absent
 */
export async function buildWorld<P extends RunningProduct>(
  options: WorldOptions,
  start: (environment: Readonly<Record<string, string>>) => Promise<P>,
  clock?: BusinessClock,
): Promise<World<P>> {
  const database = await testDatabase(options.databaseServer);
  const telnyx = await startTelnyxEmulator({ now: clock?.now, timing: { detailRecordLagMs: 200 } });
  const hubspot = await startHubSpotEmulator({
    now: clock?.now,
    indexLagMs: 0,
    screens: options.screens,
  });
  const product = await start({
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
  const webhookUrl = await openBusiness({ product, telnyx, hubspot }, options.business ?? ACME);
  const db = new Pool({ connectionString: database.url, max: 2 });
  db.on('error', () => undefined);
  return {
    product,
    telnyx,
    hubspot,
    database,
    db,
    webhookUrl,
    settled: (withinMs) => settled(db, withinMs),
    end: async () => {
      await product.stop();
      await db.end();
      await telnyx.stop();
      await hubspot.stop();
      await database.drop();
    },
  };
}

async function settled(db: Pool, withinMs?: number): Promise<void> {
  await eventually(
    'all jobs are done and HubSpot has everything',
    async () => {
      const { rows } = await db.query<{ jobs: string; records: string }>(
        `SELECT (SELECT count(*) FROM graphile_worker.jobs
                 WHERE locked_at IS NOT NULL OR (attempts < max_attempts AND run_at < now() + interval '1 minute')) AS jobs,
                (SELECT count(*) FROM hubspot_record WHERE written < wanted) AS records`,
      );
      return rows[0]?.jobs === '0' && rows[0].records === '0';
    },
    withinMs,
  );
}
