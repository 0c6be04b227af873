import { typedHubSpotClient } from '../../../../server/hubspot/typed-client';
import { type SyncBench, type SyncedPortal, startSyncBench } from './synced-portal';

const CALLER = '+13125550123';
const OTHER = '+13125550124';

function counts(portal: SyncedPortal): number[] {
  const { contacts, calls, communications, tasks } = portal.records();
  return [contacts, calls, communications, tasks].map(({ length }) => length);
}

describe('when HubSpot does not take what is written', () => {
  let bench: SyncBench;
  beforeAll(async () => {
    bench = await startSyncBench();
  });
  afterEach(() => bench.hubspot.faults.clear());
  afterAll(() => bench.stop());

  test.each([
    [
      'limits the rate',
      { status: 429, body: { policyName: 'TEN_SECONDLY_ROLLING' } },
      'rate_limited',
      10_000,
    ],
    ['is locked', { status: 423, body: { category: 'LOCKED' } }, 'locked', 2_000],
    ['is moving', { status: 477, headers: { 'Retry-After': '30' } }, 'moving', 30_000],
    ['is down', { status: 503 }, 'unavailable', 2_000],
  ] as const)(
    'HubSpot %s: the drain says when to come back, and then everything is written once',
    async (_, fault, because, retryAfterMs) => {
      const portal = await bench.open();
      await portal.shop.missCall(CALLER);
      bench.hubspot.faults.add({
        kind: 'error_before',
        ...fault,
        route: 'POST /crm/objects/2026-09/contacts/search',
        times: 1,
      });
      expect(await portal.drain()).toMatchObject({ kind: 'standstill', because, retryAfterMs });
      expect(counts(portal)).toEqual([0, 0, 0, 0]);
      expect((await portal.rows()).map(({ failures }) => failures)).toEqual([0, 0, 0, 0]);
      await portal.drainAll();
      expect(counts(portal)).toEqual([1, 1, 1, 1]);
    },
  );

  test('HubSpot is away for an hour: nothing is held against the records, and they are written in order, once', async () => {
    const portal = await bench.open();
    await bench.hubspot.goAway();
    const callers = Array.from({ length: 12 }, (_, index) => `+1312555${1_000 + index}`);
    try {
      const start = portal.clock.now;
      for (const [index, caller] of callers.entries()) {
        await portal.shop.missCall(caller, { at: start + index * 300_000 });
        portal.clock.now = start + index * 300_000;
        expect(await portal.drain()).toMatchObject({ kind: 'standstill', because: 'unavailable' });
      }
      const { retryAfterMs } = await portal.drain();
      expect(retryAfterMs).toBe(60_000);
    } finally {
      await bench.hubspot.comeBack();
    }
    await portal.drainAll();
    expect(counts(portal)).toEqual([12, 12, 12, 12]);
    expect(
      portal.records().calls.map(({ properties }) => properties['hs_call_from_number']),
    ).toEqual(callers);
  });

  test('an expired token is renewed once and the drain goes on', async () => {
    const portal = await bench.open();
    await portal.shop.missCall(CALLER);
    bench.hubspot.expireAccessTokens(portal.id);
    expect(await portal.drain()).toMatchObject({ kind: 'drained' });
    expect(counts(portal)).toEqual([1, 1, 1, 1]);
  });

  test('a portal that uninstalled: the drain stops for good, and the records say why', async () => {
    const portal = await bench.open();
    await portal.shop.missCall(CALLER);
    bench.hubspot.revokeGrant(portal.id);
    expect(await portal.drain()).toMatchObject({
      kind: 'standstill',
      because: 'disconnected',
      retryAfterMs: undefined,
    });
    for (const { problem } of await portal.rows()) expect(problem).toBe('Install Ringback again.');
  });

  test('a permission is missing: the drain stops, and the records say what to do', async () => {
    const portal = await bench.open();
    await portal.shop.missCall(CALLER);
    bench.hubspot.faults.add({
      kind: 'error_before',
      status: 403,
      body: { category: 'MISSING_SCOPES' },
      times: 1,
    });
    expect(await portal.drain()).toMatchObject({
      kind: 'standstill',
      because: 'missing_scopes',
      retryAfterMs: undefined,
    });
    for (const { problem } of await portal.rows())
      expect(problem).toContain('Install Ringback again');
  });

  describe.each(['in_answer', 'multi_status'] as const)(
    'a batch with a bad record, errors told %s',
    (batchErrors) => {
      test('the others are written; the bad one says why, stands in nobody’s way and is tried again', async () => {
        const portal = await bench.open({ switches: { batchErrors, batchOrder: 'reversed' } });
        const bad = await portal.shop.missCall(CALLER);
        await portal.shop.missCall(OTHER, { at: portal.clock.now + 1_000 });
        await bench.db.query(`UPDATE message SET body = repeat('x', 70000) WHERE id = $1`, [
          bad.messageId,
        ]);
        const { retryAfterMs } = await portal.drain();
        expect(counts(portal)).toEqual([2, 2, 1, 2]);
        expect(retryAfterMs).toBe(60_000);
        const [row] = (await portal.rows('communication')).filter(
          ({ local_id }) => local_id === bad.messageId,
        );
        expect(row).toMatchObject({ failures: 1, hubspot_id: null, create_began_at: null });
        expect(row?.problem).toContain('HubSpot refused this record');

        await bench.db.query(`UPDATE message SET body = 'short' WHERE id = $1`, [bad.messageId]);
        await portal.drainAll();
        expect(counts(portal)).toEqual([2, 2, 2, 2]);
        expect((await portal.rows()).map(({ problem }) => problem)).toEqual(Array(8).fill(null));
      });
    },
  );

  test('a batch refused as a whole is split, and nothing is doubled', async () => {
    const portal = await bench.open();
    for (let index = 0; index < 8; index += 1)
      await portal.shop.missCall(`+1312555${2_000 + index}`);
    bench.hubspot.faults.add({
      kind: 'error_before',
      status: 400,
      body: { category: 'VALIDATION_ERROR', message: 'something in there' },
      route: 'POST /crm/objects/2026-09/calls/batch/create',
      times: 2,
    });
    await portal.drainAll();
    expect(counts(portal)).toEqual([8, 8, 8, 8]);
  });

  test('a record whose request always fails in the end travels alone, and the others arrive', async () => {
    const portal = await bench.open({ forgetful: true });
    for (let index = 0; index < 5; index += 1)
      await portal.shop.missCall(`+1312555${3_000 + index}`);
    bench.hubspot.faults.add({
      kind: 'error_before',
      status: 500,
      route: 'POST /crm/objects/2026-09/tasks/batch/create',
      times: 4,
    });
    await portal.drainAll();
    expect(counts(portal)).toEqual([5, 5, 5, 5]);
  });

  test('the portal’s own rule refuses the contact: its activities wait, and follow once the rule is met', async () => {
    const portal = await bench.open({ switches: { requiredContactProperties: ['email'] } });
    await portal.shop.missCall(CALLER);
    expect((await portal.drain()).retryAfterMs).toBe(60_000);
    expect(counts(portal)).toEqual([0, 0, 0, 0]);
    const [contact] = await portal.rows('contact');
    expect(contact?.problem).toContain('HubSpot refused this record');
    bench.hubspot.setPortal(portal.id, { requiredContactProperties: [] });
    await portal.drainAll();
    expect(counts(portal)).toEqual([1, 1, 1, 1]);
  });

  test('a portal that does not know MISSED gets NO_ANSWER, once asked', async () => {
    const portal = await bench.open({ switches: { missedCallStatus: 'refused' } });
    await portal.shop.missCall(CALLER);
    await portal.drain();
    await portal.shop.missCall(OTHER);
    const before = portal.requestCount();
    await portal.drain();
    expect(portal.records().calls.map(({ properties }) => properties['hs_call_status'])).toEqual([
      'NO_ANSWER',
      'NO_ANSWER',
    ]);
    expect(portal.requestCount() - before).toBe(5);
  });

  test('a contact that was deleted is forgotten: the caller gets a new one', async () => {
    const portal = await bench.open();
    await portal.shop.missCall(CALLER);
    await portal.drain();
    bench.hubspot.deleteContact(portal.id, portal.records().contacts[0]?.id ?? '');
    await portal.shop.missCall(CALLER, { at: portal.clock.now + 60_000 });
    await portal.drainAll();
    const { contacts, calls } = portal.records();
    expect(contacts).toHaveLength(1);
    expect(calls[1]?.associations.contacts).toEqual([contacts[0]?.id]);
  });

  test('deleted between our look and our write: the same', async () => {
    for (const missingAssociate of ['400', '404'] as const) {
      const portal = await bench.open({ switches: { missingAssociate } });
      const contact = bench.hubspot.createContact(portal.id, { phone: CALLER, firstname: 'Ada' });
      await portal.shop.missCall(CALLER);
      const stop = bench.hubspot.onRequest(({ portalId, path }, phase) => {
        if (portalId !== portal.id || phase !== 'arrived' || !path.endsWith('/calls/batch/create'))
          return;
        stop();
        bench.hubspot.deleteContact(portal.id, contact);
      });
      await portal.drainAll();
      expect(counts(portal)).toEqual([1, 1, 1, 1]);
      const { contacts, calls, tasks } = portal.records();
      expect(contacts[0]?.id).not.toBe(contact);
      for (const activity of [...calls, ...tasks])
        expect(activity.associations.contacts).toEqual([contacts[0]?.id]);
    }
  });

  describe.each([
    ['keeps its id', { mergeGivesNewId: false }],
    ['gets a new id', { mergeGivesNewId: true }],
  ] as const)('a contact that was merged, and the survivor %s', (_, merge) => {
    test.each(['not_found', 'survivor'] as const)(
      'the old id leads to %s: the survivor has everything from now on',
      async (mergedIds) => {
        const portal = await bench.open({ switches: { ...merge, mergedIds } });
        await portal.shop.missCall(CALLER);
        await portal.drain();
        const ours = portal.records().contacts[0]?.id ?? '';
        const other = bench.hubspot.createContact(portal.id, {
          firstname: 'Ada',
          email: 'ada@example.com',
          phone: CALLER,
        });
        const survivor = bench.hubspot.mergeContacts(portal.id, other, ours);
        await portal.shop.missCall(CALLER, { at: portal.clock.now + 60_000 });
        await portal.drainAll();
        expect(portal.records().contacts).toMatchObject([
          { id: survivor, properties: { firstname: 'Ada', ringback_missed_calls: '2' } },
        ]);
        for (const call of portal.records().calls)
          expect(call.associations.contacts).toEqual([survivor]);
        expect((await portal.rows('contact')).map(({ hubspot_id }) => hubspot_id)).toEqual([
          survivor,
        ]);
      },
    );
  });

  test('a task that somebody deleted in HubSpot stays deleted', async () => {
    const portal = await bench.open();
    const call = await portal.shop.missCall(CALLER);
    await portal.drain();
    const client = typedHubSpotClient({
      apiBase: bench.hubspot.apiBase,
      accessToken: `access-${portal.id}`,
    });
    await client.crm.objects.basicApi.archive('tasks', portal.records().tasks[0]?.id ?? '');
    await portal.shop.reach(call, portal.clock.now + 60_000);
    await portal.drainAll();
    expect(portal.records().tasks).toEqual([]);
    expect((await portal.rows('task'))[0]).toMatchObject({ problem: 'It was deleted in HubSpot.' });
  });
});
