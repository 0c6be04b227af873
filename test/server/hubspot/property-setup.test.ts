import type { Client } from '@hubspot/api-client';
import { HubSpotInterruption } from '../../../server/hubspot/interruption';
import {
  missingProperties,
  PRESENT,
  setUpProperties,
} from '../../../server/hubspot/property-setup';
import { typedHubSpotClient } from '../../../server/hubspot/typed-client';
import { CONTACT_PROPERTIES } from '../../../src/crm/property-definitions';
import { type GrantedPortals, startGrantedPortals } from './granted-portals';

let portals: GrantedPortals;

beforeAll(async () => {
  portals = await startGrantedPortals();
});
afterAll(() => portals.stop());
beforeEach(() => portals.hubspot.faults.clear());

const OBJECTS = ['contacts', 'calls', 'communications', 'tasks'];
const PROPERTIES = '/crm/properties/2026-09';

async function openPortal(): Promise<{ id: number; client: Client; requests(): number }> {
  const { portalId, grant } = await portals.consent();
  const id = Number(portalId);
  return {
    id,
    client: typedHubSpotClient({
      apiBase: portals.app.apiBase,
      accessToken: grant.accessToken,
    }),
    requests: () =>
      Object.values(portals.hubspot.counts(id)).reduce((sum, count) => sum + count, 0),
  };
}

async function propertyNames(client: Client, object: string): Promise<string[]> {
  const { results } = await client.crm.properties.coreApi.getAll(object);
  return results.map(({ name }) => name).filter((name) => name.startsWith('ringback_'));
}

test('makes everything, and asks four questions when it is there already', async () => {
  const { client, requests } = await openPortal();
  const report = await setUpProperties(client);
  expect(missingProperties(report)).toEqual([]);
  expect(Object.keys(report.contacts)).toEqual(CONTACT_PROPERTIES.map(({ name }) => name));
  const before = requests();
  expect(await setUpProperties(client)).toEqual(report);
  expect(requests()).toBe(before + OBJECTS.length);
});

test('our keys are unique in HubSpot', async () => {
  const { client } = await openPortal();
  await setUpProperties(client);
  const { coreApi } = client.crm.properties;
  expect((await coreApi.getByName('contacts', 'ringback_phone')).hasUniqueValue).toBe(true);
  for (const object of ['calls', 'communications', 'tasks'])
    expect((await coreApi.getByName(object, 'ringback_id')).hasUniqueValue).toBe(true);
});

test('a portal near its limit gets the most important ones', async () => {
  const { id, client } = await openPortal();
  portals.hubspot.setPortal(id, { customPropertyLimit: 2 });
  const report = await setUpProperties(client);
  expect(await propertyNames(client, 'contacts')).toEqual([
    'ringback_phone',
    'ringback_text_opt_out',
  ]);
  expect(report.contacts['ringback_missed_calls']).toContain('limit of 2 custom properties');
  expect(missingProperties(report)[0]).toMatch(/^contacts: ringback_recovery_status is missing\. /);

  portals.hubspot.setPortal(id, { customPropertyLimit: null });
  expect(missingProperties(await setUpProperties(client))).toEqual([]);
});

test('objects that take no properties of ours are reported and stop nothing', async () => {
  const { id, client } = await openPortal();
  portals.hubspot.setPortal(id, { customPropertiesRefusedOn: ['communications'] });
  portals.hubspot.faults.add({
    kind: 'error_before',
    route: `GET ${PROPERTIES}/tasks`,
    status: 403,
    body: { category: 'MISSING_SCOPES', message: 'no tasks for you' },
  });
  const report = await setUpProperties(client);
  expect(report.contacts['ringback_phone']).toBe(PRESENT);
  expect(report.calls['ringback_id']).toBe(PRESENT);
  expect(report.communications['ringback_id']).toContain('HubSpot refused it');
  expect(report.tasks['ringback_id']).toContain('no tasks for you');
});

test('a property of somebody else’s with our name is left alone and reported', async () => {
  const { client } = await openPortal();
  const { coreApi, groupsApi } = client.crm.properties;
  await groupsApi.create('contacts', { name: 'theirs', label: 'Theirs', displayOrder: -1 });
  const theirs = { label: 'Theirs', groupName: 'theirs', type: 'string', fieldType: 'text' };
  for (const name of ['ringback_phone', 'ringback_missed_calls'])
    await coreApi.create('contacts', { ...theirs, name } as Parameters<typeof coreApi.create>[1]);
  const { contacts } = await setUpProperties(client);
  // One is not unique, the other is not a number.
  expect(contacts['ringback_phone']).toContain('of another kind');
  expect(contacts['ringback_missed_calls']).toContain('of another kind');
  expect(contacts['ringback_reached_at']).toBe(PRESENT);
  expect((await coreApi.getByName('contacts', 'ringback_missed_calls')).label).toBe('Theirs');
});

test('an enumeration of an earlier version gets the options it lacks, behind its own', async () => {
  const { client } = await openPortal();
  await setUpProperties(client);
  const { coreApi } = client.crm.properties;
  const options = ['own', 'missed'].map((value, displayOrder) => ({
    ...{ value, label: value, displayOrder, hidden: false },
  }));
  await coreApi.update('contacts', 'ringback_recovery_status', { options });
  expect((await setUpProperties(client)).contacts['ringback_recovery_status']).toBe(PRESENT);
  const now = await coreApi.getByName('contacts', 'ringback_recovery_status');
  const values = now.options.map(({ value }) => value);
  expect(values.slice(0, 2)).toEqual(['own', 'missed']);
  expect(values).toContain('opted_out');
});

test('a name that HubSpot calls taken without listing it lies in its bin', async () => {
  const { client } = await openPortal();
  portals.hubspot.faults.add({
    kind: 'error_before',
    route: `POST ${PROPERTIES}/calls`,
    status: 409,
    body: { category: 'OBJECT_ALREADY_EXISTS', message: 'exists' },
  });
  expect((await setUpProperties(client)).calls['ringback_id']).toContain('Restore it');
});

test.each([429, 423, 477, 503, 401])(
  'HubSpot answering %d on the way is no property’s fault: done again, it goes on',
  async (status) => {
    const { client } = await openPortal();
    portals.hubspot.faults.add({
      ...{ kind: 'error_before', route: `POST ${PROPERTIES}/calls`, status, times: 1 },
    });
    await expect(setUpProperties(client)).rejects.toThrow(HubSpotInterruption);
    expect(missingProperties(await setUpProperties(client))).toEqual([]);
  },
);

test.each(['error_after', 'cut_after', 'cut_before'] as const)(
  'an answer that ends in %s makes nothing twice',
  async (kind) => {
    const { client } = await openPortal();
    portals.hubspot.faults.add({ kind, route: `POST ${PROPERTIES}/contacts`, times: 1 });
    await expect(setUpProperties(client)).rejects.toThrow(HubSpotInterruption);
    expect(missingProperties(await setUpProperties(client))).toEqual([]);
    expect(await propertyNames(client, 'contacts')).toHaveLength(CONTACT_PROPERTIES.length);
  },
);
