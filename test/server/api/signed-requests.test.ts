import { signedFetch, type Tampering } from '../../support/signed-fetch';
import { installThroughConsent, PORTAL } from '../../support/world';
import { type SettingsWorld, startSettingsWorld } from '../settings/settings-world';

const OVERVIEW = '/api/settings/overview';
const OTHER_PORTAL = 4_242_002;

let world: SettingsWorld;
beforeAll(async () => {
  world = await startSettingsWorld();
});
afterAll(() => world.end());

const ask = (tampering: Tampering, user = world.manager): Promise<Response> =>
  signedFetch(world.product.url, OVERVIEW, user, {}, tampering);

test('a request that HubSpot signed is answered', async () => {
  const response = await ask({});
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ ok: true });
});

test.each<[string, Tampering]>([
  ['without a signature', { signature: null }],
  ['with a made-up signature', { signature: Buffer.alloc(32).toString('base64') }],
  ['with a signature of another length', { signature: 'AAAA' }],
  ['signed with another secret', { secret: 'somebody-else' }],
  ['with another body than was signed', { bodyAfterSigning: '{"a":1}' }],
  ['signed more than five minutes ago', { signedAt: Date.now() - 301_000 }],
  ['signed in the future', { signedAt: Date.now() + 120_000 }],
  ['that names a portal of its own in front of the signed one', { ownQuery: 'portalId=1&' }],
  ['that names a user of its own in front of the signed one', { ownQuery: 'userId=1&' }],
])('a request %s is refused', async (_, tampering) => {
  const response = await ask(tampering);
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({
    ok: false,
    reason: expect.any(String),
    cure: expect.stringMatching(/Reload the page/),
  });
});

test('a portal that has not installed the app is told so', async () => {
  const response = await ask({}, { ...world.manager, portal: 999_999 });
  expect(await response.json()).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/not installed/),
  });
});

test('somebody who may not manage looks and changes nothing', async () => {
  const other = { portal: PORTAL, userId: '987654', email: 'rita@acme.example' };
  const seen = await signedFetch(world.product.url, OVERVIEW, other, {});
  expect(await seen.json()).toMatchObject({ ok: true });
  const changed = await signedFetch(world.product.url, '/api/settings/staff/add', other, {
    requestId: '0b9c7a52-6f2f-4a53-9d39-0d0a5d0f0a11',
  });
  expect(await changed.json()).toMatchObject({
    ok: false,
    cure: expect.stringMatching(/may manage/),
  });
});

test('one portal sees nothing of another', async () => {
  const { hubspot, product } = world;
  hubspot.addPortal({ id: OTHER_PORTAL, name: 'Other', timeZone: 'Europe/London' });
  await installThroughConsent(product.url, OTHER_PORTAL);
  const seen = await ask({}, { ...world.manager, portal: OTHER_PORTAL });
  expect(JSON.stringify(await seen.json())).not.toContain('+13125550100');
});

test('what is no JSON, too large, or at no door gets a clear answer', async () => {
  const { product, manager } = world;
  const noJson = await signedFetch(product.url, OVERVIEW, manager, 'not json');
  expect([noJson.status, await noJson.json()]).toMatchObject([415, { ok: false }]);
  const large = await signedFetch(product.url, OVERVIEW, manager, { a: 'x'.repeat(1_100_000) });
  expect([large.status, await large.json()]).toMatchObject([413, { ok: false }]);
  const nowhere = await signedFetch(product.url, '/api/nowhere', manager, {});
  expect([nowhere.status, await nowhere.json()]).toMatchObject([404, { ok: false }]);
});

test('a portal that asks too fast is told to wait, and another is not', async () => {
  const { product, manager } = world;
  const fast = { ...manager, portal: 888_888 };
  const answers = await Promise.all(
    Array.from({ length: 320 }, async () => {
      const response = await signedFetch(product.url, OVERVIEW, fast, {});
      return response.status;
    }),
  );
  expect(answers).toContain(429);
  expect((await ask({})).status).toBe(200);
});
