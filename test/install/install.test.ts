import { Pool } from 'pg';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../server/install/scopes';
import {
  type HubSpotEmulator,
  startHubSpotEmulator,
} from '../../server/sandbox/hubspot-emulator/hubspot-emulator';
import { type TestDatabase, testDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { type Product, startProduct } from '../support/product';

const KEY = Buffer.alloc(32, 7).toString('base64');
let database: TestDatabase;
let hubspot: HubSpotEmulator;
let product: Product;
let db: Pool;
let nextPortal = 6_000_001;

beforeAll(async () => {
  database = await testDatabase();
  hubspot = await startHubSpotEmulator({ indexLagMs: 0 });
  product = await startProduct({
    DATABASE_URL: database.url,
    HUBSPOT_CLIENT_ID: 'install-client',
    HUBSPOT_CLIENT_SECRET: 'install-secret',
    HUBSPOT_APP_ID: '88',
    HUBSPOT_API_BASE: hubspot.apiBase,
    HUBSPOT_APP_BASE: hubspot.appBase,
    TELNYX_API_BASE: 'http://127.0.0.1:9/v2',
    ENCRYPTION_KEYS: `k1:${KEY}`,
    LOG_LEVEL: 'fatal',
  });
  db = new Pool({ connectionString: database.url, max: 2 });
  setUpApp('install-secret');
});

afterAll(async () => {
  await product.stop();
  await db.end();
  await hubspot.stop();
  await database.drop();
});

beforeEach(() => hubspot.faults.clear());

function setUpApp(clientSecret: string): void {
  hubspot.addApp({
    clientId: 'install-client',
    clientSecret,
    appId: 88,
    redirectUrls: [`${product.url}/oauth/callback`],
    requiredScopes: [...REQUIRED_SCOPES],
    optionalScopes: [...OPTIONAL_SCOPES],
  });
}

function newPortal(): number {
  const id = nextPortal++;
  hubspot.addPortal({ id, name: `Portal ${id}`, timeZone: 'America/Denver' });
  return id;
}

/** What a browser does up to HubSpot's redirect back to us. */
async function consent(
  portal: number,
  decision: 'grant' | 'deny',
): Promise<{ callback: URL; cookie: string }> {
  const begun = await fetch(`${product.url}/install`, { redirect: 'manual' });
  expect(begun.status).toBe(302);
  const cookie = begun.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const asked = new URL(begun.headers.get('location') ?? '');
  asked.searchParams.set('sandbox_decision', decision);
  asked.searchParams.set('sandbox_portal', String(portal));
  const answered = await fetch(asked, { redirect: 'manual' });
  return { callback: new URL(answered.headers.get('location') ?? ''), cookie };
}

async function come(callback: URL, cookie: string): Promise<{ status: number; text: string }> {
  const page = await fetch(callback, { headers: { cookie }, redirect: 'manual' });
  return { status: page.status, text: await page.text() };
}

async function portalRow(
  portal: number,
): Promise<{ connection: string; disconnected_because: string | null } | undefined> {
  const { rows } = await db.query(
    'SELECT connection, disconnected_because FROM portal WHERE id = $1',
    [portal],
  );
  return rows[0];
}

test('asks for the scopes that the app’s manifest names, and for nothing else', async () => {
  const begun = await fetch(`${product.url}/install`, { redirect: 'manual' });
  const asked = begun.headers.get('location') ?? '';
  expect(new URL(asked).searchParams.get('scope')?.split(' ')).toEqual([...REQUIRED_SCOPES]);
  expect(asked).toContain('oauth%20crm.objects.contacts.read');
  expect(begun.headers.getSetCookie()[0]).toMatch(/HttpOnly/i);
});

test('an install connects the portal, encrypts its tokens and makes our properties', async () => {
  const portal = newPortal();
  const { callback, cookie } = await consent(portal, 'grant');
  const page = await come(callback, cookie);
  expect(page).toMatchObject({
    status: 200,
    text: expect.stringContaining('Ringback is installed'),
  });
  expect(await portalRow(portal)).toMatchObject({ connection: 'connected' });
  const grant = await db.query(
    'SELECT access_token, refresh_token FROM hubspot_grant WHERE portal_id = $1',
    [portal],
  );
  expect(grant.rows[0].access_token).toMatch(/^k1\./);
  expect(grant.rows[0].refresh_token).toMatch(/^k1\./);
  const schema = await db.query(
    'SELECT properties, time_zone FROM hubspot_schema WHERE portal_id = $1',
    [portal],
  );
  expect(schema.rows[0].time_zone).toBe('America/Denver');
  expect(Object.values(schema.rows[0].properties.contacts)).toEqual(Array(10).fill('present'));
  expect(schema.rows[0].properties.calls).toEqual({ ringback_id: 'present' });
});

test('installing again changes nothing and makes nothing twice', async () => {
  const portal = newPortal();
  for (let time = 0; time < 2; time += 1) {
    const { callback, cookie } = await consent(portal, 'grant');
    expect((await come(callback, cookie)).status).toBe(200);
  }
  const creates = Object.entries(hubspot.counts(portal)).filter(([route]) =>
    /^POST .*properties/.test(route),
  );
  expect(creates.map(([, count]) => count).reduce((sum, count) => sum + count, 0)).toBe(10 + 3 + 4);
});

test('a refused consent says that nothing was installed, and how to go on', async () => {
  const portal = newPortal();
  const { callback, cookie } = await consent(portal, 'deny');
  const page = await come(callback, cookie);
  expect(page).toMatchObject({
    status: 403,
    text: expect.stringContaining('HubSpot was not connected'),
  });
  expect(page.text).toContain('href="/install"');
  expect(await portalRow(portal)).toBeUndefined();
});

test('a callback that comes twice is refused the second time', async () => {
  const { callback, cookie } = await consent(newPortal(), 'grant');
  expect((await come(callback, cookie)).status).toBe(200);
  expect(await come(callback, cookie)).toMatchObject({
    status: 403,
    text: expect.stringContaining('no longer valid'),
  });
});

test('a callback in another browser is refused, with a foreign cookie and with none', async () => {
  const portal = newPortal();
  const mine = await consent(portal, 'grant');
  const other = await consent(newPortal(), 'grant');
  expect((await come(mine.callback, other.cookie)).status).toBe(403);
  expect((await come(mine.callback, '')).status).toBe(403);
  expect(await portalRow(portal)).toBeUndefined();
});

test('a wrong code installs nothing and offers to begin again', async () => {
  const portal = newPortal();
  const { callback, cookie } = await consent(portal, 'grant');
  callback.searchParams.set('code', 'not-a-code');
  expect(await come(callback, cookie)).toMatchObject({
    status: 400,
    text: expect.stringContaining('did not accept'),
  });
  expect(await portalRow(portal)).toBeUndefined();
});

test('HubSpot being away is told apart from anybody’s fault', async () => {
  const { callback, cookie } = await consent(newPortal(), 'grant');
  hubspot.faults.add({ kind: 'error_before', route: 'POST /oauth', status: 503 });
  expect(await come(callback, cookie)).toMatchObject({
    status: 502,
    text: expect.stringContaining('does not answer'),
  });
});

test('our own wrong credentials are our alarm, not the portal’s fault', async () => {
  const { callback, cookie } = await consent(newPortal(), 'grant');
  setUpApp('another-secret');
  try {
    expect(await come(callback, cookie)).toMatchObject({
      status: 502,
      text: expect.stringContaining('not set up'),
    });
  } finally {
    setUpApp('install-secret');
  }
});

test('a portal at its property limit is installed with what fits, and told what is missing', async () => {
  const portal = newPortal();
  hubspot.setPortal(portal, {
    customPropertyLimit: 3,
    customPropertiesRefusedOn: ['communications', 'tasks'],
  });
  const { callback, cookie } = await consent(portal, 'grant');
  const page = await come(callback, cookie);
  expect(page).toMatchObject({
    status: 200,
    text: expect.stringContaining('Ringback is installed'),
  });
  expect(page.text).toContain('ringback_first_reply is missing');
  const { rows } = await db.query('SELECT properties FROM hubspot_schema WHERE portal_id = $1', [
    portal,
  ]);
  expect(rows[0].properties.contacts.ringback_phone).toBe('present');
  expect(rows[0].properties.tasks.ringback_id).not.toBe('present');
});

test('a grant that HubSpot calls dead disconnects the portal; installing again heals it', async () => {
  const portal = newPortal();
  const first = await consent(portal, 'grant');
  await come(first.callback, first.cookie);
  hubspot.revokeGrant(portal);
  await db.query('UPDATE hubspot_grant SET expires_at = now() WHERE portal_id = $1', [portal]);
  await askForSync(portal);
  await eventually(
    'the portal is disconnected',
    async () => (await portalRow(portal))?.connection === 'disconnected',
  );
  expect((await portalRow(portal))?.disconnected_because).toContain('Install it again');

  const second = await consent(portal, 'grant');
  expect((await come(second.callback, second.cookie)).status).toBe(200);
  expect(await portalRow(portal)).toEqual({ connection: 'connected', disconnected_because: null });
});

test('many at once renew an expiring token once', async () => {
  const portal = newPortal();
  const { callback, cookie } = await consent(portal, 'grant');
  await come(callback, cookie);
  hubspot.setPortal(portal, { rotateRefreshTokens: true });
  const renewals = (): number => hubspot.counts()['POST /oauth/2026-09/token'] ?? 0;
  const before = renewals();
  await db.query(
    "UPDATE hubspot_grant SET expires_at = now() + interval '1 minute' WHERE portal_id = $1",
    [portal],
  );
  await askForSync(portal);
  await askForSync(portal);
  await eventually('the token is renewed', async () => {
    const { rows } = await db.query(
      "SELECT 1 FROM hubspot_grant WHERE portal_id = $1 AND expires_at > now() + interval '20 minutes'",
      [portal],
    );
    return rows.length === 1;
  });
  await eventually('no job is left', async () => {
    const { rows } = await db.query('SELECT count(*) AS jobs FROM graphile_worker.jobs');
    return rows[0].jobs === '0';
  });
  expect(renewals() - before).toBe(1);
});

/** Something to write to HubSpot, and the job that writes it. */
async function askForSync(portal: number): Promise<void> {
  await db.query(
    `WITH person AS (
       INSERT INTO caller (id, portal_id, number, first_seen_at) VALUES (gen_random_uuid(), $1, '+1312555' || lpad((random() * 9999)::int::text, 4, '0'), now())
       RETURNING id
     ), talk AS (
       INSERT INTO conversation (id, portal_id, caller_id) SELECT gen_random_uuid(), $1, id FROM person
     )
     INSERT INTO hubspot_record (portal_id, kind, local_id, caller_id, happened_at)
     SELECT $1, 'contact', id, id, now() FROM person`,
    [portal],
  );
  await db.query(
    `SELECT graphile_worker.add_job('sync', json_build_object('portalId', $1::text), job_key => 'sync:' || $1::text)`,
    [portal],
  );
}
