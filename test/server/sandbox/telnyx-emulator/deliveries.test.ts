import { CALLER, KEY, LINE, type Office, openOffice } from './office';
import { startWebhookReceiver } from './webhook-receiver';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const missed = () => office.telnyx.placeCall({ from: CALLER, to: LINE }).delivered;
const attempts = () =>
  office.receiver.received
    .filter(({ body }) => body.data.event_type === 'call.hangup')
    .map(({ body }) => body.meta.attempt);

describe('signatures', () => {
  const unwrap = (raw: string, headers: Record<string, string>, key = office.account.publicKey) =>
    office.client.webhooks.unwrap(raw, { headers, key });
  const headersOf = (headers: object) => JSON.parse(JSON.stringify(headers));

  it('pass the verification of the official client, with the headers Telnyx sends', async () => {
    await missed();
    for (const { raw, headers } of office.receiver.received) {
      expect(headers['user-agent']).toBe('telnyx-webhooks');
      expect(headers['content-type']).toBe('application/json');
      await expect(unwrap(raw, headersOf(headers))).resolves.toBeDefined();
    }
    expect(office.receiver.received[0]?.body.meta).toEqual({
      attempt: 1,
      delivered_to: `${office.receiver.url}/hook`,
    });
  });

  it('fail it when the body is altered, the time is old, or the key is another', async () => {
    const raw = '{"data":{"event_type":"call.hangup"}}';
    await expect(unwrap(raw, office.telnyx.sign(KEY, raw))).resolves.toBeDefined();
    await expect(unwrap(`${raw} `, office.telnyx.sign(KEY, raw))).rejects.toThrow();
    const old = Math.floor(Date.now() / 1000) - 400;
    await expect(unwrap(raw, office.telnyx.sign(KEY, raw, old))).rejects.toThrow();
    const other = office.telnyx.addAccount({ apiKey: 'KEY_other' });
    await expect(unwrap(raw, office.telnyx.sign(KEY, raw), other.publicKey)).rejects.toThrow();
  });

  it('change with a rotated key, which the API then shows', async () => {
    const rotated = office.telnyx.rotateKey(KEY);
    expect(rotated).not.toBe(office.account.publicKey);
    expect(await office.client.get('/public_key')).toEqual({ data: { public: rotated } });
    expect(Buffer.from(rotated, 'base64')).toHaveLength(32);
    await missed();
    const [delivery] = office.receiver.received;
    await expect(
      unwrap(delivery?.raw ?? '', headersOf(delivery?.headers ?? {}), rotated),
    ).resolves.toBeDefined();
  });
});

describe('attempts', () => {
  it.each([500, 503, 408, 429])('come again after %d, three in all', async (status) => {
    office.receiver.behave(() => ({ status }));
    expect(await missed()).toEqual({ delivered: 0, failed: 2 });
    expect(attempts()).toEqual([1, 2, 3]);
  });

  it.each([400, 401, 404, 410])('end with %d', async (status) => {
    office.receiver.behave(() => ({ status }));
    expect(await missed()).toEqual({ delivered: 0, failed: 2 });
    expect(attempts()).toEqual([1]);
  });

  it('end with a success', async () => {
    office.receiver.behave(({ body }) => ({ status: body.meta.attempt < 2 ? 503 : 200 }));
    expect(await missed()).toEqual({ delivered: 2, failed: 0 });
    expect(attempts()).toEqual([1, 2]);
  });

  it('come again when nobody answers in time', async () => {
    office.receiver.behave(({ body }) => (body.meta.attempt < 2 ? 'silence' : { status: 200 }));
    expect(await missed()).toEqual({ delivered: 2, failed: 0 });
  });

  it('follow a redirect for calls and fail on it for texts', async () => {
    office.receiver.behave(({ path }) =>
      path === '/hook' ? { status: 307, location: '/elsewhere' } : { status: 200 },
    );
    expect(await missed()).toEqual({ delivered: 2, failed: 0 });
    const text = office.telnyx.textIn({ from: CALLER, to: LINE, text: 'hello' });
    expect(await text.delivered).toBe('failed');
  });

  it('go to the failover address when the first one is dead', async () => {
    office.telnyx.setWebhookUrl(KEY, 'http://127.0.0.1:9/dead', `${office.receiver.url}/failover`);
    expect(await missed()).toEqual({ delivered: 2, failed: 0 });
    expect(office.receiver.received.map(({ path }) => path)).toEqual(['/failover', '/failover']);
    expect(office.receiver.received[0]?.body.meta.attempt).toBe(4);
  });
});

describe('failed deliveries', () => {
  it('are listed with the original event and can be sent again, freshly signed', async () => {
    office.receiver.behave(() => ({ status: 500 }));
    await missed();
    const { data } = await office.client.webhookDeliveries.list({
      filter: { status: { eq: 'failed' }, event_type: 'call.hangup' },
    });
    expect(data).toMatchObject([
      {
        record_type: 'webhook_delivery',
        status: 'failed',
        webhook: { event_type: 'call.hangup', payload: { to: LINE } },
        attempts: [{ status: 'failed', http: { response: { status: 500 } } }, {}, {}],
      },
    ]);
    const before = office.receiver.received.length;
    office.receiver.behave(() => ({ status: 200 }));
    expect(await office.telnyx.redeliver()).toEqual({ delivered: 2, failed: 0 });
    expect(office.receiver.received).toHaveLength(before + 2);
    expect(await office.telnyx.redeliver()).toEqual({ delivered: 0, failed: 0 });
  });

  it('survive in a snapshot, with accounts, lines, texts and block rules', async () => {
    office.receiver.behave(() => ({ status: 500 }));
    await missed();
    await office.telnyx.textIn({ from: CALLER, to: LINE, text: 'STOP' }).delivered;
    const state = JSON.parse(JSON.stringify(office.telnyx.snapshot()));
    const resumed = await openOffice({ state });
    office.receiver.behave(() => ({ status: 200 }));
    expect(await resumed.telnyx.redeliver()).toEqual({ delivered: 3, failed: 0 });
    const { data } = await resumed.client.messagingOptouts.list();
    expect(data).toMatchObject([{ from: CALLER, keyword: 'STOP' }]);
    expect(resumed.account).toEqual(office.account);
    await resumed.close();
  });
});

describe('the way to the receiver', () => {
  it('can be held and released', async () => {
    office.telnyx.holdDeliveries();
    const call = office.telnyx.placeCall({ from: CALLER, to: LINE, concurrent: true });
    const settledWhileHeld = await Promise.race([
      call.delivered.then(() => 'settled'),
      office.client.balance.retrieve().then(() => 'held'),
    ]);
    expect(settledWhileHeld).toBe('held');
    expect(office.receiver.received).toEqual([]);
    office.telnyx.releaseDeliveries();
    expect(await call.delivered).toEqual({ delivered: 2, failed: 0 });
  });

  it('can duplicate, reorder and lose', async () => {
    office.telnyx.setWebhookFaults({ duplicates: 3, reorderWindowMs: 20 });
    await missed();
    expect(office.receiver.received).toHaveLength(6);
    office.telnyx.setWebhookFaults({ duplicates: 1, reorderWindowMs: 0, dropProbability: 1 });
    expect(await missed()).toEqual({ delivered: 0, failed: 2 });
    expect(office.receiver.received).toHaveLength(6);
  });

  it('leads where a PATCH of the application points it', async () => {
    const other = await startWebhookReceiver();
    const { data } = await office.client.callControlApplications.list();
    const [application] = data ?? [];
    await office.client.callControlApplications.update(application?.id ?? '', {
      application_name: 'Ringback',
      webhook_event_url: `${other.url}/new`,
      webhook_api_version: '2',
    });
    await missed();
    expect(other.types()).toEqual(['call.initiated', 'call.hangup']);
    expect(office.receiver.received).toEqual([]);
    await other.stop();
  });
});
