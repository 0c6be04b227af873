import { installThroughConsent } from '../../../server/sandbox/install-through-consent';
import { eventually } from '../../support/eventually';
import { askDoor } from '../../support/signed-fetch';
import { OBSERVE_LINE, PORTAL } from '../../support/world';
import { type CardWorld, REP, startCardWorld, textsIn } from './card-world';

const OTHER_PORTAL = 4_242_003;

let world: CardWorld;
beforeAll(async () => {
  world = await startCardWorld();
});
afterAll(() => world.end());

test('a missed caller’s card says who it is, what was done, and what to do by when', async () => {
  const { number, contactId } = await world.missedCaller();
  const view = await world.shown(contactId);
  expect(view).toMatchObject({
    caller: { number, numberSaid: expect.stringMatching(/^\(312\) 555-2/) },
    lead: { state: 'open' },
    nextStep: { say: expect.stringMatching(/Call back/), due: { leftMs: expect.any(Number) } },
    warnings: [],
    hasEarlier: false,
    automationPaused: false,
    owners: [{ id: '70000001', name: 'Sandy Owner 1' }],
  });
  expect(view.nextStep.due?.leftMs).toBeGreaterThan(0);
  expect(view.thread.map(({ kind }) => kind)).toEqual(['call', 'text', 'task']);
  expect(view.thread[0]).toMatchObject({
    outcome: 'missed',
    say: 'Missed call to Line 0100, rang 20 seconds',
    verdict: {
      say: expect.stringMatching(/^Texted back .+ Task to call back, due /),
      reasons: expect.arrayContaining(['Nobody answered the call.']),
    },
  });
  expect(textsIn(view)[0]).toMatchObject({
    direction: 'out',
    by: 'Ringback',
    line: 'Line 0100',
    delivery: { say: expect.stringMatching(/Sent|Delivered/) },
  });
  expect(view.answerBox).toMatchObject({
    lines: [{ name: 'Line 0100' }, { name: 'Line 0101' }],
    wordings: expect.arrayContaining([
      expect.objectContaining({ body: expect.stringContaining('Acme Plumbing') }),
    ]),
  });
  expect(view.answerBox.closed).toBeUndefined();
});

test('what the caller writes shows as news, and the next word is ours', async () => {
  const { number, contactId } = await world.missedCaller();
  const before = await world.shown(contactId);
  const asked = { conversationId: before.conversationId };
  expect(await world.get('/news', asked)).toMatchObject({ version: before.version });
  await world.telnyx.textIn({ from: number, to: OBSERVE_LINE, text: 'The sink leaks 🚰 مرحبا' })
    .delivered;
  await eventually('news', async () => {
    const news = await world.get<{ version: string }>('/news', asked);
    return news.version !== before.version;
  });
  const view = await eventually('the text is shown', async () => {
    const now = await world.shown(contactId);
    return textsIn(now).some(({ direction }) => direction === 'in') && now;
  });
  expect(textsIn(view).at(-1)).toMatchObject({ body: 'The sink leaks 🚰 مرحبا', by: 'Caller' });
  expect(view).toMatchObject({
    lead: { state: 'engaged' },
    nextStep: { say: 'Answer their text.', turn: 'us' },
  });
});

test('two numbers of one contact are one person with one thread, and an answer goes to the last one used', async () => {
  const contactId = world.hubspot.createContact(PORTAL, {
    firstname: 'Ann',
    phone: '+13125559001',
    mobilephone: '+13125559002',
  });
  for (const from of ['+13125559001', '+13125559002']) {
    await world.telnyx.placeCall({ from, to: OBSERVE_LINE, outcome: 'missed' }).delivered;
    await world.settled();
  }
  const view = await eventually('both numbers are the contact', async () => {
    const now = await world.shown(contactId).catch(() => undefined);
    return now?.caller.otherNumbersSaid.length === 1 && now;
  });
  expect(view.caller.number).toBe('+13125559002');
  expect(view.thread.filter(({ kind }) => kind === 'call')).toHaveLength(2);
});

test('a contact without calls can be written to first, under the number that HubSpot has', async () => {
  const contactId = world.hubspot.createContact(PORTAL, { phone: '(312) 555-9010' });
  const none = await world.open(contactId);
  expect(none).toMatchObject({ kind: 'none', start: { numberSaid: '(312) 555-9010' } });
  const begun = await world.change('/start', { contactId });
  expect(begun).toMatchObject({ ok: true, value: { caller: { number: '+13125559010' } } });
  const { conversationId } = await world.shown(contactId);
  const preview = await world.get('/preview-text', { conversationId, body: 'Hello from Acme.' });
  expect(preview).toMatchObject({ added: 'Text STOP to opt out.', segments: 1 });
  await world.change('/send', { conversationId, body: 'Hello from Acme.' });
  await eventually('it arrives', () =>
    world.telnyx
      .textsOn('+13125559010')
      .some(({ text }) => text === 'Hello from Acme. Text STOP to opt out.'),
  );
});

test('a contact without a phone, and one that nobody knows, say so', async () => {
  const contactId = world.hubspot.createContact(PORTAL, { firstname: 'Nobody' });
  expect(await world.open(contactId)).toMatchObject({
    kind: 'none',
    reason: 'This contact has no phone number.',
  });
  expect(await world.open('999999999')).toMatchObject({
    kind: 'none',
    reason: 'HubSpot has no such contact.',
  });
  const refused = await world.change('/start', { contactId: '999999999' });
  expect(refused).toMatchObject({ ok: false });
});

test('a number that is another contact’s here cannot be taken over', async () => {
  const { number } = await world.missedCaller();
  const copy = world.hubspot.createContact(PORTAL, { phone: number });
  expect(await world.open(copy)).toMatchObject({
    kind: 'none',
    reason: expect.stringMatching(/another contact/),
  });
  expect(await world.change('/start', { contactId: copy })).toMatchObject({ ok: false });
});

test('two portals never see each other', async () => {
  const { contactId } = await world.missedCaller();
  const { conversationId, lead } = await world.shown(contactId);
  world.hubspot.addPortal({ id: OTHER_PORTAL, name: 'Other', timeZone: 'Europe/London' });
  await installThroughConsent(world.product.url, OTHER_PORTAL);
  const stranger = { ...REP, portal: OTHER_PORTAL };
  const idempotencyKey = '3f1c9f63-3d2b-4a53-9d39-0d0a5d0f0a11';
  const other = (door: string, body: object) =>
    askDoor(world.product.url, `/api/conversation${door}`, stranger, body);
  expect(await other('', { contactId })).toMatchObject({ ok: true, value: { kind: 'none' } });
  for (const [door, body] of [
    ['/news', {}],
    ['/preview-text', { body: 'Hi' }],
    ['/earlier', { before: { at: 1, id: 'x' } }],
    ['/send', { body: 'Hi', idempotencyKey }],
    ['/close-lead', { leadId: lead?.id, result: 'won', idempotencyKey }],
    ['/pause', { paused: true, idempotencyKey }],
    ['/opt-out', { reason: 'They said so', idempotencyKey }],
  ] as const) {
    expect(await other(door, { conversationId, ...body })).toMatchObject({
      ok: false,
      reason: 'This conversation is not there any more.',
    });
  }
});

test('a request that fits no schema is answered at its fields', async () => {
  expect(await world.ask('', { contactId: "1' OR 1=1" })).toMatchObject({
    ok: false,
    fields: { contactId: expect.any(String) },
  });
  expect(await world.ask('/send', { conversationId: 'x', body: 'y'.repeat(2_000) })).toMatchObject({
    ok: false,
    fields: {
      conversationId: expect.any(String),
      body: expect.stringMatching(/Shorten/),
      idempotencyKey: expect.any(String),
    },
  });
});

test('a long thread comes in pages, each entry once', async () => {
  const { number, contactId } = await world.missedCaller();
  await world.db.query(
    `INSERT INTO message (id, portal_id, conversation_id, kind, from_number, to_number, body, state, not_before, fresh_until, created_at)
     SELECT gen_random_uuid(), conversation.portal_id, conversation.id, 'inbound', number, '${OBSERVE_LINE}', 'Text ' || n,
            'received', now(), now(), now() - make_interval(hours => n / 2 + 1)
     FROM caller JOIN conversation ON caller_id = caller.id, generate_series(1, 120) AS n WHERE number = $1`,
    [number],
  );
  const { conversationId, thread, hasEarlier } = await world.shown(contactId);
  expect(hasEarlier).toBe(true);
  const all = [...thread];
  for (let more = hasEarlier; more; ) {
    const [oldest] = all;
    if (oldest === undefined) throw new Error('An empty page.');
    const page = await world.get<{ thread: typeof all; hasEarlier: boolean }>('/earlier', {
      conversationId,
      before: { at: oldest.at, id: oldest.id },
    });
    all.unshift(...page.thread);
    more = page.hasEarlier;
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.filter(({ kind }) => kind === 'text')).toHaveLength(121);
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => a - b));
});
