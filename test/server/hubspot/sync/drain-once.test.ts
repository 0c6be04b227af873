import { eventually } from '../../../support/eventually';
import { type SyncBench, type SyncedPortal, startSyncBench } from './synced-portal';

const CALLER = '+13125550123';
const OBJECTS = ['contacts', 'calls', 'communications', 'tasks'] as const;
const create = (object: string): string => `POST /crm/objects/2026-09/${object}/batch/create`;

/** One of each, all on the one contact, and nothing left to write. */
async function expectEachOnce(portal: SyncedPortal): Promise<void> {
  const records = portal.records();
  expect(OBJECTS.map((object) => records[object].length)).toEqual([1, 1, 1, 1]);
  const contact = records.contacts[0]?.id;
  for (const object of ['calls', 'communications', 'tasks'] as const) {
    expect(records[object][0]?.associations.contacts).toEqual([contact]);
  }
  for (const { written, wanted } of await portal.rows()) expect(written).toBe(wanted);
}

describe('every record exactly once (promise 7)', () => {
  let bench: SyncBench;
  beforeAll(async () => {
    bench = await startSyncBench();
  });
  afterEach(() => bench.hubspot.faults.clear());
  afterAll(() => bench.stop());

  describe.each([
    ['an error, although it was done', { kind: 'error_after', status: 500 }],
    ['nothing, although it was done', { kind: 'hang_after' }],
    ['a cut connection, although it was done', { kind: 'cut_after' }],
    ['bytes that are no JSON', { kind: 'malformed_after' }],
    ['an error, and nothing was done', { kind: 'error_before', status: 502 }],
    ['a cut connection, and nothing was done', { kind: 'cut_before' }],
  ] as const)('HubSpot answers a create with %s', (_, fault) => {
    test.each(OBJECTS)('of %s', async (object) => {
      const portal = await bench.open();
      await portal.shop.missCall(CALLER);
      bench.hubspot.faults.add({ ...fault, route: create(object), times: 1 });
      await portal.drain(500);
      await portal.drainAll();
      await expectEachOnce(portal);
    });
  });

  test.each([1, 2, 3, 4, 5])('the process dies when HubSpot has done request %i', async (fatal) => {
    const portal = await bench.open({ forgetful: true });
    await portal.shop.missCall(CALLER);
    let seen = 0;
    const stop = bench.hubspot.onRequest(async ({ portalId }, phase) => {
      if (portalId !== portal.id || phase !== 'handled') return;
      seen += 1;
      if (seen !== fatal) return;
      await bench.db.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
    });
    await expect(portal.drain()).rejects.toThrow();
    stop();
    await portal.drainAll();
    await expectEachOnce(portal);
  });

  test('the search index lags: the next call finds the contact all the same', async () => {
    const portal = await bench.open({ forgetful: true });
    bench.hubspot.setIndexLag(60_000);
    try {
      await portal.shop.missCall(CALLER);
      await portal.drain();
      await portal.shop.missCall(CALLER, { at: portal.clock.now + 5_000 });
      await portal.drainAll();
      expect(portal.records().contacts).toHaveLength(1);

      // Even without our note of it: the key is taken, and its holder adopted.
      await bench.db.query(
        `UPDATE hubspot_record SET hubspot_id = NULL, written = 0 WHERE portal_id = $1 AND kind = 'contact'`,
        [portal.id],
      );
      await portal.drainAll();
      expect(portal.records().contacts).toHaveLength(1);
    } finally {
      bench.hubspot.setIndexLag(0);
    }
  });

  test('a contact that carries the caller’s key without the number is taken over', async () => {
    const portal = await bench.open();
    const id = bench.hubspot.createContact(portal.id, { firstname: 'Ada', ringback_phone: CALLER });
    await portal.shop.missCall(CALLER);
    await portal.drainAll();
    await expectEachOnce(portal);
    expect(portal.records().contacts).toMatchObject([{ id, properties: { firstname: 'Ada' } }]);
  });

  test('the key is on another contact: it stays there, and the matching one gets everything else', async () => {
    const portal = await bench.open();
    bench.hubspot.createContact(portal.id, { firstname: 'Other', ringback_phone: CALLER });
    const id = bench.hubspot.createContact(portal.id, { firstname: 'Ada', phone: CALLER });
    await portal.shop.missCall(CALLER);
    await portal.drainAll();
    const ada = portal.records().contacts.find((contact) => contact.id === id);
    expect(ada?.properties).toMatchObject({ ringback_missed_calls: '1' });
    expect(ada?.properties['ringback_phone']).toBeUndefined();
    expect(portal.records().calls[0]?.associations.contacts).toEqual([id]);
  });

  test.each(OBJECTS)('HubSpot is slower than our patience when it creates %s', async (object) => {
    const portal = await bench.open();
    await portal.shop.missCall(CALLER);
    bench.hubspot.faults.add({ kind: 'slow', delayMs: 800, route: create(object), times: 1 });
    const handled = bench.hubspot.requests().length;
    await portal.drain(200);
    await portal.drainAll();
    await eventually('the slow request is through', () =>
      bench.hubspot
        .requests()
        .slice(handled)
        .every(({ status }) => status !== 0),
    );
    await portal.drainAll();
    await expectEachOnce(portal);
  });

  test('somebody removed our key properties from the portal after the install', async () => {
    const portal = await bench.open({
      switches: {
        customPropertyLimit: 0,
        customPropertiesRefusedOn: ['calls', 'communications', 'tasks'],
      },
    });
    await bench.db.query(
      `UPDATE hubspot_schema SET properties = '{"contacts": {"ringback_phone": "present", "ringback_missed_calls": "present"},
         "calls": {"ringback_id": "present"}, "communications": {"ringback_id": "present"}, "tasks": {"ringback_id": "present"}}'
       WHERE portal_id = $1`,
      [portal.id],
    );
    await portal.shop.missCall(CALLER);
    await portal.shop.missCall('+13125550124');
    await portal.drainAll();
    const { contacts, calls, tasks } = portal.records();
    expect([contacts, calls, tasks].map(({ length }) => length)).toEqual([2, 2, 2]);
    for (const { properties } of calls) expect(properties['hs_call_from_number']).toBeDefined();
    expect((await portal.rows()).map(({ problem }) => problem)).toEqual(Array(8).fill(null));
  });

  describe('in a portal that takes no properties of ours', () => {
    const bare = {
      switches: {
        customPropertyLimit: 0,
        customPropertiesRefusedOn: ['calls', 'communications', 'tasks'],
      },
      forgetful: true,
    } as const;

    test('everything is written, without them', async () => {
      const portal = await bench.open({
        ...bare,
        switches: {
          customPropertyLimit: 0,
          customPropertiesRefusedOn: [...bare.switches.customPropertiesRefusedOn],
        },
      });
      await portal.shop.missCall(CALLER);
      await portal.drain();
      await expectEachOnce(portal);
      expect(Object.keys(portal.records().contacts[0]?.properties ?? {}).join()).not.toContain(
        'ringback',
      );
    });

    test.each(OBJECTS)(
      'a create of %s whose answer got lost is found by other means',
      async (object) => {
        const portal = await bench.open({
          ...bare,
          switches: {
            customPropertyLimit: 0,
            customPropertiesRefusedOn: [...bare.switches.customPropertiesRefusedOn],
          },
        });
        await portal.shop.missCall(CALLER);
        bench.hubspot.faults.add({
          kind: 'error_after',
          status: 500,
          route: create(object),
          times: 1,
        });
        await portal.drain();
        await portal.drainAll();
        await expectEachOnce(portal);
      },
    );
  });
});
