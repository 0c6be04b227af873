import { eventually } from '../support/eventually';
import { OBSERVE_LINE, OVERFLOW_LINE, startWorld, TELNYX_KEY, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCaller, newCallers } from './callers';
import { recordCounts, recordsOf } from './crm';
import { outgoingTexts, textCounts, textsTo } from './texts';
import { missedCall, sentenceOf, verdictOf } from './verdicts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

async function textedIn(from: string, text: string): Promise<void> {
  await world.telnyx.textIn({ from, to: OBSERVE_LINE, text }).delivered;
  await world.settled();
}

/** Who owes the next word, and how the lead stands. */
async function conversationWith(caller: string): Promise<unknown> {
  const { rows } = await world.db.query(
    `SELECT turn, lead.state AS lead FROM conversation JOIN caller ON caller.id = caller_id
     LEFT JOIN lead ON conversation_id = conversation.id WHERE number = $1`,
    [caller],
  );
  return rows;
}

test('an answer to the text-back is on the record, makes the next word ours and engages the lead', async () => {
  const caller = newCaller();
  await missedCall(world, caller);
  expect(await conversationWith(caller)).toEqual([{ turn: 'them', lead: 'open' }]);
  await textedIn(caller, 'My boiler leaks');
  expect(await conversationWith(caller)).toEqual([{ turn: 'us', lead: 'engaged' }]);
  expect(recordCounts(world, caller)).toMatchObject({ contacts: 1, communications: 2, tasks: 1 });
  expect(textsTo(world, caller)).toHaveLength(1);
});

test('a question with the word stop in it opts nobody out, is ours to answer and makes a task', async () => {
  const caller = newCaller();
  await textedIn(caller, 'do you stop by on Sundays?');
  expect(await conversationWith(caller)).toEqual([{ turn: 'us', lead: 'engaged' }]);
  expect(recordCounts(world, caller)).toMatchObject({ contacts: 1, communications: 1, tasks: 1 });
  expect(textsTo(world, caller)).toEqual([]);
  expect(await missedCall(world, caller)).toMatchObject({ kind: 'text' });
});

test('HELP is answered once, however often it is asked within the hour', async () => {
  const caller = newCaller();
  for (let asked = 0; asked < 3; asked += 1) await textedIn(caller, 'HELP');
  expect(textsTo(world, caller)).toMatchObject([
    { text: expect.stringMatching(/Acme Plumbing.*STOP/) },
  ]);
});

test('an opt-out is confirmed once, closes the task, and however often it is repeated there is silence', async () => {
  const caller = newCaller();
  await missedCall(world, caller);
  for (const words of ['wrong number, take me off', 'please stop texting me', 'STOP'])
    await textedIn(caller, words);
  expect(await outgoingTexts(world.db, caller)).toMatchObject([
    { kind: 'text_back', state: 'accepted' },
    { kind: 'opt_out_confirmation', state: 'accepted' },
  ]);
  expect(textsTo(world, caller)).toHaveLength(2);
  expect(await conversationWith(caller)).toEqual([{ turn: 'nobody', lead: 'opted_out' }]);
  const [task] = recordsOf(world, caller, 'tasks');
  expect(task?.properties['hs_task_status']).toBe('COMPLETED');
});

test('START restores: it is confirmed once, and the next missed call is texted', async () => {
  const caller = newCaller();
  await textedIn(caller, 'STOP');
  expect(await missedCall(world, caller)).toMatchObject({ because: 'opted_out' });
  await textedIn(caller, 'START');
  await textedIn(caller, 'START');
  expect(await missedCall(world, caller)).toMatchObject({ kind: 'text' });
  expect(await outgoingTexts(world.db, caller)).toMatchObject([
    { kind: 'opt_in_confirmation', state: 'accepted' },
    { kind: 'text_back', state: 'accepted' },
  ]);
});

// In the caller's own words, so that no block of Telnyx's helps.
const ENOUGH = 'please stop texting me';

test('an opt-out that comes while the text waits for Telnyx is in time', async () => {
  const caller = newCaller();
  await world.telnyx.goAway();
  await world.telnyx.placeCall({ from: caller, to: OBSERVE_LINE }).delivered;
  await eventually('the text waits', async () => {
    const [text] = await outgoingTexts(world.db, caller);
    return text?.state === 'due' && text.attempts > 0;
  });
  await world.telnyx.textIn({ from: caller, to: OVERFLOW_LINE, text: ENOUGH }).delivered;
  await world.telnyx.comeBack();
  await world.settled();
  expect(await outgoingTexts(world.db, caller)).toMatchObject([
    { kind: 'text_back', state: 'cancelled', because: 'opted_out' },
    { kind: 'opt_out_confirmation', state: 'accepted' },
  ]);
  expect(textsTo(world, caller)).toHaveLength(1);
});

test('opt-outs that race with the texts: each text left before or not at all, and none after', async () => {
  const callers = newCallers(20);
  await Promise.all(
    callers.flatMap((from) => [
      world.telnyx.placeCall({ from, to: OBSERVE_LINE, concurrent: true }).delivered,
      world.telnyx.textIn({ from, to: OVERFLOW_LINE, text: ENOUGH }).delivered,
    ]),
  );
  await world.settled();
  const counts = textCounts(world, callers);
  for (const [turn, caller] of callers.entries()) {
    const texts = await outgoingTexts(world.db, caller);
    const left = texts.filter(({ state }) => state === 'accepted');
    const calledOff = texts.filter(({ state }) => state === 'cancelled');
    expect(left).toHaveLength(counts[turn] ?? 0);
    expect(left.filter(({ kind }) => kind === 'opt_out_confirmation')).toHaveLength(1);
    expect(calledOff.filter(({ because }) => because !== 'opted_out')).toEqual([]);
  }

  const again = callers.map((from) => world.telnyx.placeCall({ from, to: OBSERVE_LINE }));
  await Promise.all(again.map(({ delivered }) => delivered));
  await world.settled();
  for (const { sessionId } of again)
    expect(await verdictOf(world.db, sessionId)).toMatchObject({ because: 'opted_out' });
  expect(textCounts(world, callers)).toEqual(counts);
});

test('a person who texts the caller with another tool stops the automation', async () => {
  const caller = newCaller();
  await textedIn(caller, 'Can you come today?');
  await fetch(`${world.telnyx.apiBase}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TELNYX_KEY}` },
    body: JSON.stringify({ from: OBSERVE_LINE, to: caller, text: 'Dana here, on my way.' }),
  });
  await eventually('it is on the record', () => recordsOf(world, caller, 'communications')[1]);
  const verdict = await missedCall(world, caller);
  expect(verdict).toMatchObject({ kind: 'no_text', because: 'human_in_conversation' });
  expect(sentenceOf(verdict)).toMatch(/A person of the business is already writing/);
  expect(textsTo(world, caller)).toMatchObject([{ text: 'Dana here, on my way.' }]);
});
