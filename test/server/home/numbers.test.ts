import type { Answer } from '../../../src/api/answer';
import type { FigureName, NumbersView } from '../../../src/api/home/numbers';
import { type Business, openBusiness } from '../../support/business';
import { eventually } from '../../support/eventually';
import { askDoor } from '../../support/signed-fetch';
import { OBSERVE_LINE, TELNYX_KEY } from '../../support/world';
import { REP } from '../conversation/card-world';
import { type HomeWorld, rowOf, startHomeWorld } from './home-world';

const OTHER: Business = {
  portal: 4_242_002,
  name: 'Best Roofing',
  telnyxKey: 'KEY-other',
  lines: [{ number: '+13125550200', mode: 'observe' }],
};

let world: HomeWorld;
beforeAll(async () => {
  world = await startHomeWorld();
});
afterAll(() => world.end());

const granted = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
};
const numbers = async (span: string | object = 'today') =>
  granted(await world.askHome<NumbersView>('/numbers', { span }));
const figure = ({ figures }: NumbersView, name: FigureName) =>
  figures.find((each) => each.name === name);
test('before anything happened the numbers say so in words', async () => {
  const view = await numbers();
  expect(figure(view, 'calls')).toMatchObject({
    said: '0',
    value: 0,
    change: { say: 'As before' },
  });
  expect(figure(view, 'first_human_answer')).toMatchObject({ said: 'None yet' });
  expect(figure(view, 'charged')).toMatchObject({ said: 'None yet', beforeSaid: 'None yet' });
});

test('a story from the first ring to a booked lead shows in every figure, with what Telnyx charged', async () => {
  const { number } = await world.missedCaller();
  await world.missedCaller();
  await world.telnyx.textIn({ from: number, to: OBSERVE_LINE, text: 'Can you come?' }).delivered;
  await world.settled();
  const row = rowOf(await world.inbox(), number);
  const conversationId = row?.conversationId;
  expect(figure(await numbers(), 'first_human_answer')?.said).toBe('None yet');
  await world.change('/send', { conversationId, body: 'Yes, at four.' });
  await world.settled();
  await world.change('/close-lead', { conversationId, leadId: row?.lead?.id, result: 'booked' });
  await world.settled();
  const view = await eventually('all texts are billed', async () => {
    const now = await numbers();
    return (figure(now, 'charged')?.value ?? 0) > 0.011 ? now : undefined;
  });
  expect(Object.fromEntries(view.figures.map(({ name, said }) => [name, said]))).toMatchObject({
    calls: '2',
    missed: '2',
    texted: '2',
    answered_by_caller: '1',
    reached: '1',
    recovered: '1',
    first_human_answer: expect.stringMatching(/second|minute/),
    segments: '3',
    charged: 'USD 0.01',
  });
  expect(figure(view, 'missed')).toMatchObject({
    beforeSaid: '0',
    change: { direction: 'up', say: 'Up from 0', good: false },
  });
  const sum = (of: 'missed' | 'texted' | 'reached') =>
    view.series.reduce((total, point) => total + point[of], 0);
  expect([sum('missed'), sum('texted'), sum('reached')]).toEqual([2, 2, 1]);
  expect(view.lines).toMatchObject([
    { name: 'Line 0100', calls: 2, missed: 2, texted: 2, answeredByCaller: 1, reached: 1 },
    { name: 'Line 0101', calls: 0 },
  ]);
  expect((await numbers('last_7_days')).series).toHaveLength(7);
  expect(figure(await numbers({ from: '2020-01-01', to: '2020-01-31' }), 'calls')?.said).toBe('0');
});

test('a year and more is refused at its field', async () => {
  expect(
    await world.askHome('/numbers', { span: { from: '2024-01-01', to: '2026-01-01' } }),
  ).toMatchObject({ ok: false, cure: expect.any(String) });
});

test('an answer that Telnyx refused is none', async () => {
  const answered = async () => figure(await numbers(), 'first_human_answer');
  const before = await answered();
  const { number } = await world.missedCaller();
  const { conversationId } = rowOf(await world.inbox(), number) ?? {};
  world.telnyx.setAccount(TELNYX_KEY, { outOfFunds: true });
  await world.change('/send', { conversationId, body: 'We call you back.' });
  await world.settled();
  world.telnyx.setAccount(TELNYX_KEY, { outOfFunds: false });
  expect((await answered())?.value).toBe(before?.value);
});

test('another account has numbers of its own', async () => {
  await openBusiness(world, OTHER);
  const [line] = OTHER.lines;
  const from = '+13125558900';
  const others = async () =>
    granted(
      await askDoor<NumbersView>(
        world.product.url,
        '/api/home/numbers',
        { ...REP, portal: OTHER.portal },
        { span: 'today' },
      ),
    );
  expect(figure(await others(), 'calls')?.said).toBe('0');
  const ours = await numbers();
  await world.telnyx.placeCall({ from, to: line?.number ?? '', outcome: 'missed' }).delivered;
  await world.settled();
  const theirs = await others();
  expect(theirs.lines.map(({ name, missed }) => [name, missed])).toEqual([['Line 0200', 1]]);
  expect(
    ['calls', 'texted', 'segments'].map(
      (name) => theirs.figures.find((each) => each.name === name)?.value,
    ),
  ).toEqual([1, 1, 1]);
  expect((await numbers()).lines).toEqual(ours.lines);
});
