import { LINE_NUMBER } from './shop';
import { OWNER, type SyncBench, startSyncBench } from './synced-portal';

const CALLER = '+13125550123';

describe('writing missed calls to HubSpot', () => {
  let bench: SyncBench;
  beforeAll(async () => {
    bench = await startSyncBench();
  });
  afterAll(() => bench.stop());

  test('one missed call of a stranger: contact, call, text and task, associated, in five requests', async () => {
    const portal = await bench.open({ lineOwner: OWNER });
    const call = await portal.shop.missCall(CALLER);
    expect(await portal.drain()).toEqual({ kind: 'drained', requests: 5, retryAfterMs: undefined });
    expect(portal.requestCount()).toBe(5);

    const { contacts, calls, communications, tasks } = portal.records();
    expect(contacts.map(({ properties }) => properties)).toMatchObject([
      {
        phone: CALLER,
        firstname: 'Caller',
        lastname: '(312) 555-0123',
        ringback_phone: CALLER,
        ringback_missed_calls: '1',
        ringback_recovery_status: 'texted',
        ringback_last_missed_call: '2026-11-23T20:31:00Z',
        ringback_last_text_back: '2026-11-23T20:31:22Z',
      },
    ]);
    expect(calls.map(({ properties }) => properties)).toMatchObject([
      {
        ringback_id: call.callId,
        hs_timestamp: '2026-11-23T20:31:00Z',
        hs_call_direction: 'INBOUND',
        hs_call_status: 'MISSED',
        hs_call_duration: '0',
        hs_call_from_number: CALLER,
        hs_call_to_number: LINE_NUMBER,
        hs_call_title: 'Missed call from (312) 555-0123 to Main Street',
        hs_call_body:
          'The caller hung up before anybody answered.<br>It rang for 20 seconds.<br>Texted back Mon, Nov 23, 2:31 PM.',
        hs_call_source: 'INTEGRATIONS_PLATFORM',
        hs_call_external_id: call.callId,
        hubspot_owner_id: OWNER,
      },
    ]);
    expect(communications.map(({ properties }) => properties)).toMatchObject([
      {
        ringback_id: call.messageId,
        hs_communication_channel_type: 'SMS',
        hs_communication_logged_from: 'CRM',
        hs_communication_body: 'Text sent: Sorry we missed you! Acme Plumbing',
        hs_timestamp: '2026-11-23T20:31:22Z',
        hubspot_owner_id: OWNER,
      },
    ]);
    expect(tasks.map(({ properties }) => properties)).toMatchObject([
      {
        ringback_id: call.leadId,
        hs_timestamp: '2026-11-23T20:46:00Z',
        hs_task_subject:
          'Call back (312) 555-0123 – missed call Mon, Nov 23, 2:31 PM, texted, no reply yet',
        hs_task_status: 'NOT_STARTED',
        hs_task_type: 'CALL',
        hs_task_priority: 'MEDIUM',
        hubspot_owner_id: OWNER,
      },
    ]);
    const [contact] = contacts;
    for (const activity of [...calls, ...communications, ...tasks]) {
      expect(activity.associations.contacts).toEqual([contact?.id]);
    }
  });

  test('a second drain has nothing to do, and a replay of all of it changes nothing', async () => {
    const portal = await bench.open({ forgetful: true });
    await portal.shop.missCall(CALLER);
    await portal.drain();
    expect(await portal.drain()).toEqual({ kind: 'drained', requests: 0, retryAfterMs: undefined });

    const before = portal.records();
    await bench.db.query('UPDATE hubspot_record SET wanted = wanted + 1 WHERE portal_id = $1', [
      portal.id,
    ]);
    await portal.drain();
    const after = portal.records();
    const values = (records: typeof before): unknown =>
      Object.values(records).map((list) =>
        list.map(({ id, properties: { hs_lastmodifieddate, lastmodifieddate, ...rest } }) => [
          id,
          rest,
        ]),
      );
    expect(values(after)).toEqual(values(before));
  });

  test('what is wanted again and came out the same costs no request', async () => {
    const portal = await bench.open();
    await portal.shop.missCall(CALLER);
    await portal.drain();
    await bench.db.query('UPDATE hubspot_record SET wanted = wanted + 1 WHERE portal_id = $1', [
      portal.id,
    ]);
    expect(await portal.drain()).toEqual({ kind: 'drained', requests: 0, retryAfterMs: undefined });
    expect((await portal.rows()).every(({ written, wanted }) => written === wanted)).toBe(true);
  });

  test('a contact that is there is found however its number is written; only our properties are touched', async () => {
    const portal = await bench.open({ lineOwner: OWNER });
    const id = bench.hubspot.createContact(portal.id, {
      firstname: 'Ada',
      lastname: 'Lovelace',
      phone: '(312) 555-0123',
    });
    await portal.shop.missCall(CALLER);
    expect((await portal.drain()).requests).toBeLessThanOrEqual(5);
    expect(portal.records().contacts).toMatchObject([
      {
        id,
        properties: {
          firstname: 'Ada',
          lastname: 'Lovelace',
          phone: '(312) 555-0123',
          ringback_phone: CALLER,
          ringback_missed_calls: '1',
        },
      },
    ]);
    expect(portal.records().calls[0]?.associations.contacts).toEqual([id]);
  });

  test('the contact’s owner has the call, the text and the task; the line’s only without one', async () => {
    const portal = await bench.open({ lineOwner: '4711' });
    bench.hubspot.createContact(portal.id, { phone: CALLER, hubspot_owner_id: OWNER });
    await portal.shop.missCall(CALLER);
    await portal.drainAll();
    const { calls, communications, tasks } = portal.records();
    for (const { properties } of [...calls, ...communications, ...tasks])
      expect(properties['hubspot_owner_id']).toBe(OWNER);
  });

  test('an owner whom HubSpot does not know is left out', async () => {
    const portal = await bench.open({ lineOwner: '4711' });
    await portal.shop.missCall(CALLER);
    await portal.drainAll();
    const { calls, communications, tasks } = portal.records();
    expect([calls, communications, tasks].map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(calls[0]?.properties['hs_call_from_number']).toBe(CALLER);
    expect(calls[0]?.properties['hubspot_owner_id']).toBeUndefined();
  });

  test('several contacts with the number: the last modified is taken and the caller is marked', async () => {
    const portal = await bench.open();
    const recent = bench.hubspot.createContact(portal.id, { firstname: 'Recent', phone: CALLER });
    bench.hubspot.createContact(portal.id, { firstname: 'Old', mobilephone: CALLER });
    bench.moveHubSpotClock(1_000);
    bench.hubspot.updateRecord(portal.id, 'contacts', recent, { city: 'Chicago' });
    const { callerId } = await portal.shop.missCall(CALLER);
    await portal.drain();
    const { rows } = await bench.db.query('SELECT contact_ambiguous FROM caller WHERE id = $1', [
      callerId,
    ]);
    expect(rows).toEqual([{ contact_ambiguous: true }]);
    expect(portal.records().contacts).toHaveLength(2);
    expect(portal.records().calls[0]?.associations.contacts).toEqual([recent]);
  });

  test('the same digits of another country are not the caller', async () => {
    const portal = await bench.open();
    bench.hubspot.createContact(portal.id, {
      firstname: 'Somebody',
      lastname: 'Abroad',
      phone: '+52 312 555 0123',
    });
    await portal.shop.missCall(CALLER);
    await portal.drain();
    expect(portal.records().contacts).toHaveLength(2);
  });

  test('ten calls of one caller at once: one contact, ten calls, one task', async () => {
    const portal = await bench.open();
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        portal.shop.missCall(CALLER, { at: portal.clock.now + index * 1_000 }),
      ),
    );
    await portal.drainAll();
    const { contacts, calls, tasks } = portal.records();
    expect([contacts, calls, tasks].map(({ length }) => length)).toEqual([1, 10, 1]);
    expect(contacts[0]?.properties['ringback_missed_calls']).toBe('10');
    expect(tasks[0]?.properties['hs_task_subject']).toContain('10 missed calls');
  });

  test('two numbers of one contact share its history', async () => {
    const portal = await bench.open();
    const id = bench.hubspot.createContact(portal.id, {
      firstname: 'Ada',
      phone: CALLER,
      mobilephone: '+13125550124',
    });
    await portal.shop.missCall(CALLER);
    await portal.shop.missCall('+13125550124', { at: portal.clock.now + 60_000 });
    await portal.drainAll();
    expect(portal.records().contacts).toMatchObject([
      { id, properties: { ringback_missed_calls: '2', ringback_phone: CALLER } },
    ]);
  });

  test('a caller who is not texted: the reason is on the call and the task', async () => {
    const portal = await bench.open();
    await portal.shop.missCall(CALLER, { because: 'The number is a landline.' });
    await portal.drain();
    const { calls, communications, tasks, contacts } = portal.records();
    expect(communications).toEqual([]);
    expect(calls[0]?.properties['hs_call_body']).toContain('Not texted: the number is a landline.');
    expect(tasks[0]?.properties).toMatchObject({ hs_task_priority: 'HIGH' });
    expect(contacts[0]?.properties['ringback_recovery_status']).toBe('missed');
  });

  test('a reply and a person who got through: logged, and the same task follows', async () => {
    const portal = await bench.open();
    const call = await portal.shop.missCall(CALLER);
    await portal.drain();
    await portal.shop.receiveText(call, 'Can you come <today> & when?', portal.clock.now + 120_000);
    await portal.drain();
    expect(
      portal.records().communications.map(({ properties }) => properties['hs_communication_body']),
    ).toEqual([
      'Text sent: Sorry we missed you! Acme Plumbing',
      'Text received: Can you come &lt;today&gt; &amp; when?',
    ]);
    expect(portal.records().tasks.map(({ properties }) => properties)).toMatchObject([
      {
        hs_task_subject: 'Reply to (312) 555-0123 – they wrote: “Can you come <today> & when?”',
        hs_task_type: 'TODO',
        hs_task_status: 'NOT_STARTED',
      },
    ]);
    await portal.shop.reach(call, portal.clock.now + 300_000);
    await portal.drain();
    expect(portal.records().tasks.map(({ properties }) => properties['hs_task_status'])).toEqual([
      'COMPLETED',
    ]);
    expect(portal.records().contacts[0]?.properties).toMatchObject({
      ringback_recovery_status: 'reached',
      ringback_minutes_to_reach: '5',
      ringback_first_reply: '2026-11-23T20:33:00Z',
    });
  });

  test('what is wanted while it is being written stays pending', async () => {
    const portal = await bench.open();
    const call = await portal.shop.missCall(CALLER);
    const stop = bench.hubspot.onRequest(async ({ portalId, path }, phase) => {
      if (portalId !== portal.id || phase !== 'handled' || !path.endsWith('/calls/batch/create'))
        return;
      stop();
      await bench.db.query(
        `UPDATE call SET outcome_because = 'It rang until it timed out.' WHERE id = $1`,
        [call.callId],
      );
      await bench.db.query(
        `UPDATE hubspot_record SET wanted = wanted + 1 WHERE local_id = $1 AND kind = 'call'`,
        [call.callId],
      );
    });
    await portal.drain();
    expect(
      portal.records().calls.map(({ properties }) => properties['hs_call_body']),
    ).toMatchObject([expect.stringContaining('It rang until it timed out.')]);
  });

  test('a call that has not ended, or a text that has not left, is not logged yet', async () => {
    const portal = await bench.open();
    const call = await portal.shop.missCall(CALLER);
    await bench.db.query('UPDATE call SET outcome = NULL WHERE id = $1', [call.callId]);
    await bench.db.query(`UPDATE message SET state = 'due', settled_at = NULL WHERE id = $1`, [
      call.messageId,
    ]);
    await portal.drain();
    expect(portal.records().calls).toEqual([]);
    expect(portal.records().communications).toEqual([]);
    expect((await portal.rows()).every(({ written, wanted }) => written === wanted)).toBe(true);
  });
});
