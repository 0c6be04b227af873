import { randomUUID } from 'node:crypto';
import type { ConversationView } from '../../../src/api/conversation';
import { OBSERVE_LINE, PORTAL } from '../../support/world';
import { type CardWorld, startCardWorld, textsIn } from './card-world';

const KEY = '3f1c9f63-3d2b-4a53-9d39-0d0a5d0f0a12';

let world: CardWorld;
beforeAll(async () => {
  world = await startCardWorld();
});
afterAll(() => world.end());

async function caller() {
  const { number, contactId } = await world.missedCaller();
  const { conversationId, lead } = await world.shown(contactId);
  return { number, contactId, conversationId, leadId: lead?.id };
}

const notes = (view: ConversationView) =>
  view.thread.flatMap((entry) => (entry.kind === 'note' ? [entry.say] : []));
const granted = (answer: Awaited<ReturnType<CardWorld['change']>>): ConversationView => {
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
};

describe('a text', () => {
  test('that is delivered twice by HubSpot, even at once, goes out once', async () => {
    const { number, conversationId } = await caller();
    const send = () =>
      world.ask('/send', {
        conversationId,
        body: 'We come at noon.',
        idempotencyKey: randomUUID(),
      });
    const body = { conversationId, body: 'We come at two.', idempotencyKey: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.ask('/send', body)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await world.ask('/send', body)).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ ok: true });
    await world.settled();
    const arrived = world.telnyx.textsOn(number).map(({ text }) => text);
    expect(arrived.filter((text) => text === 'We come at two.')).toHaveLength(1);
    expect(arrived.filter((text) => text === 'We come at noon.')).toHaveLength(1);
  });

  test('goes from the line that was chosen, with its picture, under the name of who wrote it', async () => {
    const { number, contactId, conversationId } = await caller();
    const { lines } = (await world.shown(contactId)).answerBox;
    const mediaUrls = ['https://example.com/van.jpg'];
    const sent = await world.change('/send', {
      ...{ conversationId, body: 'Our van.', mediaUrls },
      lineId: lines.find(({ name }) => name === 'Line 0101')?.id,
    });
    expect(textsIn(granted(sent)).at(-1)).toMatchObject({
      ...{ body: 'Our van.', by: 'Sandy Owner 1', line: 'Line 0101', mediaUrls },
    });
    await world.settled();
    expect(world.telnyx.textsOn(number).at(-1)).toMatchObject({
      text: 'Our van.',
      line: '+13125550101',
    });
  });

  test.each([
    ['empty', { body: ' ' }, /nothing to send/],
    ['from a line that is not there', { body: 'Hi', lineId: randomUUID() }, /line is not there/],
    ['too long', { body: '🚰'.repeat(700) }, /segments/],
  ])('that is %s is refused with a cure, and nothing is sent', async (_, text, reason) => {
    const { number, conversationId } = await caller();
    expect(await world.change('/send', { conversationId, ...text })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(reason),
      cure: expect.any(String),
    });
    expect(world.telnyx.textsOn(number)).toHaveLength(1);
  });

  test('to nobody that is known is refused', async () => {
    expect(await world.change('/send', { conversationId: randomUUID(), body: 'Hi' })).toMatchObject(
      { ok: false, reason: 'This conversation is not there any more.' },
    );
  });
});

describe('what became of a lead', () => {
  test('is said, said otherwise, and taken back; HubSpot’s task follows', async () => {
    const { conversationId, leadId, contactId } = await caller();
    const about = { conversationId, leadId };
    const booked = await world.change('/close-lead', { ...about, result: 'booked' });
    expect(booked).toMatchObject({
      ok: true,
      value: { lead: { state: 'booked', closedSaid: expect.stringMatching(/by Sandy Owner 1$/) } },
    });
    expect(await world.change('/close-lead', { ...about, result: 'won' })).toMatchObject({
      value: { lead: { state: 'won' } },
    });
    await world.settled();
    const recovery = () =>
      world.hubspot.records(PORTAL).contacts.find(({ id }) => id === contactId)?.properties[
        'ringback_recovery_status'
      ];
    expect(recovery()).toBe('reached');
    expect(await world.change('/reopen-lead', about)).toMatchObject({
      value: { lead: { state: 'open' } },
    });
    expect(await world.change('/reopen-lead', about)).toMatchObject({
      ok: false,
      reason: 'This lead is open already.',
    });
    await world.settled();
    expect(recovery()).toBe('texted');
  });

  test('asked twice with one key it counts once; of an older lead it is refused', async () => {
    const { conversationId, leadId } = await caller();
    const close = { conversationId, leadId, result: 'lost', idempotencyKey: KEY };
    await world.ask('/close-lead', close);
    const again = await world.ask('/close-lead', close);
    expect(again).toMatchObject({ ok: true, value: { lead: { state: 'lost' } } });
    expect(notes(granted(again)).filter((say) => /marked the lead/.test(say))).toHaveLength(1);
    expect(
      await world.change('/close-lead', { conversationId, leadId: randomUUID(), result: 'won' }),
    ).toMatchObject({ ok: false, reason: 'This lead is not the latest one any more.' });
  });
});

test('a lead is given to an owner whom HubSpot lists, and to nobody else', async () => {
  const { conversationId } = await caller();
  expect(await world.change('/assign', { conversationId, ownerId: '70000001' })).toMatchObject({
    ok: true,
    value: { lead: { ownerId: '70000001' } },
  });
  expect(await world.change('/assign', { conversationId, ownerId: '12345' })).toMatchObject({
    ok: false,
    fields: { ownerId: 'Choose somebody from the list.' },
  });
  const back = await world.change('/assign', { conversationId, ownerId: null });
  expect(granted(back).lead?.ownerId).toBeUndefined();
  expect(notes(granted(back))).toEqual([
    'Sandy Owner 1 gave the lead to Sandy Owner 1.',
    'Sandy Owner 1 gave the lead to nobody in particular.',
  ]);
});

test('while automatic texts are paused a missed call brings none, and afterwards it does', async () => {
  const { number, conversationId } = await caller();
  expect(await world.change('/pause', { conversationId, paused: true })).toMatchObject({
    value: { automationPaused: true, warnings: [{ tone: 'info' }] },
  });
  await world.telnyx.placeCall({ from: number, to: OBSERVE_LINE, outcome: 'missed' }).delivered;
  await world.settled();
  const { rows } = await world.db.query<{ because: string }>(
    `SELECT verdict.because FROM verdict JOIN call ON call.id = call_id
     WHERE caller_number = $1 ORDER BY decided_at DESC LIMIT 1`,
    [number],
  );
  expect(rows).toEqual([{ because: 'automation_paused' }]);
  expect(await world.change('/pause', { conversationId, paused: false })).toMatchObject({
    value: { automationPaused: false, warnings: [] },
  });
});

test('an opt-out by a person needs a reason, closes the lead and the box, and so does its way back', async () => {
  const { number, conversationId, leadId } = await caller();
  expect(await world.change('/opt-out', { conversationId, reason: '' })).toMatchObject({
    ok: false,
    fields: { reason: expect.stringMatching(/Say why/) },
  });
  const out = granted(
    await world.change('/opt-out', { conversationId, reason: 'Said so on the phone' }),
  );
  expect(out).toMatchObject({
    lead: { state: 'opted_out' },
    optedOut: { say: expect.stringContaining('Said so on the phone') },
    answerBox: { closed: { cure: expect.stringMatching(/^Call them instead/) } },
  });
  expect(await world.change('/send', { conversationId, body: 'Hello?' })).toMatchObject({
    ok: false,
    cure: expect.stringMatching(/^Call them instead/),
  });
  expect(await world.change('/reopen-lead', { conversationId, leadId })).toMatchObject({
    ok: false,
    reason: 'They opted out, and that closed the lead.',
  });
  await world.change('/opt-in', { conversationId, reason: 'Asked for texts in an email' });
  expect(await world.change('/send', { conversationId, body: 'Hello again.' })).toMatchObject({
    ok: true,
  });
  await world.settled();
  expect(world.telnyx.textsOn(number).map(({ text }) => text)).toContain('Hello again.');
});
