import { letLookUpsEnd } from '../crash/caller-account';
import { eventually } from '../support/eventually';
import { OBSERVE_LINE, startWorld, TELNYX_KEY, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCaller } from './callers';
import { recordsOf } from './crm';
import { outgoingTexts, textCounts, textsTo } from './texts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

const SEND = 'POST /messages';

async function miss(from: string): Promise<void> {
  await world.telnyx.placeCall({ from, to: OBSERVE_LINE }).delivered;
}

function requestsToSend(): number {
  return world.telnyx.counts()[SEND] ?? 0;
}

async function isInState(caller: string, state: string): Promise<boolean> {
  return (await outgoingTexts(world.db, caller))[0]?.state === state;
}

/** From the next text on, everything that Telnyx would tell about it gets lost. */
async function withReportsLost(work: () => Promise<void>): Promise<void> {
  const stopListening = world.telnyx.onRequest(({ path }, phase) => {
    if (path === '/messages' && phase === 'handled')
      world.telnyx.setWebhookFaults({ dropProbability: 1 });
  });
  try {
    await work();
  } finally {
    stopListening();
    world.telnyx.setWebhookFaults({ dropProbability: 0 });
  }
}

test('Telnyx answers 500 although it sent the text: its report proves that, and nothing is sent again', async () => {
  const caller = newCaller();
  const before = requestsToSend();
  world.telnyx.faults.add({ kind: 'error_after', route: SEND, status: 500, times: 1 });
  await miss(caller);
  await eventually('the text is known to have left', () => isInState(caller, 'accepted'));
  await world.settled();
  expect(textsTo(world, caller)).toHaveLength(1);
  expect(requestsToSend() - before).toBe(1);
});

test('Telnyx answers 500 although it sent the text, and its report gets lost: its records prove it', async () => {
  const caller = newCaller();
  const before = requestsToSend();
  world.telnyx.faults.add({ kind: 'error_after', route: SEND, status: 500, times: 1 });
  await withReportsLost(async () => {
    await miss(caller);
    await eventually('the fate of the text is unknown', () => isInState(caller, 'unknown'));
    await eventually('the text is found in the records', () => isInState(caller, 'accepted'));
  });
  await world.telnyx.redeliver();
  await world.settled();
  expect(textsTo(world, caller)).toHaveLength(1);
  expect(requestsToSend() - before).toBe(1);
});

test('Telnyx times out although it sent the text: one text, with or without a report', async () => {
  const reported = newCaller();
  const unreported = newCaller();
  const before = requestsToSend();
  world.telnyx.faults.add({ kind: 'hang_after', route: SEND, times: 2 });
  await miss(reported);
  await eventually('the report came', () => isInState(reported, 'accepted'));
  await withReportsLost(async () => {
    await miss(unreported);
    await eventually('the text is found in the records', () => isInState(unreported, 'accepted'));
  });
  await world.settled();
  expect(textCounts(world, [reported, unreported])).toEqual([1, 1]);
  expect(requestsToSend() - before).toBe(2);
});

test('Telnyx answers 500 and sent nothing: it is not tried again, and a person is told', async () => {
  const caller = newCaller();
  const before = requestsToSend();
  world.telnyx.faults.add({ kind: 'error_before', route: SEND, status: 500, times: 1 });
  await miss(caller);
  await eventually('the search for the text ends', async () => {
    await letLookUpsEnd(world.db, caller);
    return isInState(caller, 'unresolved');
  });
  await world.settled();
  expect(textsTo(world, caller)).toEqual([]);
  expect(requestsToSend() - before).toBe(1);
  const [task] = recordsOf(world, caller, 'tasks');
  expect(task?.properties['hs_task_body']).toContain('It was not sent again');
});

test('Telnyx refuses the connection and recovers: one text', async () => {
  const caller = newCaller();
  await world.telnyx.goAway();
  await miss(caller);
  await eventually('the text was tried twice', async () => {
    const [text] = await outgoingTexts(world.db, caller);
    return text?.state === 'due' && text.attempts >= 2;
  });
  expect(textsTo(world, caller)).toEqual([]);
  await world.telnyx.comeBack();
  await world.settled();
  expect(textsTo(world, caller)).toHaveLength(1);
});

test('an account without funds sends nothing, and a person is told why', async () => {
  const caller = newCaller();
  world.telnyx.setAccount(TELNYX_KEY, { outOfFunds: true });
  await miss(caller);
  await world.settled();
  world.telnyx.setAccount(TELNYX_KEY, { outOfFunds: false });
  expect(textsTo(world, caller)).toEqual([]);
  expect(await outgoingTexts(world.db, caller)).toMatchObject([
    { state: 'refused', because: 'no_funds' },
  ]);
  const [task] = recordsOf(world, caller, 'tasks');
  expect(task?.properties['hs_task_body']).toContain('Add funds in Telnyx');
});
