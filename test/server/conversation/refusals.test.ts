import { randomUUID } from 'node:crypto';
import { installThroughConsent } from '../../../server/sandbox/install-through-consent';
import { setLine } from '../../support/business';
import { eventually } from '../../support/eventually';
import { askDoor } from '../../support/signed-fetch';
import { ACME, OBSERVE_LINE, PORTAL, TELNYX_KEY } from '../../support/world';
import { type CardWorld, REP, startCardWorld } from './card-world';

const OTHER_PORTAL = 4_242_004;

let world: CardWorld;
beforeAll(async () => {
  world = await startCardWorld();
});
afterAll(() => world.end());

test('a landline is said at the top, and no text is taken for it', async () => {
  const { number, contactId } = await world.missedCaller();
  world.telnyx.setRecipient(number, 'landline_refused');
  const { conversationId } = await world.shown(contactId);
  await world.change('/send', { conversationId, body: 'Hello.' });
  const closed = { reason: expect.stringMatching(/landline/), cure: 'Call them back.' };
  const view = await eventually('the landline is known', async () => {
    const now = await world.shown(contactId);
    return now.answerBox.closed !== undefined && now;
  });
  expect(view).toMatchObject({
    warnings: [{ tone: 'danger', title: closed.reason, cure: closed.cure }],
    nextStep: { say: expect.stringMatching(/^Call back/) },
    answerBox: { closed },
  });
  expect(await world.change('/send', { conversationId, body: 'Hello?' })).toMatchObject({
    ok: false,
    ...closed,
  });
});

test('a line that may not text is said at the top, and another line is offered instead', async () => {
  const { number, contactId } = await world.missedCaller();
  const { conversationId, answerBox } = await world.shown(contactId);
  const [first, second] = answerBox.lines;
  world.telnyx.setLine(OBSERVE_LINE, 'unregistered');
  await world.change('/send', { conversationId, body: 'Hello.', lineId: first?.id });
  const view = await eventually('the line is known not to text', async () => {
    const now = await world.shown(contactId);
    return now.answerBox.lines.length === 1 && now;
  });
  expect(view).toMatchObject({
    warnings: [
      {
        tone: 'danger',
        title: expect.stringMatching(/^Line 0100 cannot text: /),
        cure: 'Choose another line below, or call them.',
      },
    ],
    answerBox: { lines: [{ name: 'Line 0101' }], lineId: second?.id },
  });
  expect(
    await world.change('/send', { conversationId, body: 'Hello?', lineId: first?.id }),
  ).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/^Line 0100 cannot text: /),
    fields: { lineId: 'This line cannot text.' },
  });
  await world.change('/send', { conversationId, body: 'From the other line.' });
  await eventually('it arrives', () =>
    world.telnyx.textsOn(number).some(({ line }) => line === '+13125550101'),
  );
  world.telnyx.setLine(OBSERVE_LINE, 'textable');
  await setLine(world.product, ACME, OBSERVE_LINE, '24/7');
  expect((await world.shown(contactId)).warnings).toEqual([]);
});

test('an account of another business lends neither its records nor its ids', async () => {
  const { contactId } = await world.missedCaller();
  const { conversationId, lead, answerBox } = await world.shown(contactId);
  world.hubspot.addPortal({ id: OTHER_PORTAL, name: 'Other', timeZone: 'Europe/London' });
  await installThroughConsent(world.product.url, OTHER_PORTAL);
  const theirs = world.hubspot.createContact(OTHER_PORTAL, { phone: '+442079460018' });
  const other = (door: string, body: object) =>
    askDoor<{ conversationId: string }>(
      world.product.url,
      `/api/conversation${door}`,
      { ...REP, portal: OTHER_PORTAL },
      { idempotencyKey: randomUUID(), ...body },
    );
  expect(await other('/start', { contactId })).toMatchObject({ ok: false });
  for (const [door, body] of [
    ['/reopen-lead', { leadId: lead?.id }],
    ['/assign', { ownerId: null }],
    ['/opt-in', { reason: 'They said so' }],
  ] as const) {
    expect(await other(door, { conversationId, ...body })).toMatchObject({
      ok: false,
      reason: 'This conversation is not there any more.',
    });
  }
  const begun = await other('/start', { contactId: theirs });
  if (!begun.ok) throw new Error(begun.reason);
  const own = { conversationId: begun.value.conversationId };
  expect(await other('/close-lead', { ...own, leadId: lead?.id, result: 'won' })).toMatchObject({
    ok: false,
    reason: 'This lead is not the latest one any more.',
  });
  expect(
    await other('/send', { ...own, body: 'Hi', lineId: answerBox.lines[0]?.id }),
  ).toMatchObject({ ok: false });
  expect(await world.shown(contactId)).toMatchObject({ lead: { state: lead?.state } });
});

test('each change that is asked twice at once, with one key, is made and noted once', async () => {
  const { contactId } = await world.missedCaller();
  const { conversationId, lead } = await world.shown(contactId);
  const leadId = lead?.id;
  for (const [door, body] of [
    ['/assign', { ownerId: '70000001' }],
    ['/pause', { paused: true }],
    ['/close-lead', { leadId, result: 'lost' }],
    ['/reopen-lead', { leadId }],
    ['/opt-out', { reason: 'Said so on the phone' }],
    ['/opt-in', { reason: 'Asked for texts again' }],
  ] as const) {
    const asked = { conversationId, idempotencyKey: randomUUID(), ...body };
    const answers = await Promise.all([1, 2, 3].map(() => world.ask(door, asked)));
    expect([door, answers.map(({ ok }) => ok)]).toEqual([door, [true, true, true]]);
  }
  const { thread } = await world.shown(contactId);
  expect(thread.filter(({ kind }) => kind === 'note')).toHaveLength(6);
});

test('a conversation that is begun twice at once is begun once', async () => {
  const contactId = world.hubspot.createContact(PORTAL, { phone: '+13125559020' });
  const asked = { contactId, idempotencyKey: randomUUID() };
  const twins = Array.from({ length: 8 }, () => world.ask('/start', asked));
  const another = world.change('/start', { contactId });
  const answers = await Promise.all([...twins, another]);
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  const { thread } = await world.shown(contactId);
  expect(thread.map((entry) => entry.kind === 'note' && entry.say)).toEqual([
    'Sandy Owner 1 began this conversation.',
  ]);
});

// The last ones: they cut the business off from its platforms.
test('a key that Telnyx refuses is said at the top, and no text is taken until it is mended', async () => {
  const { contactId } = await world.missedCaller();
  const { conversationId } = await world.shown(contactId);
  world.telnyx.setAccount(TELNYX_KEY, { keyRevoked: true });
  await world.change('/send', { conversationId, body: 'Hello.' });
  const view = await eventually('the key is known to be refused', async () => {
    const now = await world.shown(contactId);
    return now.answerBox.closed !== undefined && now;
  });
  const closed = {
    reason: expect.stringMatching(/^Texts cannot leave: /),
    cure: expect.stringMatching(/connects Telnyx in the settings/),
  };
  expect(view).toMatchObject({ warnings: [{ tone: 'danger' }], answerBox: { closed } });
  expect(await world.change('/send', { conversationId, body: 'Hello?' })).toMatchObject({
    ok: false,
    ...closed,
  });
  world.telnyx.setAccount(TELNYX_KEY, { keyRevoked: false });
  await world.product.operate('connect', '--portal', String(PORTAL), '--telnyx-key', TELNYX_KEY);
  expect(await world.change('/send', { conversationId, body: 'Hello again.' })).toMatchObject({
    ok: true,
  });
});

test('an account that uninstalled Ringback is told so, with its cure', async () => {
  const { contactId } = await world.missedCaller();
  const { conversationId } = await world.shown(contactId);
  world.hubspot.revokeGrant(PORTAL);
  // It shows at the next thing that HubSpot is told.
  await world.telnyx.placeCall({ from: '+13125559030', to: OBSERVE_LINE, outcome: 'missed' })
    .delivered;
  const closed = {
    reason: expect.stringMatching(/^Ringback is disconnected from HubSpot: /),
    cure: expect.stringMatching(/install Ringback again/),
  };
  await eventually('the card knows', async () => {
    const now = await world.shown(contactId);
    return now.answerBox.closed !== undefined;
  });
  expect(await world.shown(contactId)).toMatchObject({
    warnings: [{ tone: 'danger', title: closed.reason }],
    answerBox: { closed },
  });
  expect(await world.change('/send', { conversationId, body: 'Hello?' })).toMatchObject({
    ok: false,
    ...closed,
  });
});
