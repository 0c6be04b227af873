import type { CallInput } from '../../server/sandbox/telnyx-emulator/telnyx-emulator';
import { OBSERVE_LINE, OVERFLOW_LINE, startWorld, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCaller, newCallers, oneEach } from './callers';
import { expectEachOnce } from './crm';
import { textCounts, textsTo } from './texts';
import { deliverInOrder, everyOrder, undelivered } from './undelivered';
import { missedCall, type RecordedVerdict, sentenceOf } from './verdicts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

const LINES = [OBSERVE_LINE, OVERFLOW_LINE];

/** Calls by new callers, so many on each line, all at the same time; and whatever follows from them. */
async function missedOnBothLines(each: number, more: Partial<CallInput>): Promise<string[]> {
  const callers = await Promise.all(
    LINES.flatMap((to) =>
      newCallers(each).map(async (from) => {
        await world.telnyx.placeCall({ from, to, ...more }).delivered;
        return from;
      }),
    ),
  );
  await world.settled();
  return callers;
}

describe('a missed call, on a line that we watch or that is forwarded to us', () => {
  test.each(LINES)(
    'is answered by one text that names the business, and is a contact, a call, a text and a task in HubSpot (%s)',
    async (to) => {
      const caller = newCaller();
      expect(await missedCall(world, caller, { to })).toMatchObject({ kind: 'text' });
      expect(textsTo(world, caller)).toMatchObject([
        { from: to, text: expect.stringContaining('Acme Plumbing') },
      ]);
      expectEachOnce(world, caller);
    },
  );

  test('is answered by one text when each event is delivered five times in a row', async () => {
    const callers = await missedOnBothLines(1, { copies: 5 });
    expect(textCounts(world, callers)).toEqual(oneEach(callers));
  });

  test('is answered by one text when each event is delivered ten times at once', async () => {
    const callers = await missedOnBothLines(5, { copies: 10, concurrent: true });
    expect(textCounts(world, callers)).toEqual(oneEach(callers));
  });

  test('is answered by one text in whatever order its events come, each of them twice', async () => {
    const orders = everyOrder(['call.initiated', 'call.initiated', 'call.hangup', 'call.hangup']);
    const callers = await Promise.all(
      LINES.flatMap((to) =>
        orders.map(async (order) => {
          const from = newCaller();
          await deliverInOrder(world, await undelivered(world, { from, to }), order);
          return from;
        }),
      ),
    );
    await world.settled();
    expect(textCounts(world, callers)).toEqual(oneEach(callers));
  });

  test('is answered by one text when the events of many calls are shuffled and doubled on the way', async () => {
    world.telnyx.setWebhookFaults({ duplicates: 2, reorderWindowMs: 500 });
    const callers = await missedOnBothLines(10, { deliver: 'shuffled' });
    world.telnyx.setWebhookFaults({ duplicates: 1, reorderWindowMs: 0 });
    expect(textCounts(world, callers)).toEqual(oneEach(callers));
  });
});

describe('one caller', () => {
  test('who calls three times in a row gets one text', async () => {
    const caller = newCaller();
    const verdicts: RecordedVerdict[] = [];
    for (let call = 1; call <= 3; call += 1) verdicts.push(await missedCall(world, caller));
    expect(textsTo(world, caller)).toHaveLength(1);
    const [, ...later] = verdicts;
    for (const verdict of later) {
      expect(verdict).toMatchObject({ kind: 'no_text', because: 'cool_down' });
      expect(sentenceOf(verdict)).toMatch(/already got a text in the last 4 hours/);
    }
  });

  test.each([
    ['three calls that end at once', [OBSERVE_LINE, OBSERVE_LINE, OBSERVE_LINE]],
    ['calls on two lines at once', [OBSERVE_LINE, OVERFLOW_LINE]],
  ])('with %s gets one text', async (_what, lines) => {
    const caller = newCaller();
    await Promise.all(
      lines.map((to) => world.telnyx.placeCall({ from: caller, to, concurrent: true }).delivered),
    );
    await world.settled();
    expect(textsTo(world, caller)).toHaveLength(1);
  });
});
