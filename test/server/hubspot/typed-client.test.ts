import { classifyHubSpotError } from '../../../server/hubspot/failure';
import { typedHubSpotClient } from '../../../server/hubspot/typed-client';
import { type GrantedPortals, startGrantedPortals } from './granted-portals';

let portals: GrantedPortals;

beforeAll(async () => {
  portals = await startGrantedPortals();
});
afterAll(() => portals.stop());
beforeEach(() => portals.hubspot.faults.clear());

async function client() {
  const { grant, portalId } = await portals.consent();
  return {
    id: Number(portalId),
    hubspot: typedHubSpotClient({
      apiBase: portals.app.apiBase,
      accessToken: grant.accessToken,
    }),
  };
}

test('every call goes to the dated API, its query intact', async () => {
  const { id, hubspot } = await client();
  await hubspot.crm.contacts.basicApi.getPage(1, undefined, ['phone', 'mobilephone']);
  await hubspot.crm.owners.ownersApi.getPage(undefined, undefined, 10);
  await hubspot.crm.properties.coreApi.getAll('calls');
  const paths = portals.hubspot
    .requests()
    .filter(({ portalId }) => portalId === id)
    .map(({ path, status }) => `${status} ${path.replace(/\/$/, '')}`);
  expect(paths).toEqual([
    '200 /crm/objects/2026-09/contacts',
    '200 /crm/owners/2026-09',
    '200 /crm/properties/2026-09/calls',
  ]);
});

test.each([500, 503, 429])('a %d is asked once and no second time', async (status) => {
  const { id, hubspot } = await client();
  portals.hubspot.faults.add({
    ...{ kind: 'error_before', status, body: { policyName: 'TEN_SECONDLY_ROLLING' } },
  });
  await expect(hubspot.crm.properties.coreApi.getAll('calls')).rejects.toThrow(String(status));
  expect(portals.hubspot.requests().filter(({ portalId }) => portalId === id)).toHaveLength(1);
});

test('calls of many portals run side by side: no limiter of the SDK holds them', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, client));
  portals.hubspot.faults.add({ kind: 'slow', delayMs: 200 });
  const began = performance.now();
  await Promise.all(clients.map(({ hubspot }) => hubspot.crm.properties.coreApi.getAll('calls')));
  expect(performance.now() - began).toBeLessThan(700);
});

test('a connection that is refused sent nothing', async () => {
  const hubspot = typedHubSpotClient({ apiBase: 'http://127.0.0.1:1', accessToken: 'x' });
  const error: unknown = await hubspot.crm.properties.coreApi.getAll('calls').catch((e) => e);
  expect(classifyHubSpotError(error)).toMatchObject({ kind: 'not_sent' });
});
