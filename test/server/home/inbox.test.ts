import { randomUUID } from 'node:crypto';
import { installThroughConsent } from '../../../server/sandbox/install-through-consent';
import type { InboxPage, QuickAnswerView } from '../../../src/api/home/inbox';
import { eventually } from '../../support/eventually';
import { askDoor } from '../../support/signed-fetch';
import { OBSERVE_LINE, PORTAL } from '../../support/world';
import { REP } from '../conversation/card-world';
import { type HomeWorld, rowOf, startHomeWorld } from './home-world';

const OTHER_PORTAL = 4_242_003;

let world: HomeWorld;
beforeAll(async () => {
  world = await startHomeWorld();
});
afterAll(() => world.end());

/** Closes whatever is open, so that each test begins with an empty inbox. */
afterEach(async () => {
  for (let rows = (await world.inbox()).rows; rows.length > 0; { rows } = await world.inbox())
    for (const row of rows)
      await world.change('/close-lead', {
        conversationId: row.conversationId,
        leadId: row.lead?.id,
        result: 'lost',
      });
});

test('an inbox in which nothing waits says so, with all there is to filter by', async () => {
  expect(await world.inbox()).toMatchObject({
    rows: [],
    counts: { open: 0, late: 0, ours: 0, theirs: 0 },
    filters: {
      lines: [{ name: 'Line 0100' }, { name: 'Line 0101' }],
      owners: [{ id: '70000001', name: 'Sandy Owner 1' }],
    },
  });
});

test('a missed caller is in it with their name, what was said last, and what to do by when', async () => {
  const { number, contactId } = await world.missedCaller();
  world.hubspot.updateRecord(PORTAL, 'contacts', contactId, {
    firstname: 'Maria',
    lastname: 'Lopez',
  });
  const row = rowOf(await world.inbox(), number);
  expect(row).toMatchObject({
    contactId,
    name: 'Maria Lopez',
    lead: { state: 'open', due: { leftMs: expect.any(Number) } },
    turn: 'them',
    say: expect.stringMatching(/^They got a text\. Call back/),
    line: 'Line 0100',
    last: { by: 'ringback', say: expect.stringContaining('Acme Plumbing') },
    optedOut: false,
  });
});

test('whose promise runs out first stands first; who was answered stands last', async () => {
  const callers = [
    await world.missedCaller(),
    await world.missedCaller(),
    await world.missedCaller(),
  ];
  const [first, second, third] = callers.map(({ number }) => number);
  const order = (page: InboxPage) => page.rows.map(({ numberSaid }) => numberSaid.slice(-4));
  const ends = (...numbers: (string | undefined)[]) => numbers.map((number) => number?.slice(-4));
  expect(order(await world.inbox())).toEqual(ends(first, second, third));
  const conversationId = rowOf(await world.inbox(), first ?? '')?.conversationId;
  const sent = await world.change('/send', { conversationId, body: 'We call you at noon.' });
  expect(sent).toMatchObject({ ok: true });
  await world.settled();
  const page = await world.inbox();
  expect(order(page)).toEqual(ends(second, third, first));
  expect(rowOf(page, first ?? '')).toMatchObject({
    turn: 'them',
    last: { by: 'business', say: 'We call you at noon.' },
  });
});

test('line, turn, number and owner narrow it; the counts say what a click would show', async () => {
  const { number } = await world.missedCaller();
  const { number: other } = await world.missedCaller();
  await world.telnyx.textIn({ from: other, to: OBSERVE_LINE, text: 'Are you there?' }).delivered;
  await world.settled();
  const all = await world.inbox();
  expect(all.counts).toMatchObject({ open: 2, ours: 1, theirs: 1 });
  expect((await world.inbox({ turn: 'us' })).rows).toMatchObject([
    { turn: 'us', say: 'Answer their text.', last: { by: 'caller', say: 'Are you there?' } },
  ]);
  expect((await world.inbox({ search: number.slice(-7) })).rows).toHaveLength(1);
  expect(
    (await world.inbox({ search: `(${number.slice(2, 5)}) ${number.slice(5)}` })).rows,
  ).toHaveLength(1);
  const lineId = (name: string) => all.filters.lines.find((line) => line.name === name)?.id ?? '';
  expect((await world.inbox({ lineId: lineId('Line 0100') })).rows).toHaveLength(2);
  expect((await world.inbox({ lineId: lineId('Line 0101') })).rows).toHaveLength(0);
  expect((await world.inbox({ owner: 'nobody' })).rows).toHaveLength(2);
  await world.change('/assign', {
    conversationId: rowOf(all, number)?.conversationId,
    ownerId: '70000001',
  });
  expect((await world.inbox({ owner: '70000001' })).rows).toMatchObject([
    { lead: { ownerName: 'Sandy Owner 1' } },
  ]);
  expect((await world.inbox({ owner: 'nobody' })).rows).toHaveLength(1);
  expect(await world.askHome('/inbox', { search: 'Maria' })).toMatchObject({
    ok: false,
    fields: { search: 'Type the last digits of a phone number.' },
  });
});

test('all conversations are there too, the latest first, with leads that are closed', async () => {
  const { number } = await world.missedCaller();
  const { conversationId, lead } = rowOf(await world.inbox(), number) ?? {};
  await world.change('/close-lead', { conversationId, leadId: lead?.id, result: 'booked' });
  expect((await world.inbox()).rows).toEqual([]);
  const all = await world.inbox({ show: 'all' });
  expect(all.rows[0]).toMatchObject({
    conversationId,
    turn: 'nobody',
    lead: { state: 'booked', closedSaid: expect.any(String) },
  });
  const { number: again } = await world.missedCaller();
  await world.telnyx.textIn({ from: number, to: OBSERVE_LINE, text: 'Thank you!' }).delivered;
  await world.settled();
  const [latest, before] = (await world.inbox({ show: 'all' })).rows;
  expect([latest?.numberSaid.slice(-4), before?.numberSaid.slice(-4)]).toEqual([
    number.slice(-4),
    again.slice(-4),
  ]);
});

test('pages follow one another without gap or overlap', async () => {
  const numbers = Array.from({ length: 27 }, (_, index) => `+1872555${String(1_000 + index)}`);
  await Promise.all(
    numbers.map(
      (from) => world.telnyx.placeCall({ from, to: OBSERVE_LINE, outcome: 'missed' }).delivered,
    ),
  );
  await world.settled();
  const pagesOf = async (show: 'open' | 'all') => {
    const first = await world.inbox({ show });
    const second = await world.inbox({ show, after: first.next ?? '' });
    const seen = [...first.rows, ...second.rows].map(({ conversationId }) => conversationId);
    expect(first.rows).toHaveLength(25);
    expect(new Set(seen).size).toBe(seen.length);
    return { seen, first, second };
  };
  await pagesOf('all');
  const { seen, first, second } = await pagesOf('open');
  expect(seen).toHaveLength(27);
  expect(second.next).toBeUndefined();
  expect(first.counts.open).toBe(27);
  expect(await world.askHome('/inbox', { after: 'made-up' })).toMatchObject({
    ok: false,
    cure: 'Go back to the beginning of the list.',
  });
});

test('a row is answered on the spot: what was said lately, lines, wordings; then the text goes out', async () => {
  const { number } = await world.missedCaller();
  await world.telnyx.textIn({ from: number, to: OBSERVE_LINE, text: 'Can you come?' }).delivered;
  await world.settled();
  const { conversationId } = rowOf(await world.inbox(), number) ?? {};
  const box = await world.askHome<QuickAnswerView>('/answer-box', { conversationId });
  expect(box).toMatchObject({
    ok: true,
    value: {
      conversationId,
      lately: expect.arrayContaining([
        expect.objectContaining({ by: 'Caller', say: 'Can you come?' }),
      ]),
      answerBox: { lines: [{ name: 'Line 0100' }, { name: 'Line 0101' }] },
    },
  });
  expect(await world.change('/send', { conversationId, body: 'Yes, at four.' })).toMatchObject({
    ok: true,
  });
  await eventually('the text arrived', () =>
    world.telnyx.texts().some(({ to, text }) => to === number && text === 'Yes, at four.'),
  );
  await world.settled();
  expect(rowOf(await world.inbox(), number)).toMatchObject({ turn: 'them' });
});

test('another portal sees nothing of it, by no door', async () => {
  const { number } = await world.missedCaller();
  const { conversationId } = rowOf(await world.inbox(), number) ?? {};
  world.hubspot.addPortal({ id: OTHER_PORTAL, name: 'Other', timeZone: 'America/Denver' });
  await installThroughConsent(world.product.url, OTHER_PORTAL);
  const stranger = { ...REP, portal: OTHER_PORTAL };
  const ask = (door: string, body: object) =>
    askDoor(world.product.url, `/api/home${door}`, stranger, body);
  expect(await ask('/inbox', { show: 'all' })).toMatchObject({ ok: true, value: { rows: [] } });
  expect(await ask('/calls', {})).toMatchObject({ ok: true, value: { rows: [], total: 0 } });
  expect(await ask('/answer-box', { conversationId })).toMatchObject({ ok: false });
  expect(await ask('/answer-box', { conversationId: randomUUID() })).toMatchObject({ ok: false });
});
