import { OBSERVE_LINE, startWorld, TELNYX_KEY, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCallers, oneEach } from './callers';
import { textCounts } from './texts';
import { answersToFailed } from './undelivered';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

test('when Telnyx changes the key, no call is refused for it: they are put off while Telnyx cannot be asked for the new key, and it is asked once', async () => {
  const callers = newCallers(10);
  const asked = timesAsked();
  await world.telnyx.goAway();
  world.telnyx.rotateKey(TELNYX_KEY);
  await Promise.all(
    callers.map(
      (from) => world.telnyx.placeCall({ from, to: OBSERVE_LINE, concurrent: true }).delivered,
    ),
  );
  expect(answersToFailed(world)).toEqual([503]);

  await world.telnyx.comeBack();
  await world.telnyx.redeliver();
  await world.settled();
  expect(world.telnyx.snapshot().failedDeliveries).toEqual([]);
  expect(textCounts(world, callers)).toEqual(oneEach(callers));
  expect(timesAsked() - asked).toBe(1);
});

function timesAsked(): number {
  return world.telnyx.counts()['GET /public_key'] ?? 0;
}
