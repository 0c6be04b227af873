import { eventually } from '../support/eventually';
import { OBSERVE_LINE, OVERFLOW_LINE, startWorld, type World } from '../support/world';
import { expectAllExplained, outgoingTexts, sentenceOf, verdictOf } from './accounts';
import { newCaller, newCallers, oneEach, textCounts, textsTo } from './callers';
import { deliverInOrder, undelivered } from './undelivered';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => expectAllExplained(world));
afterAll(() => world.end());

describe.each([
  ['watched', OBSERVE_LINE],
  ['forwarded to us', OVERFLOW_LINE],
])('a call on a line that is %s, missed', (_mode, line) => {
  test('is answered by one text that names the business', async () => {
    const caller = newCaller();
    await world.telnyx.placeCall({ from: caller, to: line }).delivered;
    await world.settled();
    expect(textsTo(world, caller)).toMatchObject([
      { from: line, text: expect.stringContaining('Acme Plumbing') },
    ]);
  });

  test('is answered by one text when each event is delivered five times in a row', async () => {
    const caller = newCaller();
    await world.telnyx.placeCall({ from: caller, to: line, copies: 5 }).delivered;
    await world.settled();
    expect(textsTo(world, caller)).toHaveLength(1);
  });

  test('is answered by one text when each event is delivered ten times at once', async () => {
    const callers = newCallers(5);
    await Promise.all(
      callers.map(
        (from) =>
          world.telnyx.placeCall({ from, to: line, copies: 10, concurrent: true }).delivered,
      ),
    );
    await world.settled();
    expect(textCounts(world, callers)).toEqual(oneEach(callers));
  });

  test('is answered by one text in whatever order its events come, each of them twice', async () => {
    const callers = await Promise.all(
      orders(['call.initiated', 'call.initiated', 'call.hangup', 'call.hangup']).map(
        async (order) => {
          const caller = newCaller();
          await deliverInOrder(world, await undelivered(world, { from: caller, to: line }), order);
          return caller;
        },
      ),
    );
    await world.settled();
    expect(textCounts(world, callers)).toEqual(oneEach(callers));
  });

  test('is answered by one text when the events of many calls are shuffled and doubled on the way', async () => {
    const callers = newCallers(10);
    world.telnyx.setWebhookFaults({ duplicates: 2, reorderWindowMs: 500 });
    await Promise.all(
      callers.map(
        (from) => world.telnyx.placeCall({ from, to: line, deliver: 'shuffled' }).delivered,
      ),
    );
    await world.settled();
    world.telnyx.setWebhookFaults({ duplicates: 1, reorderWindowMs: 0 });
    expect(textCounts(world, callers)).toEqual(oneEach(callers));
  });
});

describe('one caller', () => {
  test('who calls three times in a row gets one text', async () => {
    const caller = newCaller();
    const sessions: string[] = [];
    for (let call = 1; call <= 3; call += 1) {
      const placed = world.telnyx.placeCall({ from: caller, to: OBSERVE_LINE });
      await placed.delivered;
      await world.settled();
      sessions.push(placed.sessionId);
    }
    expect(textsTo(world, caller)).toHaveLength(1);
    const last = await verdictOf(world.db, sessions.at(-1) ?? '');
    expect(last).toMatchObject({ kind: 'no_text', because: 'cool_down' });
    expect(sentenceOf(last)).toMatch(/already got a text in the last 4 hours/);
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

describe('a caller who was spoken with', () => {
  test('gets no text, in whatever order the events of the answered call come', async () => {
    const calls = await Promise.all(
      orders(['call.initiated', 'call.answered', 'call.hangup']).map(async (order) => {
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
    expect(
      textCounts(
        world,
        calls.map(({ caller }) => caller),
      ),
    ).toEqual(calls.map(() => 0));
    for (const { call } of calls) {
      const verdict = await verdictOf(world.db, call.sessionId);
      expect(verdict).toMatchObject({ kind: 'no_text', because: 'not_missed' });
      expect(sentenceOf(verdict)).toBe('The call was picked up.');
    }
  });

  test('gets no text for a call before, if they get through while it is not certain that it was missed', async () => {
    const caller = newCaller();
    const first = world.telnyx.placeCall({
      from: caller,
      to: OBSERVE_LINE,
      outcome: 'unspecified',
    });
    await first.delivered;
    await world.telnyx.placeCall({ from: caller, to: OBSERVE_LINE, outcome: 'answered' }).delivered;
    await world.settled();
    expect(textsTo(world, caller)).toEqual([]);
    const verdict = await verdictOf(world.db, first.sessionId);
    expect(verdict).toMatchObject({ kind: 'no_text', because: 'answered_meanwhile' });
    expect(sentenceOf(verdict)).toBe('The caller got through on another call.');
  });

  test('gets no text for a call before, if they get through while the text waits for Telnyx', async () => {
    const caller = newCaller();
    await world.telnyx.goAway();
    await world.telnyx.placeCall({ from: caller, to: OBSERVE_LINE }).delivered;
    await eventually('the text waits', async () => {
      const [text] = await outgoingTexts(world.db, caller);
      return text?.state === 'due' && text.attempts > 0;
    });
    await world.telnyx.placeCall({ from: caller, to: OVERFLOW_LINE, outcome: 'answered' })
      .delivered;
    await world.telnyx.comeBack();
    await world.settled();
    expect(textsTo(world, caller)).toEqual([]);
    expect(await outgoingTexts(world.db, caller)).toMatchObject([
      { state: 'cancelled', because: 'answered_meanwhile' },
    ]);
  });
});

/** Every distinct order of the given things. */
function orders(things: readonly string[]): string[][] {
  if (things.length === 0) return [[]];
  return [...new Set(things)].flatMap((first) =>
    orders(things.toSpliced(things.indexOf(first), 1)).map((rest) => [first, ...rest]),
  );
}
