import { eventually } from '../support/eventually';
import { OBSERVE_LINE, OVERFLOW_LINE, startWorld, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCaller, noneEach } from './callers';
import { outgoingTexts, textCounts, textsTo } from './texts';
import { deliverInOrder, everyOrder, undelivered } from './undelivered';
import { sentenceOf, verdictOf } from './verdicts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

test('an answered call gets no text, in whatever order its events come', async () => {
  const calls = await Promise.all(
    everyOrder(['call.initiated', 'call.answered', 'call.hangup']).map(async (order) => {
      const caller = newCaller();
      const call = await undelivered(world, {
        from: caller,
        to: OBSERVE_LINE,
        outcome: 'answered',
      });
      await deliverInOrder(world, call, order);
      return { caller, call };
    }),
  );
  await world.settled();
  const callers = calls.map(({ caller }) => caller);
  expect(textCounts(world, callers)).toEqual(noneEach(callers));
  for (const { call } of calls) {
    const verdict = await verdictOf(world.db, call.sessionId);
    expect(verdict).toMatchObject({ kind: 'no_text', because: 'not_missed' });
    expect(sentenceOf(verdict)).toBe('The call was picked up.');
  }
});

test('a caller who gets through while it is not certain that the call before was missed gets no text for it', async () => {
  const caller = newCaller();
  const first = world.telnyx.placeCall({
    from: caller,
    to: OBSERVE_LINE,
    outcome: 'unspecified',
  });
  await first.delivered;
  await world.telnyx.placeCall({
    from: caller,
    to: OBSERVE_LINE,
    outcome: 'answered',
    talkSeconds: 0,
  }).delivered;
  await world.settled();
  expect(textsTo(world, caller)).toEqual([]);
  const verdict = await verdictOf(world.db, first.sessionId);
  expect(verdict).toMatchObject({ kind: 'no_text', because: 'answered_meanwhile' });
  expect(sentenceOf(verdict)).toBe('The caller got through on another call.');
});

test('a caller who gets through on another line while the text waits for Telnyx does not get it', async () => {
  const caller = newCaller();
  await world.telnyx.goAway();
  await world.telnyx.placeCall({ from: caller, to: OBSERVE_LINE }).delivered;
  await eventually('the text waits', async () => {
    const [text] = await outgoingTexts(world.db, caller);
    return text?.state === 'due' && text.attempts > 0;
  });
  await world.telnyx.placeCall({
    from: caller,
    to: OVERFLOW_LINE,
    outcome: 'answered',
    talkSeconds: 0,
  }).delivered;
  await world.telnyx.comeBack();
  await world.settled();
  expect(textsTo(world, caller)).toEqual([]);
  expect(await outgoingTexts(world.db, caller)).toMatchObject([
    { state: 'cancelled', because: 'answered_meanwhile' },
  ]);
});
