import Telnyx from 'telnyx';
import { CALLER, KEY, LINE, type Office, openOffice, refusal } from './office';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const send = (to = CALLER) => office.client.messages.send({ from: LINE, to, text: 'hello' });

describe('the door', () => {
  it('wants the key of an account', async () => {
    const stranger = new Telnyx({
      apiKey: 'KEY_no',
      baseURL: office.telnyx.apiBase,
      maxRetries: 0,
    });
    expect(await refusal(stranger.balance.retrieve())).toEqual({ status: 401, code: '10009' });
  });

  it('answers a path it does not know with 404 and broken JSON with 400', async () => {
    expect(await refusal(office.client.get('/no_such_thing'))).toEqual({
      status: 404,
      code: '10005',
    });
    const answer = await fetch(`${office.telnyx.apiBase}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: '{"to":',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ code: '10023' }] });
  });

  it('keeps accounts apart', async () => {
    office.telnyx.addAccount({ apiKey: 'KEY_other' });
    const other = new Telnyx({
      apiKey: 'KEY_other',
      baseURL: office.telnyx.apiBase,
      maxRetries: 0,
    });
    const { data } = await send();
    expect(await refusal(other.messages.retrieve(data?.id ?? ''))).toEqual({
      status: 404,
      code: '10005',
    });
    expect(await refusal(other.messages.send({ from: LINE, to: CALLER, text: 'x' }))).toEqual({
      status: 400,
      code: '40305',
    });
    expect((await other.phoneNumbers.list()).data).toEqual([]);
  });
});

describe('the account', () => {
  it('shows balance, organisation and public key', async () => {
    const { data } = await office.client.balance.retrieve();
    expect(data).toMatchObject({
      record_type: 'balance',
      currency: 'USD',
      available_credit: '100.00',
    });
    expect(await office.client.get('/whoami')).toMatchObject({
      data: { organization_id: expect.any(String) },
    });
    expect(await office.client.get('/public_key')).toEqual({
      data: { public: office.account.publicKey },
    });
  });

  it('lists numbers by filter and page, and rewires them', async () => {
    const all = await office.client.phoneNumbers.list({ 'page[size]': 1 });
    expect(all.meta).toMatchObject({ page_size: 1, total_pages: 2, total_results: 2 });
    const { data } = await office.client.phoneNumbers.list({
      filter: { phone_number: LINE, status: 'active' },
    });
    expect(data).toMatchObject([{ phone_number: LINE, status: 'active' }]);
    const id = data?.[0]?.id ?? '';

    const made = await office.client.callControlApplications.create({
      application_name: 'Ringback',
      webhook_event_url: `${office.receiver.url}/ringback`,
      webhook_api_version: '2',
    });
    expect(made.data?.id).toMatch(/^\d{19}$/);
    const moved = await office.client.phoneNumbers.update(id, {
      connection_id: made.data?.id ?? '',
    });
    expect(moved.data).toMatchObject({ connection_id: made.data?.id, connection_name: 'Ringback' });

    const profile = await office.client.messagingProfiles.create({
      name: 'Ringback',
      whitelisted_destinations: ['US'],
      webhook_url: `${office.receiver.url}/ringback`,
    });
    const settings = await office.client.phoneNumbers.messaging.update(id, {
      messaging_profile_id: profile.data?.id ?? '',
    });
    expect(settings.data).toMatchObject({ messaging_profile_id: profile.data?.id });
    expect((await office.client.phoneNumbers.messaging.retrieve(id)).data).toMatchObject({
      features: { sms: { domestic_two_way: true } },
    });

    await office.telnyx.placeCall({ from: CALLER, to: LINE }).delivered;
    await office.telnyx.textIn({ from: CALLER, to: LINE, text: 'hi' }).delivered;
    expect(new Set(office.receiver.received.map(({ path }) => path))).toEqual(
      new Set(['/ringback']),
    );
  });

  it('refuses an application without a name or a webhook address', async () => {
    const create = (body: string) =>
      office.client.post('/call_control_applications', { body: JSON.parse(body) });
    expect(await refusal(create('{}'))).toEqual({ status: 422, code: '10004' });
    expect(await refusal(create('{"application_name":"x","webhook_event_url":"nowhere"}'))).toEqual(
      { status: 400, code: '10015' },
    );
  });

  it('knows the campaign of a registered line and none of an unregistered one', async () => {
    const { phoneNumberCampaigns } = office.client.messaging10dlc;
    expect(await phoneNumberCampaigns.retrieve(LINE)).toMatchObject({
      phoneNumber: LINE,
      assignmentStatus: 'ASSIGNED',
    });
    office.telnyx.setLine(LINE, 'unregistered');
    expect(await refusal(phoneNumberCampaigns.retrieve(LINE))).toEqual({
      status: 404,
      code: '10005',
    });
  });

  it('looks numbers up, but none of Canada', async () => {
    const carrier = async (number: string) =>
      (await office.client.numberLookup.retrieve(number, { type: 'carrier' })).data?.carrier?.type;
    expect(await carrier(CALLER)).toBe('mobile');
    office.telnyx.setRecipient(CALLER, 'landline_undelivered');
    expect(await carrier(CALLER)).toBe('fixed line');
    expect((await refusal(office.client.numberLookup.retrieve('+14165550123'))).status).toBe(422);
  });
});

describe('detail records', () => {
  const find = (filter: Record<string, unknown>) =>
    office.client.detailRecords.list({ filter: { record_type: 'messaging', ...filter } });

  it('find a text by both numbers, direction and time', async () => {
    const { data } = await office.client.messages.send({
      from: LINE,
      to: CALLER,
      text: 'hello',
      webhook_url: `${office.receiver.url}/reports/7`,
    });
    await send('+13125550198');
    await office.receiver.until(() => office.receiver.received.length === 4);
    const records = await find({
      cld: CALLER,
      cli: LINE,
      direction: 'outbound',
      created_at: {
        gte: new Date(Date.now() - 60_000).toISOString(),
        lte: new Date(Date.now() + 60_000).toISOString(),
      },
    });
    expect(records.data).toMatchObject([
      {
        record_type: 'message_detail_record',
        uuid: data?.id,
        cli: LINE,
        cld: CALLER,
        parts: 1,
        status: 'delivered',
        delivery_status_webhook_url: `${office.receiver.url}/reports/7`,
      },
    ]);
    expect((await find({ cld: CALLER, date_range: 'today' })).data).toHaveLength(1);
    expect((await find({ created_at: { lt: '2020-01-01' } })).data).toEqual([]);
    expect((await find({})).meta).toMatchObject({ page_size: 20, total_results: 2 });
  });

  it('appear only after their lag', async () => {
    const lagging = await openOffice({ timing: { detailRecordLagMs: 60_000 } });
    await lagging.client.messages.send({ from: LINE, to: CALLER, text: 'hello' });
    await lagging.receiver.until(() => lagging.receiver.received.length === 2);
    const { data } = await lagging.client.detailRecords.list({
      filter: { record_type: 'messaging' },
    });
    expect(data).toEqual([]);
    await lagging.close();
  });

  it('refuse a filter on a field they do not have', async () => {
    expect((await refusal(find({ text: 'hello' }))).status).toBe(400);
    expect((await refusal(find({ record_type: 'pigeon' }))).status).toBe(400);
  });
});

describe('faults', () => {
  it('can do it and say otherwise', async () => {
    office.telnyx.faults.add({
      kind: 'error_after',
      route: 'POST /messages',
      status: 500,
      times: 1,
    });
    expect((await refusal(send())).status).toBe(500);
    expect(office.telnyx.texts()).toHaveLength(1);
    await send();
    expect(office.telnyx.texts()).toHaveLength(2);
  });

  it('can do nothing and say so', async () => {
    office.telnyx.faults.add({
      kind: 'error_before',
      route: 'POST /messages',
      status: 503,
      times: 1,
    });
    expect((await refusal(send())).status).toBe(503);
    expect(office.telnyx.texts()).toEqual([]);
  });

  it.each(['cut_after', 'malformed_after'] as const)('can %s', async (kind) => {
    office.telnyx.faults.add({ kind, route: 'POST /messages', times: 1 });
    await expect(send()).rejects.toThrow();
    expect(office.telnyx.texts()).toHaveLength(1);
  });

  it('can hang after the text went, and still stop', async () => {
    office.telnyx.faults.add({ kind: 'hang_after', route: 'POST /messages', times: 1 });
    const impatient = office.client.withOptions({ timeout: 100 });
    await expect(
      impatient.messages.send({ from: LINE, to: CALLER, text: 'hello' }),
    ).rejects.toThrow(Telnyx.APIConnectionError);
    expect(office.telnyx.texts()).toHaveLength(1);
  });
});

describe('watching the API', () => {
  it('tells every phase of a request, and waits for the listener', async () => {
    const phases: string[] = [];
    const stop = office.telnyx.onRequest((request, phase) => {
      phases.push(`${request.method} ${request.path} ${phase} ${office.telnyx.texts().length}`);
    });
    await send();
    await office.client.balance.retrieve();
    stop();
    expect(phases.slice(0, 3)).toEqual([
      'POST /messages arrived 0',
      'POST /messages handled 1',
      'POST /messages answered 1',
    ]);
    expect(office.telnyx.counts()).toMatchObject({ 'POST /messages': 1, 'GET /balance': 1 });
    expect(office.telnyx.requests()).toMatchObject([
      { method: 'POST', path: '/messages', status: 200 },
      { method: 'GET', path: '/balance' },
    ]);
  });

  it('can go away and come back on the same port', async () => {
    await office.telnyx.goAway();
    await expect(send()).rejects.toThrow(Telnyx.APIConnectionError);
    await office.telnyx.comeBack();
    await send();
    expect(office.telnyx.texts()).toHaveLength(1);
  });
});
