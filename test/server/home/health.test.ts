import { randomUUID } from 'node:crypto';
import { installThroughConsent } from '../../../server/sandbox/install-through-consent';
import type { HealthView } from '../../../src/api/home/health';
import type { LevelView } from '../../../src/api/settings/levels';
import { type Business, openBusiness } from '../../support/business';
import { eventually } from '../../support/eventually';
import { askDoor } from '../../support/signed-fetch';
import { OBSERVE_LINE, PORTAL, TELNYX_KEY } from '../../support/world';
import { REP } from '../conversation/card-world';
import { type HomeWorld, startHomeWorld } from './home-world';

const NEWCOMER = 4_242_003;
const OTHER: Business = {
  portal: 4_242_002,
  name: 'Best Roofing',
  telnyxKey: 'KEY-other',
  lines: [{ number: '+13125550200', mode: 'observe' }],
};

let world: HomeWorld;
beforeAll(async () => {
  world = await startHomeWorld();
  await openBusiness(world, OTHER);
});
afterAll(() => world.end());

async function ask<Value>(door: string, body: object, portal: number): Promise<Value> {
  const answer = await askDoor<Value>(world.product.url, door, { ...REP, portal }, body);
  if (!answer.ok) throw new Error(`${door}: ${answer.reason}`);
  return answer.value;
}

const health = (portal = PORTAL) => ask<HealthView>('/api/home/health', {}, portal);

async function check(id: string) {
  return (await health()).checks.find((each) => each.id === id);
}

/** Somebody calls and nobody answers; the same number never twice. */
async function missedFrom(number: string): Promise<void> {
  await world.telnyx.placeCall({ from: number, to: OBSERVE_LINE, outcome: 'missed' }).delivered;
  await world.settled();
}

test('who has just installed is told to connect Telnyx, and then to pick lines', async () => {
  world.hubspot.addPortal({ id: NEWCOMER, name: 'New Dental', timeZone: 'Europe/Berlin' });
  await installThroughConsent(world.product.url, NEWCOMER);
  const { state, say, checks } = await health(NEWCOMER);
  expect({ state, say }).toEqual({ state: 'broken', say: 'Telnyx is not connected.' });
  expect(checks.slice(0, 2)).toMatchObject([
    { id: 'telnyx', cure: expect.stringContaining('Open the settings') },
    { id: 'lines', title: 'There is no line' },
  ]);
});

test('until Telnyx has told of a call nobody knows that it does; afterwards all is well', async () => {
  expect(await health()).toMatchObject({
    ...{ state: 'attention', say: 'No call has been heard of yet.' },
  });
  await missedFrom('+13125558800');
  const well = await health();
  expect(well).toMatchObject({ state: 'ok', say: 'All is well.' });
  expect(well.checks.every(({ state, cure }) => state === 'ok' && cure === undefined)).toBe(true);
});

test('a text that failed is told with its reason and cure', async () => {
  world.telnyx.setRecipient('+13125558801', 'landline_refused');
  await missedFrom('+13125558801');
  expect(await check('texts')).toMatchObject({
    state: 'attention',
    title: '1 text failed in the last 24 hours',
    means: expect.stringContaining('landline'),
    cure: expect.stringContaining('Call them back'),
  });
});

test('work that fails whenever it is tried, and work that nobody takes up, is told', async () => {
  const job = (name: string, due: string): Promise<unknown> =>
    world.db.query(
      `SELECT graphile_worker.add_job($1, json_build_object('portalId', $2::text, 'sessionId', 'none'),
         run_at => now() + $3::interval, job_key => 'call:' || $2 || ':' || $1)`,
      [name, String(PORTAL), due],
    );
  await job('call', '1 hour');
  expect(await check('jobs')).toMatchObject({ state: 'ok' });
  // As after five tries: the next one is some time away.
  await world.db.query(
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), attempts => 5)
     FROM graphile_worker.jobs WHERE key LIKE 'call:%:call'`,
  );
  expect(await check('jobs')).toMatchObject({
    title: 'Ringback cannot work through 1 event',
    cure: expect.stringContaining('support'),
  });
  await world.db.query(`SELECT graphile_worker.remove_job('call:' || $1 || ':call')`, [PORTAL]);
  // No worker knows what to do with it.
  await job('nobody_does_this', '-3 minutes');
  expect(await check('jobs')).toMatchObject({ title: '1 event waits to be worked through' });
  await world.db.query(`SELECT graphile_worker.remove_job('call:' || $1 || ':nobody_does_this')`, [
    PORTAL,
  ]);
  expect(await check('jobs')).toMatchObject({ state: 'ok' });
});

test('what HubSpot has not got, and what it did not take, is told apart', async () => {
  const { rows } = await world.db.query<{ local_id: string; kind: string }>(
    `UPDATE hubspot_record SET written = wanted - 1, happened_at = now() - interval '1 hour'
     WHERE portal_id = $1 AND kind = 'call' RETURNING local_id, kind`,
    [PORTAL],
  );
  expect(await check('records')).toMatchObject({
    title: `${rows.length} records wait for HubSpot`,
    cure: expect.stringContaining('Nothing to do'),
  });
  await world.db.query(
    `UPDATE hubspot_record SET written = wanted, problem = 'A rule of the account forbids it.'
     WHERE portal_id = $1 AND local_id = $2`,
    [PORTAL, rows[0]?.local_id],
  );
  expect(await check('records')).toMatchObject({ title: '1 record waits for HubSpot' });
  expect(await check('refused-records')).toMatchObject({
    state: 'attention',
    title: 'HubSpot did not take all of 1 record',
    means: 'A rule of the account forbids it.',
  });
});

test('a daily limit that is reached stops everything, and says so', async () => {
  const scope = { kind: 'portal' };
  const save = async (dailyCap: number): Promise<void> => {
    const { version } = await ask<LevelView>('/api/settings/level', { scope }, PORTAL);
    const change = { idempotencyKey: randomUUID(), scope, version, policy: { dailyCap } };
    await ask('/api/settings/save', change, PORTAL);
  };
  await save(1);
  expect(await health()).toMatchObject({ state: 'broken', say: 'The daily limit is reached.' });
  await save(500);
  expect(await check('daily-cap')).toMatchObject({ state: 'ok' });
});

test('a key that Telnyx refuses, and a HubSpot that let go of us, stand first', async () => {
  world.telnyx.setAccount(TELNYX_KEY, { keyRevoked: true });
  await missedFrom('+13125558802');
  expect(await health()).toMatchObject({ state: 'broken', say: 'Telnyx refuses the API key.' });
  world.hubspot.revokeGrant(PORTAL);
  world.hubspot.expireAccessTokens(PORTAL);
  await world.telnyx.placeCall({ from: '+13125558803', to: OBSERVE_LINE }).delivered;
  const [first, second] = await eventually('HubSpot is found disconnected', async () => {
    const { checks } = await health();
    return checks[0]?.id === 'hubspot' ? checks : undefined;
  });
  expect(first).toMatchObject({ state: 'broken', cure: expect.stringContaining('install') });
  expect(second?.id).toBe('telnyx');
});

test('nothing of all this shows in another account', async () => {
  expect(await health(OTHER.portal)).toMatchObject({
    ...{ state: 'attention', say: 'No call has been heard of yet.' },
  });
  expect((await health(OTHER.portal)).checks.filter(({ state }) => state !== 'ok')).toHaveLength(1);
});
