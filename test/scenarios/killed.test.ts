import { SLOTS_PER_PORTAL } from '../../server/sending/send-slots';
import { eventually } from '../support/eventually';
import { OBSERVE_LINE, startWorld, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCallers, noneEach, oneEach } from './callers';
import { expectEachOnce, expectTaskWithoutText } from './crm';
import { outgoingTexts, textCounts } from './texts';
import { sentenceOf, verdictOf } from './verdicts';

const IN_FLIGHT = 20;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

test('killed with 20 calls that are not yet known to be missed, and started again: 20 texts', async () => {
  const callers = newCallers(IN_FLIGHT);
  const ends = await Promise.all(
    callers.map(
      (from) =>
        world.telnyx.placeCall({ from, to: OBSERVE_LINE, outcome: 'unspecified', concurrent: true })
          .delivered,
    ),
  );
  await world.product.kill();
  expect(sum(ends.map(({ failed }) => failed))).toBe(0);
  expect(sum(textCounts(world, callers))).toBeLessThan(IN_FLIGHT);
  await world.product.start();
  await world.settled();
  expect(textCounts(world, callers)).toEqual(oneEach(callers));
});

test('killed while Telnyx has the first texts of 20 and has not answered, and started again: 20 texts', async () => {
  const callers = newCallers(IN_FLIGHT);
  let answer: () => void = () => undefined;
  const killed = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const stopListening = world.telnyx.onRequest(async ({ path }, phase) => {
    if (path === '/messages' && phase === 'handled') await killed;
  });
  await Promise.all(
    callers.map((from) => world.telnyx.placeCall({ from, to: OBSERVE_LINE }).delivered),
  );
  // As many as may be under way at once are with Telnyx, so none is on its way there when the end comes.
  await eventually('Telnyx has them', () => sum(textCounts(world, callers)) === SLOTS_PER_PORTAL);
  await world.product.kill();
  stopListening();
  answer();
  await world.product.start();
  await world.settled();
  expect(textCounts(world, callers)).toEqual(oneEach(callers));
  for (const caller of callers)
    expect(await outgoingTexts(world.db, caller)).toMatchObject([{ state: 'accepted' }]);
  for (const caller of callers) expectEachOnce(world, caller);
});

test('away for 30 minutes, then told of the calls that ended meanwhile: no text, and a task for each', async () => {
  const callers = newCallers(5);
  await world.product.kill();
  const calls = callers.map((from) =>
    world.telnyx.placeCall({ from, to: OBSERVE_LINE, endedSecondsAgo: 1_800, ringMs: 0 }),
  );
  await Promise.all(calls.map(({ delivered }) => delivered));
  await world.product.start();
  await world.telnyx.redeliver();
  await world.settled();
  expect(textCounts(world, callers)).toEqual(noneEach(callers));
  for (const { sessionId } of calls) {
    const verdict = await verdictOf(world.db, sessionId);
    expect(verdict).toMatchObject({ kind: 'no_text', because: 'too_late' });
    expect(sentenceOf(verdict)).toMatch(/ended more than 10 minutes ago/);
  }
  for (const caller of callers) expectTaskWithoutText(world, caller);
});
