import { setLine } from '../support/business';
import { type ClockedWorld, startClockedWorld } from '../support/clocked-world';
import { ACME, OBSERVE_LINE, OVERFLOW_LINE } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCaller } from './callers';
import { expectTaskWithoutText } from './crm';
import { outgoingTexts, textsTo } from './texts';
import { missedCall, sentenceOf } from './verdicts';

// A Sunday and a Monday of 2030; both lines are in Chicago and open at eight on working days.
const SUNDAY_NOON = '2030-01-06T12:00:00-06:00';
const BEFORE_OPENING = '2030-01-07T07:50:00-06:00';
const OPENING = '2030-01-07T08:00:00-06:00';

const HOLDS = OBSERVE_LINE;
const LOGS = OVERFLOW_LINE;

let world: ClockedWorld;
beforeAll(async () => {
  world = await startClockedWorld();
  const hours = 'Mo-Fr 08:00-18:00';
  await setLine(world.product, ACME, HOLDS, hours, '--quiet-hours', 'hold');
  await setLine(world.product, ACME, LOGS, hours, '--quiet-hours', 'log');
});
beforeEach(() => world.moveClockTo(SUNDAY_NOON));
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

/** How many calls wait for opening, by the operator's status, which has to add up with them. */
async function held(): Promise<number> {
  const { portals } = await world.product.operate('status');
  if (!Array.isArray(portals)) throw new Error('The status names no portals.');
  expect(portals).toMatchObject([{ unexplained: 0, on_their_way: 0 }]);
  return portals[0].held;
}

test('on a line that holds texts while closed, the text waits and leaves at opening', async () => {
  const caller = newCaller();
  const verdict = await missedCall(world, caller, { to: HOLDS });
  expect(verdict).toMatchObject({
    kind: 'hold',
    because: 'quiet_hours_hold',
    hold_until: Date.parse(OPENING),
  });
  expectTaskWithoutText(world, caller);

  await world.moveClockTo(BEFORE_OPENING);
  await world.settled();
  expect(textsTo(world, caller)).toEqual([]);
  expect(await held()).toBe(1);

  await opened();
  const [text, ...more] = textsTo(world, caller);
  expect(text?.text).not.toMatch(/closed|once we open/);
  expect(more).toEqual([]);
  expect(await held()).toBe(0);
});

test('a held text is not sent to a caller who asks not to be texted before opening', async () => {
  const caller = newCaller();
  await missedCall(world, caller, { to: HOLDS });
  await world.telnyx.textIn({ from: caller, to: HOLDS, text: 'please do not text me' }).delivered;
  await world.settled();
  await opened();
  expect(await outgoingTexts(world.db, caller)).toMatchObject([
    { kind: 'text_back', state: 'cancelled', because: 'opted_out' },
    { kind: 'opt_out_confirmation', state: 'accepted' },
  ]);
  expect(textsTo(world, caller)).toHaveLength(1);
});

test('a held text is not sent to a caller who gets through before it is opening time', async () => {
  const caller = newCaller();
  await missedCall(world, caller, { to: HOLDS });
  await missedCall(world, caller, { to: LOGS, outcome: 'answered' });
  await opened();
  expect(await outgoingTexts(world.db, caller)).toMatchObject([
    { state: 'cancelled', because: 'answered_meanwhile' },
  ]);
  expect(textsTo(world, caller)).toEqual([]);
});

test('on a line that only logs while closed, nobody is texted, not even at opening', async () => {
  const caller = newCaller();
  const verdict = await missedCall(world, caller, { to: LOGS });
  expect(verdict).toMatchObject({ kind: 'no_text', because: 'quiet_hours_log' });
  expect(sentenceOf(verdict)).toBe('The business is closed; this line only logs calls then.');
  await opened();
  expect(textsTo(world, caller)).toEqual([]);
  expectTaskWithoutText(world, caller);
});

/** It is opening time, and all that is due then is done. */
async function opened(): Promise<void> {
  await world.moveClockTo(OPENING);
  await world.settled();
}
