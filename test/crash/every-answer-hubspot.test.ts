import {
  type SyncBench,
  type SyncedPortal,
  startSyncBench,
} from '../server/hubspot/sync/synced-portal';
import { type Answer, hubspotError } from './answers';

const CALLER = '+13125550123';
const OBJECTS = ['contacts', 'calls', 'communications', 'tasks'] as const;
const path = (object: string, what: string): string =>
  `POST /crm/objects/2026-09/${object}/${what}`;

/** Every request that writing a missed call makes, and finding what an earlier try has left. */
const REQUESTS = [
  path('contacts', 'search'),
  ...['create', 'read', 'update'].flatMap((what) =>
    OBJECTS.map((object) => path(object, `batch/${what}`)),
  ),
];

/** Every way HubSpot can answer a request. */
const ANSWERS: readonly (readonly [string, Answer])[] = [
  [
    'too many requests',
    {
      kind: 'error_before',
      status: 429,
      body: hubspotError('RATE_LIMITS', { policyName: 'SECONDLY' }),
    },
  ],
  [
    'too many requests today',
    {
      kind: 'error_before',
      status: 429,
      body: hubspotError('RATE_LIMITS', { policyName: 'DAILY' }),
    },
  ],
  [
    '500, and nothing was done',
    { kind: 'error_before', status: 500, body: hubspotError('INTERNAL_ERROR') },
  ],
  [
    '500, although it was done',
    { kind: 'error_after', status: 500, body: hubspotError('INTERNAL_ERROR') },
  ],
  ['502, and nothing was done', { kind: 'error_before', status: 502, body: 'Bad gateway' }],
  ['502, although it was done', { kind: 'error_after', status: 502, body: 'Bad gateway' }],
  ['nothing, and nothing was done', { kind: 'hang_before' }],
  ['nothing, although it was done', { kind: 'hang_after' }],
  ['a cut connection, and nothing was done', { kind: 'cut_before' }],
  ['a cut connection, although it was done', { kind: 'cut_after' }],
  ['late', { kind: 'slow', delayMs: 150 }],
  ['too late', { kind: 'slow', delayMs: 600 }],
  ['200 with bytes that are no JSON', { kind: 'malformed_after' }],
  ['400', { kind: 'error_before', status: 400, body: hubspotError('VALIDATION_ERROR') }],
  ['401', { kind: 'error_before', status: 401, body: hubspotError('EXPIRED_AUTHENTICATION') }],
  ['403', { kind: 'error_before', status: 403, body: hubspotError('MISSING_SCOPES') }],
  ['404', { kind: 'error_before', status: 404, body: hubspotError('OBJECT_NOT_FOUND') }],
  ['409', { kind: 'error_before', status: 409, body: hubspotError('CONFLICT') }],
  ['415', { kind: 'error_before', status: 415, body: hubspotError('VALIDATION_ERROR') }],
  ['422, not JSON', { kind: 'error_before', status: 422, body: 'Unprocessable' }],
  ['423', { kind: 'error_before', status: 423, body: hubspotError('LOCKED') }],
  ['477', { kind: 'error_before', status: 477, body: hubspotError('MIGRATION_IN_PROGRESS') }],
];

/** Shorter than the late answers above. */
const PATIENCE_MS = 400;

describe('whatever HubSpot answers, every record is there in the end, once', () => {
  let bench: SyncBench;
  beforeAll(async () => {
    bench = await startSyncBench();
  });
  afterEach(() => bench.hubspot.faults.clear());
  afterAll(() => bench.stop());

  test.each(ANSWERS)('each request in turn is answered once with: %s', async (_, answer) => {
    const portal = await bench.open({ forgetful: true });
    for (const route of REQUESTS) bench.hubspot.faults.add({ ...answer, route, times: 1 });
    const before = bench.hubspot.counts(portal.id);
    await portal.shop.missCall(CALLER);
    await drainPatiently(portal);
    expectEachOnce(portal);

    await loseNotes(portal);
    await drainPatiently(portal);
    expectEachOnce(portal);

    const after = bench.hubspot.counts(portal.id);
    const made = REQUESTS.map((route) => [route, after[route] !== before[route]]);
    expect(made).toEqual(REQUESTS.map((route) => [route, true]));
  });

  /** As after a crash between HubSpot's answers and our note of them. */
  const loseNotes = async (portal: SyncedPortal): Promise<void> => {
    await bench.db.query(
      `UPDATE hubspot_record SET hubspot_id = NULL, written = 0, create_began_at = to_timestamp($2 / 1000.0)
       WHERE portal_id = $1`,
      [portal.id, portal.clock.now],
    );
  };
});

/** Drains until all is written, as the jobs would; where a person has to help first, they do. */
async function drainPatiently(portal: SyncedPortal): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    const { retryAfterMs } = await portal.drain(PATIENCE_MS);
    if ((await portal.rows()).every(({ written, wanted }) => written === wanted)) return;
    portal.clock.now += retryAfterMs ?? 60_000;
  }
  throw new Error(`Still pending: ${JSON.stringify(await portal.rows())}`);
}

function expectEachOnce(portal: SyncedPortal): void {
  const records = portal.records();
  expect(OBJECTS.map((object) => records[object].length)).toEqual([1, 1, 1, 1]);
  const contact = records.contacts[0]?.id;
  for (const object of ['calls', 'communications', 'tasks'] as const)
    expect(records[object][0]?.associations.contacts).toEqual([contact]);
}
