import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../server/install/scopes';
import { installThroughConsent } from '../server/sandbox/install-through-consent';
import {
  startTelnyxEmulator,
  type TelnyxEmulator,
} from '../server/sandbox/telnyx-emulator/telnyx-emulator';
import { testDatabase } from '../test/support/database';
import { type Product, startProduct } from '../test/support/product';
import type { Receiver } from './call-events';
import { inLanes, preciseNow } from './pace';
import { type RemoteHubSpot, startRemoteHubSpot } from './remote-hubspot';

/** A portal with one Telnyx account and one line that is always open. */
export interface Shop extends Receiver {
  readonly portal: number;
}

/** The product in its one process, between both platforms, with many portals. */
export interface Fleet {
  readonly product: Product;
  /** In this process: a text's arrival is told by the same clock as its webhook's departure. */
  readonly telnyx: TelnyxEmulator;
  readonly hubspot: RemoteHubSpot;
  /** Reads the product's tables as the administrator. */
  readonly db: Pool;
  /** Those that share load. */
  readonly shops: readonly Shop[];
  /** A portal that nobody has used before. */
  openShop(): Promise<Shop>;
  end(): Promise<void>;
}

const SHOPS_THAT_SHARE = 10;

export async function startFleet(): Promise<Fleet> {
  const database = await testDatabase();
  const telnyx = await startTelnyxEmulator({
    now: preciseNow,
    // Not what is measured: Telnyx's own limit of 50 texts per second and account is lifted.
    timing: { messagesPerSecond: 1_000_000, detailRecordLagMs: 200 },
  });
  const hubspot = await startRemoteHubSpot();
  const product = await startProduct({
    DATABASE_URL: database.url,
    HUBSPOT_CLIENT_ID: 'bench-client',
    HUBSPOT_CLIENT_SECRET: 'bench-secret',
    HUBSPOT_APP_ID: '77',
    HUBSPOT_API_BASE: hubspot.url,
    HUBSPOT_APP_BASE: hubspot.url,
    TELNYX_API_BASE: telnyx.apiBase,
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
  });
  await hubspot.addApp({
    clientId: 'bench-client',
    clientSecret: 'bench-secret',
    appId: 77,
    redirectUrls: [`${product.url}/oauth/callback`],
    requiredScopes: [...REQUIRED_SCOPES],
    optionalScopes: [...OPTIONAL_SCOPES],
  });
  const db = new Pool({ connectionString: database.url, max: 3 });
  db.on('error', () => undefined);

  let opened = 0;
  const openShop = async (): Promise<Shop> => {
    const position = opened++;
    const portal = 5_100_001 + position;
    await hubspot.addPortal({ id: portal, name: `Shop ${position}`, timeZone: 'America/Chicago' });
    await installThroughConsent(product.url, portal);
    const apiKey = `KEY-bench-${position}`;
    const line = `+1312700${1_000 + position}`;
    telnyx.addAccount({ apiKey });
    telnyx.addNumber({ apiKey, number: line, connection: 'sip' });
    const portalOption = ['--portal', String(portal)];
    const connected = await product.operate('connect', ...portalOption, '--telnyx-key', apiKey);
    const webhookUrl = new URL(String(connected['webhookUrl']));
    telnyx.setWebhookUrl(apiKey, webhookUrl.href);
    await product.operate(
      ...['line', 'add', ...portalOption, '--number', line, '--mode', 'observe', '--name', 'Main'],
      ...['--business', 'Acme Plumbing', '--timezone', 'America/Chicago', '--hours', '24/7'],
    );
    // The cap that keeps a portal's bill small is not what is measured.
    await db.query('UPDATE portal_policy SET daily_cap = 1000000 WHERE portal_id = $1', [portal]);
    return { portal, apiKey, line, webhookUrl };
  };

  const shops: Shop[] = [];
  await inLanes(
    3,
    Array.from({ length: SHOPS_THAT_SHARE }, (_, position) => position),
    async () => {
      shops.push(await openShop());
    },
  );
  return {
    product,
    telnyx,
    hubspot,
    db,
    shops,
    openShop,
    end: async () => {
      await product.stop();
      await db.end();
      await telnyx.stop();
      await hubspot.stop();
      await database.drop();
    },
  };
}
