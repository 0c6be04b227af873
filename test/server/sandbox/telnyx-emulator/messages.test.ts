import { CALLER, KEY, LINE, type Office, openOffice, refusal } from './office';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const text = (changes: Record<string, unknown> = {}) =>
  office.client.messages.send({ from: LINE, to: CALLER, text: 'Sorry we missed you', ...changes });

describe('sending a text', () => {
  it('answers 200 with the queued message', async () => {
    const { data } = await text({ webhook_url: `${office.receiver.url}/reports/1` });
    expect(data).toMatchObject({
      record_type: 'message',
      direction: 'outbound',
      type: 'SMS',
      from: { phone_number: LINE },
      to: [{ phone_number: CALLER, status: 'queued', line_type: 'Wireless' }],
      text: 'Sorry we missed you',
      parts: 1,
      encoding: 'GSM-7',
      cost: null,
      errors: [],
      webhook_url: `${office.receiver.url}/reports/1`,
    });
    expect(office.telnyx.texts()).toMatchObject([
      { id: data?.id, from: LINE, to: CALLER, text: 'Sorry we missed you', mediaUrls: [] },
    ]);
  });

  it('reports sent and delivered to the address of the message', async () => {
    const { data } = await text({ webhook_url: `${office.receiver.url}/reports/1` });
    await office.receiver.until(() => office.receiver.received.length === 2);
    expect(office.receiver.received.map(({ path }) => path)).toEqual(['/reports/1', '/reports/1']);
    expect(office.receiver.types().sort()).toEqual(['message.finalized', 'message.sent']);
    const [finalized] = office.receiver.payloads('message.finalized');
    expect(finalized).toMatchObject({ id: data?.id, to: [{ status: 'delivered' }], errors: [] });
    const { data: shown } = await office.client.messages.retrieve(data?.id ?? '');
    expect(shown).toMatchObject({ id: data?.id, to: [{ status: 'delivered' }] });
  });

  it('falls back to the address of the profile, unless the request forbids it', async () => {
    await text({ use_profile_webhooks: false });
    await text();
    await office.receiver.until(() => office.receiver.received.length === 2);
    expect(office.receiver.received.map(({ path }) => path)).toEqual(['/hook', '/hook']);
  });

  it('counts the same request twice as two texts', async () => {
    await text();
    await text();
    expect(office.telnyx.texts()).toHaveLength(2);
  });

  it.each([
    ['no recipient', { to: undefined }, 422, '10004'],
    ['a recipient that is no number', { to: 'anonymous' }, 400, '40310'],
    ['a sender of nobody', { from: '+13125550177' }, 400, '40305'],
    ['no sender', { from: undefined }, 400, '40305'],
    ['no content', { text: '' }, 400, '40304'],
    ['more than ten parts', { text: 'x'.repeat(1531) }, 400, '40302'],
    ['an encoding that cannot carry the text', { text: '🙂', encoding: 'gsm7' }, 400, '40328'],
    ['a report address that is no URL', { webhook_url: 'nowhere' }, 422, '10003'],
    ['a country that is not allowed', { to: '+819012345678' }, 400, '40309'],
  ])('refuses %s', async (_, changes, status, code) => {
    expect(await refusal(text(changes))).toEqual({ status, code });
    expect(office.telnyx.texts()).toEqual([]);
  });

  it('refuses an unregistered line, a line off its profile, an empty account and a revoked key', async () => {
    office.telnyx.setLine(LINE, 'unregistered');
    expect(await refusal(text())).toEqual({ status: 400, code: '40010' });
    office.telnyx.setLine(LINE, 'off_profile');
    expect(await refusal(text())).toEqual({ status: 400, code: '40305' });
    office.telnyx.setLine(LINE, 'textable');
    office.telnyx.setAccount(KEY, { outOfFunds: true });
    expect(await refusal(text())).toEqual({ status: 403, code: '20100' });
    office.telnyx.setAccount(KEY, { keyRevoked: true });
    expect(await refusal(text())).toEqual({ status: 401, code: '20002' });
    expect(office.telnyx.texts()).toEqual([]);
  });

  it('refuses a landline it knows', async () => {
    office.telnyx.setRecipient(CALLER, 'landline_refused');
    expect(await refusal(text())).toEqual({ status: 400, code: '40001' });
  });

  it.each([
    ['landline_undelivered', 'delivery_failed', ['40001'], 'Wireline'],
    ['undeliverable', 'delivery_failed', ['40008'], 'Wireless'],
    ['unconfirmed', 'delivery_unconfirmed', [], 'Wireless'],
    ['expired', 'expired', ['40014'], 'Wireless'],
  ] as const)('ends at a phone that is %s with %s', async (behaviour, status, codes, lineType) => {
    office.telnyx.setRecipient(CALLER, behaviour);
    await text();
    await office.receiver.until(() => office.receiver.received.length === 2);
    const [finalized] = office.receiver.payloads('message.finalized');
    expect(finalized).toMatchObject({
      to: [{ status, line_type: lineType }],
      errors: codes.map((code) => ({ code })),
    });
  });
});

describe('the rate limit', () => {
  it('answers 429 with the vendor headers beyond the limit of a second', async () => {
    const limited = await openOffice({ timing: { messagesPerSecond: 1 } });
    const ask = () =>
      fetch(`${limited.telnyx.apiBase}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ from: LINE, to: CALLER, text: 'hello' }),
      });
    // Five within at most two seconds of the clock: at least three are one too many.
    const answers = await Promise.all([ask(), ask(), ask(), ask(), ask()]);
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(3);
    expect(refused[0]?.headers.get('x-ratelimit-limit')).toBe('1');
    expect(refused[0]?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused[0]?.headers.get('x-ratelimit-reset')).toBe('1');
    expect(await refused[0]?.json()).toMatchObject({ errors: [{ code: '10011' }] });
    expect(limited.telnyx.texts()).toHaveLength(5 - refused.length);
    await limited.close();
  });
});
