import type { Pool } from 'pg';
import { OBSERVE_LINE, startWorld, TELNYX_KEY, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCaller } from './callers';
import { textsTo } from './texts';
import { deliver, undelivered } from './undelivered';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

type Headers = Record<string, string>;

const AGO = 301;

const FORGERIES: readonly (readonly [string, (hangup: string) => readonly [string, Headers]])[] = [
  ['without a signature', (hangup) => [hangup, {}]],
  ['that another account signed', (hangup) => [hangup, sign('KEY-of-somebody-else', hangup)]],
  [
    'that was altered on the way',
    (hangup) => [hangup.replace(OBSERVE_LINE, '+19005551234'), sign(TELNYX_KEY, hangup)],
  ],
  ['that is older than 300 seconds', (hangup) => [hangup, sign(TELNYX_KEY, hangup, -AGO)]],
  ['that is from the future', (hangup) => [hangup, sign(TELNYX_KEY, hangup, AGO)]],
];

test.each(FORGERIES)(
  'a hang-up %s is refused, texts nobody and leaves no trace',
  async (_how, forge) => {
    world.telnyx.addAccount({ apiKey: 'KEY-of-somebody-else' });
    const caller = newCaller();
    const { bodies } = await undelivered(world, { from: caller, to: OBSERVE_LINE });
    const before = await traces(world.db);
    const [body, headers] = forge(bodies.get('call.hangup') ?? '');
    const answer = await deliver(world, body, headers);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/\.$/) });
    await world.settled();
    expect(await traces(world.db)).toEqual(before);
    expect(textsTo(world, caller)).toEqual([]);
  },
);

/** So much was recorded so far. */
async function traces(db: Pool): Promise<unknown> {
  const { rows } = await db.query(
    `SELECT (SELECT count(*) FROM webhook_event) AS events, (SELECT count(*) FROM call) AS calls,
            (SELECT count(*) FROM caller) AS callers, (SELECT count(*) FROM message) AS messages,
            (SELECT count(*) FROM graphile_worker.jobs) AS jobs`,
  );
  return rows[0];
}

function sign(apiKey: string, body: string, secondsOff = 0): Headers {
  return { ...world.telnyx.sign(apiKey, body, Math.floor(Date.now() / 1_000) + secondsOff) };
}
