import { type SyncBench, type SyncedPortal, startSyncBench } from './synced-portal';

const CALLS = 1_000;
// A thousand calls are much work for a machine that has other test files to run.
const LIMIT_MS = 240_000;

/** Calls of different callers, a tenth of a second apart. */
async function missCalls(
  portal: SyncedPortal,
  callers: readonly string[],
  from = portal.clock.now,
): Promise<void> {
  await Promise.all(
    callers.map((caller, index) => portal.shop.missCall(caller, { at: from + index * 100 })),
  );
}

describe('a burst of missed calls', () => {
  let bench: SyncBench;
  beforeAll(async () => {
    bench = await startSyncBench();
  });
  afterAll(() => bench.stop());

  test(
    'a thousand strangers: about sixty requests, within HubSpot’s limits, everything once and in order',
    async () => {
      const portal = await bench.open();
      const callers = Array.from({ length: CALLS }, (_, index) => `+1312${2_000_000 + index}`);
      await missCalls(portal, callers);
      const result = await portal.drain();
      expect(result).toMatchObject({ kind: 'drained', retryAfterMs: undefined });
      expect(portal.requestCount()).toBeLessThanOrEqual(70);
      expect(
        bench.hubspot
          .requests()
          .filter(({ portalId, status }) => portalId === portal.id && status === 429),
      ).toEqual([]);

      const { contacts, calls, communications, tasks } = portal.records();
      expect([contacts, calls, communications, tasks].map(({ length }) => length)).toEqual([
        CALLS,
        CALLS,
        CALLS,
        CALLS,
      ]);
      expect(calls.map(({ properties }) => properties['hs_call_from_number'])).toEqual(callers);
      const contactOf = new Map(contacts.map(({ id, properties }) => [id, properties['phone']]));
      expect(
        calls.map(({ associations }) => contactOf.get(associations.contacts[0] ?? '')),
      ).toEqual(callers);
    },
    LIMIT_MS,
  );

  test(
    'a thousand calls of a hundred known contacts: no searches but for their numbers, one contact each',
    async () => {
      const portal = await bench.open();
      const callers = Array.from({ length: 100 }, (_, index) => `+1312${3_000_000 + index}`);
      for (const phone of callers)
        bench.hubspot.createContact(portal.id, { phone, firstname: 'Known' });
      for (let round = 0; round < CALLS / callers.length; round += 1) {
        await missCalls(portal, callers, portal.clock.now + round * callers.length * 100);
      }
      await portal.drain();
      expect(portal.records().contacts).toHaveLength(100);
      expect(portal.records().calls).toHaveLength(CALLS);
      expect(portal.requestCount()).toBeLessThanOrEqual(30);
    },
    LIMIT_MS,
  );
});
