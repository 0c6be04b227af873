import type { Answer } from '../../../src/api/answer';
import type { HealthView } from '../../../src/api/home/health';
import type { FigureName, NumbersView } from '../../../src/api/home/numbers';
import { eventually } from '../../support/eventually';
import { OBSERVE_LINE, PORTAL } from '../../support/world';
import { type HomeWorld, rowOf, startHomeWorld } from './home-world';

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
const health = async () => granted(await world.askHome<HealthView>('/health'));
const check = async (id: string) => (await health()).checks.find((each) => each.id === id);

test('before anything happened, numbers and health say so in words', async () => {
  const view = await numbers();
  expect(figure(view, 'calls')).toMatchObject({
    said: '0',
    value: 0,
    change: { say: 'As before' },
  });
  expect(figure(view, 'first_human_answer')).toMatchObject({ said: 'None yet' });
  expect(figure(view, 'charged')).toMatchObject({ said: 'None yet', beforeSaid: 'None yet' });
  expect(await health()).toMatchObject({
    state: 'attention',
    say: 'No call has been heard of yet.',
  });
});

test('a story from the first ring to a booked lead shows in every figure, with what Telnyx charged', async () => {
  const { number } = await world.missedCaller();
  await world.missedCaller();
  await world.telnyx.textIn({ from: number, to: OBSERVE_LINE, text: 'Can you come?' }).delivered;
  await world.settled();
  const row = rowOf(await world.inbox(), number);
  const conversationId = row?.conversationId;
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

test('health names what fails, worst first, with its cure', async () => {
  expect(await health()).toMatchObject({ state: 'ok', say: 'All is well.' });
  const number = '+13125558801';
  world.telnyx.setRecipient(number, 'landline_refused');
  await world.telnyx.placeCall({ from: number, to: OBSERVE_LINE, outcome: 'missed' }).delivered;
  await world.settled();
  expect(await check('texts')).toMatchObject({
    state: 'attention',
    title: '1 text failed in the last 24 hours',
    means: expect.stringContaining('landline'),
    cure: expect.stringContaining('Call them back'),
  });
  world.hubspot.revokeGrant(PORTAL);
  world.hubspot.expireAccessTokens(PORTAL);
  await world.telnyx.placeCall({ from: '+13125558802', to: OBSERVE_LINE, outcome: 'missed' })
    .delivered;
  const broken = await eventually('HubSpot is found disconnected', async () => {
    const view = await health();
    return view.state === 'broken' ? view : undefined;
  });
  expect(broken.checks[0]).toMatchObject({
    id: 'hubspot',
    cure: expect.stringContaining('install'),
  });
});
