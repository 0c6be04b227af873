import { newCaller } from '../../scenarios/callers';
import { textsTo } from '../../scenarios/texts';
import { eventually } from '../../support/eventually';
import { contactOf, missedCaller } from '../../support/missed-callers';
import { OBSERVE_LINE, PORTAL, startWorld, type World } from '../../support/world';

let world: World;
let line: string;
beforeAll(async () => {
  world = await startWorld();
  const { rows } = await world.db.query<{ id: string }>('SELECT id FROM line WHERE number = $1', [
    OBSERVE_LINE,
  ]);
  line = rows[0]?.id ?? '';
});
afterAll(() => world.end());

interface Asked {
  readonly wording?: string;
  readonly messageClass?: string;
  readonly line?: string;
  readonly callbackId?: string;
  readonly signature?: 'v2' | 'v3';
}

/** A workflow reaches the action for this contact. */
function run(contactId: string, asked: Asked = {}) {
  const { callbackId, signature } = asked;
  return world.hubspot.runAction(PORTAL, {
    contactId,
    url: `${world.product.url}/hubspot/actions/send-text`,
    properties: ['phone', 'mobilephone'],
    ...(callbackId === undefined ? {} : { callbackId }),
    ...(signature === undefined ? {} : { signature }),
    inputFields: {
      line: asked.line ?? line,
      wording: asked.wording ?? 'Your appointment is tomorrow at nine.',
      messageClass: asked.messageClass ?? 'transactional',
    },
  });
}

/** What the workflow went on with. */
function outcome(callbackId: string): Promise<Readonly<Record<string, string>>> {
  return eventually('the workflow goes on', () => {
    const found = world.hubspot.workflowRuns(PORTAL).find((one) => one.callbackId === callbackId);
    return found?.state === 'done' ? found.outputFields : undefined;
  });
}

/** Somebody who wrote to the business. */
async function writer() {
  const { number, contactId } = await missedCaller(world);
  await world.telnyx.textIn({ from: number, to: OBSERVE_LINE, text: 'When do you come?' })
    .delivered;
  await world.settled();
  return { number, contactId };
}

test.each(['v2', 'v3'] as const)(
  'signed in version %s it holds the workflow, sends the text, and tells that it was sent',
  async (signature) => {
    const { number, contactId } = await writer();
    const held = await run(contactId, { signature });
    expect(held).toMatchObject({ state: 'blocked' });
    expect(await outcome(held.callbackId)).toMatchObject({
      outcome: 'sent',
      reason: 'The text was sent.',
      message_id: expect.any(String),
    });
    expect(textsTo(world, number).at(-1)?.text).toContain('Your appointment is tomorrow at nine.');
  },
);

test('HubSpot asks again with the same callback id: one text, the same outcome', async () => {
  const { number, contactId } = await writer();
  const { callbackId } = await run(contactId);
  await Promise.all([run(contactId, { callbackId }), run(contactId, { callbackId })]);
  const first = await outcome(callbackId);
  await world.settled();
  expect(await run(contactId, { callbackId })).toMatchObject({
    outputFields: { outcome: 'sent', message_id: first['message_id'] },
  });
  expect(
    textsTo(world, number).filter(({ text }) => text.includes('Your appointment')),
  ).toHaveLength(1);
});

test('nobody who opted out is texted, and the workflow learns why', async () => {
  const { number, contactId } = await writer();
  await world.telnyx.textIn({ from: number, to: OBSERVE_LINE, text: 'STOP' }).delivered;
  await world.settled();
  const { callbackId } = await run(contactId);
  expect(await outcome(callbackId)).toMatchObject({
    outcome: 'not_sent',
    reason: expect.stringContaining('STOP'),
  });
});

test('promotion needs a consent that nobody recorded: it is not sent', async () => {
  const { contactId } = await writer();
  const { callbackId } = await run(contactId, { messageClass: 'promotional' });
  expect(await outcome(callbackId)).toMatchObject({
    outcome: 'not_sent',
    reason: expect.stringMatching(/consent/i),
  });
});

test('a contact who never called or wrote, or has no number, gets nothing', async () => {
  const stranger = world.hubspot.createContact(PORTAL, { phone: newCaller() });
  const numberless = world.hubspot.createContact(PORTAL, { firstname: 'Nobody' });
  for (const contactId of [stranger, numberless]) {
    const { callbackId } = await run(contactId);
    expect(await outcome(callbackId)).toMatchObject({ outcome: 'not_sent' });
  }
});

test.each([
  ['no line', { line: '' }, /No line is chosen/],
  ['no text', { wording: '  ' }, /text is empty/],
  ['no kind of text', { messageClass: 'other' }, /kind of text is not chosen/],
])(
  'an action with %s fails at once and says what to do in the workflow',
  async (_, asked, reason) => {
    const { contactId } = await missedCaller(world);
    expect(await run(contactId, asked)).toMatchObject({
      state: 'done',
      outputFields: {
        outcome: 'not_sent',
        reason: expect.stringMatching(reason),
        hs_execution_state: 'FAIL_CONTINUE',
      },
    });
  },
);

test('a text that the carrier refuses is told as not sent, with its cure', async () => {
  const { number, contactId } = await writer();
  world.telnyx.setRecipient(number, 'landline_refused');
  const { callbackId } = await run(contactId);
  expect(await outcome(callbackId)).toMatchObject({
    outcome: 'not_sent',
    reason: expect.stringMatching(/landline.*Call them back/),
  });
  expect(await contactOf(world, number)).toBe(contactId);
});

test('the editor is given the lines to choose from, by search', async () => {
  const url = `${world.product.url}/hubspot/actions/lines`;
  const all = await world.hubspot.fieldOptions(PORTAL, { url });
  expect(all.options).toHaveLength(2);
  const { options } = await world.hubspot.fieldOptions(PORTAL, { url, search: '0101' });
  expect(options).toMatchObject([{ label: expect.stringContaining('0101') }]);
});

test('what HubSpot did not sign, or signed for another address, is refused', async () => {
  const url = `${world.product.url}/hubspot/actions/send-text`;
  const post = (headers: Record<string, string>) =>
    fetch(url, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...headers },
    });
  for (const headers of [
    {},
    { 'x-hubspot-signature-version': 'v2', 'x-hubspot-signature': 'f'.repeat(64) },
    { 'x-hubspot-signature-version': 'v1', 'x-hubspot-signature': 'f'.repeat(64) },
    { 'x-hubspot-signature-v3': 'AAAA', 'x-hubspot-request-timestamp': String(Date.now()) },
  ])
    expect((await post(headers)).status).toBe(401);
});
