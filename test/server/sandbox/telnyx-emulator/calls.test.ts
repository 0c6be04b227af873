import { CALLER, LINE, type Office, openOffice, PBX_LINE, refusal } from './office';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

describe('a placed call', () => {
  it.each([
    ['missed', ['call.initiated', 'call.hangup'], 'originator_cancel', 'caller'],
    ['no_answer', ['call.initiated', 'call.hangup'], 'originator_cancel', 'caller'],
    ['timeout', ['call.initiated', 'call.hangup'], 'timeout', 'unknown'],
    ['busy', ['call.initiated', 'call.hangup'], 'user_busy', 'callee'],
    ['rejected', ['call.initiated', 'call.hangup'], 'call_rejected', 'callee'],
    ['unspecified', ['call.initiated', 'call.hangup'], 'unspecified', 'unknown'],
    ['normal_clearing_unanswered', ['call.initiated', 'call.hangup'], 'normal_clearing', 'callee'],
    [
      'answered',
      ['call.initiated', 'call.answered', 'call.bridged', 'call.hangup'],
      'normal_clearing',
      'caller',
    ],
    [
      'time_limit',
      ['call.initiated', 'call.answered', 'call.bridged', 'call.hangup'],
      'time_limit',
      'unknown',
    ],
  ] as const)('that is %s tells %j', async (outcome, types, cause, source) => {
    const call = office.telnyx.placeCall({ from: CALLER, to: LINE, outcome });
    expect(await call.delivered).toEqual({ delivered: types.length, failed: 0 });
    expect(office.receiver.types()).toEqual(types);
    expect(office.receiver.received.map(({ body }) => body.data.id)).toEqual(call.eventIds);
    expect(office.receiver.payloads('call.hangup')).toMatchObject([
      { call_session_id: call.sessionId, hangup_cause: cause, hangup_source: source },
    ]);
  });

  it('reports the times of a real call although it takes an instant', async () => {
    const before = Date.now();
    await office.telnyx.placeCall({ from: CALLER, to: LINE, ringSeconds: 25 }).delivered;
    const [hangup] = office.receiver.payloads('call.hangup');
    const [start, end] = [
      Date.parse(String(hangup?.['start_time'])),
      Date.parse(String(hangup?.['end_time'])),
    ];
    expect(end - start).toBe(25_000);
    expect(end).toBeGreaterThanOrEqual(before);
  });

  it('can have ended long ago', async () => {
    const call = office.telnyx.placeCall({ from: CALLER, to: LINE, endedSecondsAgo: 1800 });
    await call.delivered;
    for (const { body } of office.receiver.received) {
      expect(Date.now() - Date.parse(body.data.occurred_at)).toBeGreaterThan(1_790_000);
    }
  });

  it('is parked on call control and bridging on a SIP connection', async () => {
    await office.telnyx.placeCall({ from: CALLER, to: LINE }).delivered;
    await office.telnyx.placeCall({ from: CALLER, to: PBX_LINE, outcome: 'answered' }).delivered;
    const [parked, bridging] = office.receiver.payloads('call.initiated');
    expect(parked).toMatchObject({ direction: 'incoming', state: 'parked', client_state: null });
    expect(bridging).toMatchObject({ direction: 'incoming', state: 'bridging' });
    expect(office.receiver.payloads('call.bridged')).toEqual([]);
  });

  it('carries a forwarding number, a name and a withheld caller', async () => {
    const call = office.telnyx.placeCall({
      from: 'anonymous',
      to: LINE,
      callerName: 'WITHHELD',
      diversion: '+13125550142',
      attestation: 'C',
    });
    await call.delivered;
    expect(office.receiver.payloads('call.initiated')).toMatchObject([
      {
        from: 'anonymous',
        caller_id_name: 'WITHHELD',
        shaken_stir_attestation: 'C',
        sip_headers: [{ name: 'Diversion', value: expect.stringContaining('<sip:+13125550142@') }],
      },
    ]);
  });

  it('can deliver every event several times in a row, and all at once', async () => {
    const inARow = office.telnyx.placeCall({ from: CALLER, to: LINE, copies: 3 });
    expect(await inARow.delivered).toEqual({ delivered: 6, failed: 0 });
    expect(office.receiver.types()).toEqual([
      ...Array(3).fill('call.initiated'),
      ...Array(3).fill('call.hangup'),
    ]);
    const atOnce = office.telnyx.placeCall({
      from: CALLER,
      to: LINE,
      copies: 10,
      concurrent: true,
    });
    expect(await atOnce.delivered).toEqual({ delivered: 20, failed: 0 });
    const ids = office.receiver.received.slice(6).map(({ body }) => body.data.id);
    expect(new Set(ids)).toEqual(new Set(atOnce.eventIds));
  });

  it('can deliver backwards, and with an event lost that a redelivery brings', async () => {
    const call = office.telnyx.placeCall({ from: CALLER, to: LINE, deliver: 'reversed' });
    await call.delivered;
    expect(office.receiver.types()).toEqual(['call.hangup', 'call.initiated']);
    const lossy = office.telnyx.placeCall({ from: CALLER, to: LINE, drop: ['call.hangup'] });
    expect(await lossy.delivered).toEqual({ delivered: 1, failed: 1 });
    expect(office.receiver.types().slice(2)).toEqual(['call.initiated']);
    expect(await office.telnyx.redeliver()).toEqual({ delivered: 1, failed: 0 });
    expect(office.receiver.types().slice(2)).toEqual(['call.initiated', 'call.hangup']);
  });

  it('must go to a line that exists', () => {
    expect(() => office.telnyx.placeCall({ from: CALLER, to: '+13125550000' })).toThrow(
      'no voice line +13125550000',
    );
  });
});

describe('commands on a call', () => {
  const ringing = async () => {
    const call = office.telnyx.placeCall({ from: CALLER, to: LINE, ringMs: 500, talkMs: 500 });
    await office.receiver.until(() => office.receiver.types().includes('call.initiated'));
    return call;
  };

  it('answers, speaks, and lets the caller hang up', async () => {
    const call = await ringing();
    const { actions } = office.client.calls;
    const speech = { payload: 'We will text you', voice: 'female' };
    expect(await refusal(actions.speak(call.callControlId, speech))).toEqual({
      status: 422,
      code: '90034',
    });
    const clientState = Buffer.from('ours').toString('base64');
    await actions.answer(call.callControlId, { client_state: clientState });
    await actions.speak(call.callControlId, speech);
    await call.delivered;
    await office.receiver.until(() => office.receiver.types().includes('call.speak.ended'));
    expect(office.receiver.payloads('call.answered')).toMatchObject([
      { client_state: clientState },
    ]);
    expect(office.receiver.payloads('call.speak.ended')).toMatchObject([{ status: 'completed' }]);
    expect(office.receiver.payloads('call.hangup')).toMatchObject([
      { hangup_cause: 'normal_clearing', hangup_source: 'caller' },
    ]);
  });

  it('rejects once; afterwards the call is over', async () => {
    const call = await ringing();
    const { actions } = office.client.calls;
    expect(await refusal(actions.reject(call.callControlId, JSON.parse('{}')))).toEqual({
      status: 422,
      code: '10004',
    });
    await actions.reject(call.callControlId, { cause: 'USER_BUSY', command_id: 'once' });
    await actions.reject(call.callControlId, { cause: 'USER_BUSY', command_id: 'once' });
    expect(await refusal(actions.hangup(call.callControlId, {}))).toEqual({
      status: 422,
      code: '90018',
    });
    expect(await refusal(actions.hangup('v3:nobody', {}))).toEqual({ status: 422, code: '90015' });
    await office.receiver.until(() => office.receiver.types().includes('call.hangup'));
    expect(office.receiver.payloads('call.hangup')).toMatchObject([{ hangup_cause: 'user_busy' }]);
    const { data } = await office.client.calls.retrieveStatus(call.callControlId);
    expect(data).toMatchObject({ is_alive: false, call_session_id: call.sessionId });
    const { data: events } = await office.client.callEvents.list({
      filter: { leg_id: call.legId, type: 'command' },
    });
    expect(events).toMatchObject([{ name: 'reject' }]);
  });
});
