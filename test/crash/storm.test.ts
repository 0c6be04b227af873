import { mkdtempSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../server/postgres/embedded/embedded-postgres';
import { eventually } from '../support/eventually';
import { OBSERVE_LINE, startWorld, type World } from '../support/world';
import { hubspotError, telnyxError } from './answers';
import {
  accountOf,
  type CallerAccount,
  isDecided,
  leftToDo,
  letLookUpsEnd,
  recordCounts,
  TEXTED,
  UNRESOLVED,
} from './caller-account';

const CALLS = 150;
const EVERY_MS = 60;
const KILLS = 3;

describe('a storm: doubled and shuffled webhooks, platforms that fail and lie, kills, a database restart', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let world: World;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringback-storm-'));
    await chmod(folder, 0o755); // PostgreSQL may run as another user
    postgres = await startEmbeddedPostgres(folder);
    world = await startWorld({ databaseServer: postgres.url });
  });
  afterAll(async () => {
    await world.end();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('no call is lost, nobody is texted twice, no record is doubled, and everything is explained', async () => {
    lie(world);
    const callers = Array.from({ length: CALLS }, (_, n) => `+1312555${4_000 + n}`);
    const calling = call(callers);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await callsPlaced(((kill + 1) * CALLS) / (KILLS + 1));
      if (kill === 1) await postgres.restart();
      await world.product.kill();
      await world.product.start();
    }
    await calling;
    calmDown(world);
    await atRest(callers);

    const accounts = await Promise.all(callers.map((caller) => accountOf(world, caller)));
    const odd = accounts.filter(
      (account) => !isOneOf(account, [TEXTED, UNRESOLVED, LEFT_IN_DOUBT, GIVEN_TO_A_PERSON]),
    );
    expect(odd).toEqual([]);
    expect(recordCounts(world)).toEqual({
      contacts: CALLS,
      calls: CALLS,
      communications: accounts.filter(({ messages }) => messages[0] === 'accepted').length,
      tasks: CALLS,
    });
    const { portals } = await world.product.operate('status');
    expect(portals).toMatchObject([{ calls: CALLS, unexplained: 0, on_their_way: 0 }]);
  }, 240_000);

  let placed = 0;
  const call = async (callers: readonly string[]): Promise<void> => {
    const delivered: Promise<unknown>[] = [];
    for (const from of callers) {
      delivered.push(world.telnyx.placeCall({ from, to: OBSERVE_LINE }).delivered);
      placed += 1;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    await Promise.all(delivered);
  };
  const callsPlaced = (count: number): Promise<unknown> =>
    eventually(`${count} calls are placed`, () => placed >= count);

  /** What was not acknowledged is delivered again, as Telnyx and its operators would; all look-ups end. */
  const atRest = async (callers: readonly string[]): Promise<void> => {
    await eventually(
      'everything is at rest',
      async () => {
        await world.telnyx.redeliver();
        for (const caller of callers) await letLookUpsEnd(world.db, caller);
        const left = await leftToDo(world.db);
        if (left.length > 0) throw new Error(`${left.length} left: ${left.slice(0, 3).join('; ')}`);
        const decided = await Promise.all(callers.map((caller) => isDecided(world.db, caller)));
        return decided.every(Boolean) && (await nobodyInDoubt());
      },
      120_000,
      500,
    );
  };
  const nobodyInDoubt = async (): Promise<boolean> => {
    const { rowCount } = await world.db.query(
      `SELECT 1 FROM message WHERE state IN ('due', 'claimed', 'unknown') LIMIT 1`,
    );
    return rowCount === 0;
  };
});

/** Only the end of the call was heard in time: no reason to text, and a person has to look. */
const GIVEN_TO_A_PERSON: CallerAccount = {
  ...UNRESOLVED,
  verdicts: ['no_text'],
  messages: [],
};

/** It reached its phone, but neither the answer nor a report nor a record said so in time. */
const LEFT_IN_DOUBT: CallerAccount = { ...UNRESOLVED, texts: 1 };

const isOneOf = (account: CallerAccount, wanted: readonly CallerAccount[]): boolean =>
  wanted.some((each) => JSON.stringify(each) === JSON.stringify(account));

/** About one text in ten and one HubSpot request in ten goes wrong. */
function lie({ telnyx, hubspot }: World): void {
  telnyx.setWebhookFaults({ duplicates: 1, reorderWindowMs: 1_000 });
  const send = { route: 'POST /messages' };
  const tooMany = telnyxError('10011', 'Too many requests');
  telnyx.faults.add({
    ...send,
    kind: 'error_before',
    status: 429,
    body: tooMany,
    probability: 0.03,
  });
  telnyx.faults.add({ ...send, kind: 'error_before', status: 500, probability: 0.02 });
  telnyx.faults.add({ ...send, kind: 'error_after', status: 500, probability: 0.03 });
  telnyx.faults.add({ ...send, kind: 'cut_after', probability: 0.02 });
  const busy = hubspotError('RATE_LIMITS', { policyName: 'TEN_SECONDLY_ROLLING' });
  hubspot.faults.add({ kind: 'error_before', status: 429, body: busy, probability: 0.03 });
  hubspot.faults.add({ kind: 'error_after', status: 500, probability: 0.04 });
  hubspot.faults.add({ kind: 'cut_after', probability: 0.03 });
}

function calmDown({ telnyx, hubspot }: World): void {
  telnyx.setWebhookFaults({ duplicates: 0, reorderWindowMs: 0 });
  telnyx.faults.clear();
  hubspot.faults.clear();
}
