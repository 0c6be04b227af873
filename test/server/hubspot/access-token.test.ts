import { eventually } from '../../support/eventually';
import { type GrantedPortals, startGrantedPortals } from './granted-portals';

let portals: GrantedPortals;

beforeAll(async () => {
  portals = await startGrantedPortals();
});
afterAll(() => portals.stop());
beforeEach(() => portals.hubspot.faults.clear());

const NEAR_ITS_END = 60;
const OVER = -60;
const TOKEN_ROUTE = 'POST /oauth/2026-09/token';

test('a good token is handed out without asking HubSpot', async () => {
  const granted = await portals.consent();
  await portals.store(granted);
  const before = portals.tokenRequests();
  expect(await portals.replica().for(granted.portalId)).toEqual({
    ok: true,
    accessToken: granted.grant.accessToken,
  });
  expect(portals.tokenRequests()).toBe(before);
});

test('tokens lie encrypted in the database', async () => {
  const granted = await portals.consent();
  await portals.store(granted);
  const { rows } = await portals.db.query('SELECT * FROM hubspot_grant WHERE portal_id = $1', [
    granted.portalId,
  ]);
  const stored = JSON.stringify(rows);
  expect(stored).not.toContain(granted.grant.accessToken);
  expect(stored).not.toContain(granted.grant.refreshToken);
});

test('of ten callers on each of two replicas, one renews a token near its end', async () => {
  const portal = await portals.open();
  // HubSpot takes back each refresh token that was used: a second renewal with it would be refused.
  portals.hubspot.setPortal(Number(portal), { rotateRefreshTokens: true });
  await portals.expireIn(portal, NEAR_ITS_END);
  const before = portals.tokenRequests();
  const replicas = [portals.replica(), portals.replica()];
  const answers = await Promise.all(
    replicas.flatMap((replica) => Array.from({ length: 10 }, () => replica.for(portal))),
  );
  expect(portals.tokenRequests()).toBe(before + 1);
  expect(new Set(answers.map((answer) => answer.ok && answer.accessToken)).size).toBe(1);
  expect(answers[0]?.ok).toBe(true);
});

test('the refresh token that came back last is the one that is used next', async () => {
  const portal = await portals.open();
  portals.hubspot.setPortal(Number(portal), { rotateRefreshTokens: true });
  const tokens = portals.replica();
  for (let time = 0; time < 3; time += 1) {
    await portals.expireIn(portal, OVER);
    expect(await tokens.for(portal)).toMatchObject({ ok: true });
  }
});

test('a token that HubSpot refuses is renewed, once for all who were refused', async () => {
  const portal = await portals.open();
  const [one, other] = [portals.replica(), portals.replica()];
  const first = await one.for(portal);
  if (!first.ok) throw new Error(first.detail);
  const before = portals.tokenRequests();
  const renewed = await one.for(portal, { refused: first.accessToken });
  expect(renewed).toMatchObject({ ok: true });
  expect(renewed).not.toEqual(first);
  expect(await other.for(portal, { refused: first.accessToken })).toEqual(renewed);
  expect(portals.tokenRequests()).toBe(before + 1);
});

test('a dead grant disconnects its portal, with the reason, and no other', async () => {
  const [dead, alive] = [await portals.open(), await portals.open()];
  portals.hubspot.revokeGrant(Number(dead));
  await portals.expireIn(dead, OVER);
  const tokens = portals.replica();
  const answer = { ok: false, because: 'disconnected' };
  expect(await tokens.for(dead)).toMatchObject(answer);
  expect(await tokens.for(dead)).toMatchObject(answer);
  expect(await portals.connection(dead)).toBe('disconnected');
  expect(await portals.connection(alive)).toBe('connected');
  const { rows } = await portals.db.query(
    `SELECT disconnected_because, (SELECT count(*) FROM hubspot_grant WHERE portal_id = portal.id) AS grants
     FROM portal WHERE id = $1`,
    [dead],
  );
  expect(rows[0]).toMatchObject({
    disconnected_because: expect.stringContaining('Install it again'),
    grants: '0',
  });
});

test('our own wrong credentials raise one alarm and mark no portal', async () => {
  const portal = await portals.open();
  await portals.expireIn(portal, OVER);
  const tokens = portals.replica();
  portals.log.length = 0;
  portals.changeSecret('another');
  try {
    for (let time = 0; time < 3; time += 1) {
      expect(await tokens.for(portal)).toMatchObject({
        ok: false,
        because: 'app_credentials_refused',
      });
    }
  } finally {
    portals.changeSecret();
  }
  expect(tokens.appCredentialsRefused()).toBe(true);
  expect(await portals.connection(portal)).toBe('connected');
  const alarms = portals.log.filter((line) => line.includes('HUBSPOT_CLIENT_SECRET'));
  expect(alarms).toHaveLength(1);
  expect(alarms[0]).toContain('"level":50');

  expect(await tokens.for(portal)).toMatchObject({ ok: true });
  expect(tokens.appCredentialsRefused()).toBe(false);
});

test('while HubSpot gives no new token the old one is used to its end', async () => {
  const granted = await portals.consent();
  await portals.store(granted);
  const tokens = portals.replica();
  portals.hubspot.faults.add({ kind: 'error_before', route: TOKEN_ROUTE, status: 503 });
  await portals.expireIn(granted.portalId, NEAR_ITS_END);
  expect(await tokens.for(granted.portalId)).toEqual({
    ok: true,
    accessToken: granted.grant.accessToken,
  });
  expect(await tokens.for(granted.portalId, { refused: granted.grant.accessToken })).toMatchObject({
    ok: false,
    because: 'hubspot_unavailable',
  });
  await portals.expireIn(granted.portalId, OVER);
  expect(await tokens.for(granted.portalId)).toMatchObject({
    ok: false,
    because: 'hubspot_unavailable',
  });
  expect(await portals.connection(granted.portalId)).toBe('connected');
});

test.each(['cut_before', 'cut_after', 'malformed_after', 'error_after'] as const)(
  'a renewal that ends in %s leaves the portal connected, and the next one succeeds',
  async (kind) => {
    const portal = await portals.open();
    await portals.expireIn(portal, OVER);
    const tokens = portals.replica();
    portals.hubspot.faults.add({ kind, route: TOKEN_ROUTE, times: 1 });
    expect(await tokens.for(portal)).toMatchObject({ because: 'hubspot_unavailable' });
    expect(await tokens.for(portal)).toMatchObject({ ok: true });
  },
);

test('many who wait for a slow HubSpot hold one connection, not one each', async () => {
  const [slow, other] = [await portals.open(), await portals.open()];
  await portals.expireIn(slow, OVER);
  const tokens = portals.replica(2);
  portals.hubspot.faults.add({ kind: 'slow', route: TOKEN_ROUTE, delayMs: 400, times: 1 });
  const before = portals.tokenRequests();
  let renewed = 0;
  const waiting = Array.from({ length: 10 }, () =>
    tokens.for(slow).then((answer) => {
      renewed += 1;
      return answer;
    }),
  );
  await eventually('HubSpot is asked', () => portals.tokenRequests() > before);
  expect(await tokens.for(other)).toMatchObject({ ok: true });
  expect(renewed).toBe(0);
  expect(await Promise.all(waiting)).toEqual(
    Array.from({ length: 10 }, () => expect.objectContaining({ ok: true })),
  );
});

test('a reinstall in the moment in which the old grant turns out dead wins', async () => {
  const portal = await portals.open();
  await portals.expireIn(portal, OVER);
  portals.hubspot.revokeGrant(Number(portal));
  const again = await portals.consent(Number(portal));
  const before = portals.tokenRequests();
  portals.hubspot.faults.add({ kind: 'slow', route: TOKEN_ROUTE, delayMs: 300, times: 1 });
  const renewal = portals.replica().for(portal);
  await eventually('HubSpot is asked', () => portals.tokenRequests() > before);
  const [dead] = await Promise.all([renewal, portals.store(again)]);
  expect(dead).toMatchObject({ ok: false, because: 'disconnected' });
  expect(await portals.connection(portal)).toBe('connected');
  expect(await portals.replica().for(portal)).toEqual({
    ok: true,
    accessToken: again.grant.accessToken,
  });
});

test('no token is ever logged', async () => {
  const granted = await portals.consent();
  await portals.store(granted);
  await portals.expireIn(granted.portalId, OVER);
  portals.hubspot.revokeGrant(Number(granted.portalId));
  portals.log.length = 0;
  await portals.replica().for(granted.portalId);
  expect(portals.log.join()).toContain('disconnected');
  expect(portals.log.join()).not.toContain(granted.grant.accessToken);
  expect(portals.log.join()).not.toContain(granted.grant.refreshToken);
});
