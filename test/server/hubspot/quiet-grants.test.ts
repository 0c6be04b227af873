import { type GrantedPortals, startGrantedPortals } from './granted-portals';

let portals: GrantedPortals;

beforeEach(async () => {
  portals = await startGrantedPortals();
});
afterEach(() => portals.stop());

const OVER = -60;

test('an uninstall of a portal where nothing happens is noticed', async () => {
  const [gone, quiet, busy] = [await portals.open(), await portals.open(), await portals.open()];
  await portals.expireIn(gone, OVER);
  await portals.expireIn(quiet, OVER);
  portals.hubspot.revokeGrant(Number(gone));
  const before = portals.tokenRequests();
  await portals.replica().refreshQuietGrants();
  expect(await portals.connection(gone)).toBe('disconnected');
  expect(await portals.connection(quiet)).toBe('connected');
  expect(await portals.connection(busy)).toBe('connected');
  // The busy one has a good token, and a disconnected one is not asked about again.
  expect(portals.tokenRequests()).toBe(before + 2);
  await portals.replica().refreshQuietGrants();
  expect(portals.tokenRequests()).toBe(before + 2);
});

test('one portal whose secrets cannot be opened does not keep the others from their turn', async () => {
  const [broken, gone] = [await portals.open(), await portals.open()];
  await portals.expireIn(gone, OVER);
  portals.hubspot.revokeGrant(Number(gone));
  await portals.db.query(
    `UPDATE hubspot_grant SET refresh_token = 'lost.a.b.c' WHERE portal_id = $1`,
    [broken],
  );
  await portals.replica().refreshQuietGrants();
  expect(await portals.connection(gone)).toBe('disconnected');
  expect(portals.log.join()).toContain('ENCRYPTION_KEYS no longer has');
});

test('while HubSpot is away the job fails early, to be run again', async () => {
  for (let count = 0; count < 5; count += 1) await portals.expireIn(await portals.open(), OVER);
  const tokens = portals.replica();
  const before = portals.tokenRequests();
  portals.hubspot.faults.add({ kind: 'error_before', route: 'POST /oauth', status: 503 });
  await expect(tokens.refreshQuietGrants()).rejects.toThrow('stopped');
  expect(portals.tokenRequests()).toBe(before + 3);
  portals.hubspot.faults.clear();
  await tokens.refreshQuietGrants();
  expect(portals.tokenRequests()).toBe(before + 8);
});

test('our own wrong credentials end it at once', async () => {
  for (let count = 0; count < 3; count += 1) await portals.expireIn(await portals.open(), OVER);
  portals.changeSecret('another');
  const tokens = portals.replica();
  const before = portals.tokenRequests();
  await expect(tokens.refreshQuietGrants()).rejects.toThrow('stopped');
  expect(portals.tokenRequests()).toBe(before + 1);
  expect(tokens.appCredentialsRefused()).toBe(true);
});
