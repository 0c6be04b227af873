import { randomUUID } from 'node:crypto';
import type { LinesPage } from '../../../src/api/settings/lines';
import type { OptOuts, People } from '../../../src/api/settings/people';
import type { TelnyxAccountView, TelnyxNumbers } from '../../../src/api/settings/telnyx';
import type { TestCall, TestText } from '../../../src/api/settings/trial';
import type { CountryHolidays, WordingPreviews } from '../../../src/api/settings/wording';
import { newCaller } from '../../scenarios/callers';
import { eventually } from '../../support/eventually';
import { OBSERVE_LINE, TELNYX_KEY } from '../../support/world';
import { type SettingsWorld, startSettingsWorld } from './settings-world';

let world: SettingsWorld;
beforeAll(async () => {
  world = await startSettingsWorld();
});
afterAll(() => world.end());

const key = (): { idempotencyKey: string } => ({ idempotencyKey: randomUUID() });

async function lineId(number: string): Promise<string> {
  const page = await world.get<LinesPage>('lines', { search: number });
  const [line] = page.lines;
  if (line === undefined) throw new Error(`${number} is not listed.`);
  return line.id;
}

describe('connecting Telnyx', () => {
  test('a key that Telnyx refuses is told at its field, and the account stays as it was', async () => {
    const answer = await world.ask('telnyx/connect', { ...key(), apiKey: 'KEY-wrong' });
    expect(answer).toMatchObject({
      ok: false,
      fields: { apiKey: expect.stringContaining('refuses this key') },
    });
    expect(await world.ask('telnyx/account')).toMatchObject({ ok: true });
  });

  test('a good key is answered with the balance and the webhook address, and never told again', async () => {
    const account = await world.get<TelnyxAccountView>('telnyx/connect', {
      ...key(),
      apiKey: TELNYX_KEY,
    });
    expect(account.balance).toMatch(/\d/);
    expect(account.webhookUrl).toContain('/webhooks/telnyx/');
    const told = JSON.stringify([
      account,
      await world.overview(),
      await world.get('telnyx/account'),
      await world.get('changes'),
    ]);
    expect(told).not.toContain(TELNYX_KEY);
  });
});

describe('choosing numbers', () => {
  const fresh = '+13125550177';
  beforeAll(() => world.telnyx.addNumber({ apiKey: TELNYX_KEY, number: fresh, connection: 'sip' }));

  test('Telnyx’s numbers are listed, with those that are lines already', async () => {
    const { numbers } = await world.get<TelnyxNumbers>('telnyx/numbers');
    expect(numbers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ number: OBSERVE_LINE, isLine: true }),
        expect.objectContaining({ number: fresh, isLine: false }),
      ]),
    );
  });

  test('a new line is switched off, and is not switched on without a business name', async () => {
    await world.get('lines/add', { ...key(), numbers: [fresh], mode: 'observe' });
    const page = await world.get<LinesPage>('lines', { search: fresh });
    expect(page.lines).toMatchObject([{ number: fresh, enabled: false }]);
    const on = { ...key(), scope: { kind: 'line', id: await lineId(fresh) }, version: 1 };
    expect(await world.ask('save', { ...on, line: { enabled: true } })).toMatchObject({
      ok: false,
      fields: { 'set.business': expect.any(String) },
    });
    const named = { line: { enabled: true }, set: { business: 'Fresh Start' } };
    expect(await world.ask('save', { ...on, ...named })).toMatchObject({ ok: true });
  });

  test('a number of somebody else’s account is refused', async () => {
    const answer = await world.ask('lines/add', {
      ...key(),
      numbers: ['+13125559999'],
      mode: 'observe',
    });
    expect(answer).toMatchObject({
      ok: false,
      reason: expect.stringContaining('not a number of your Telnyx account'),
    });
  });
});

test('the wording is previewed as callers would read it, with its price and what speaks against it', async () => {
  const { previews } = await world.get<WordingPreviews>('wording', {
    scope: { kind: 'line', id: await lineId(OBSERVE_LINE) },
    drafts: { open: '{{business}}: 20% off! We call within 5 minutes 😀 bit.ly/x' },
  });
  expect(previews[0]).toMatchObject({
    situation: 'open',
    text: expect.stringContaining('Acme Plumbing: 20% off!'),
    segments: { encoding: 'UCS-2' },
    price: expect.stringContaining('$'),
  });
  const said = previews[0]?.findings.map(({ sentence }) => sentence).join(' ') ?? '';
  for (const part of ['20% off', 'sooner than the 15 minutes', 'shortened', '😀'])
    expect(said).toContain(part);
  expect(previews[1]?.source).toBe('default');
});

test('a country’s next public holidays are offered by name', async () => {
  const { days } = await world.get<CountryHolidays>('holidays', { country: 'US' });
  expect(days.map(({ name }) => name)).toContain('Christmas Day');
  expect(await world.ask('holidays', { country: 'XX' })).toMatchObject({ ok: false });
});

test('a staff phone is kept as people write it, and a call from it is not texted', async () => {
  await world.get('staff/add', { ...key(), number: '(312) 555-0142', name: 'Sam' });
  const { staff } = await world.get<People>('people');
  expect(staff).toContainEqual({ number: '+13125550142', name: 'Sam' });
  await world.telnyx.placeCall({ from: '+13125550142', to: OBSERVE_LINE }).delivered;
  await world.settled();
  expect(world.telnyx.texts().filter(({ to }) => to === '+13125550142')).toHaveLength(0);
  await world.get('staff/remove', { ...key(), number: '+13125550142' });
  expect((await world.get<People>('people')).staff).toHaveLength(0);
});

test('the owners of HubSpot are offered, and whoever installed the app manages', async () => {
  const people = await world.get<People>('people');
  expect(people.owners.length).toBeGreaterThan(0);
  expect(people.managers).toMatchObject([{ installer: true }]);
  expect(people.ownersMissing).toBeUndefined();
});

test('whoever texts STOP is in the list of opt-outs with the reason, found by a part of the number', async () => {
  const caller = newCaller();
  await world.telnyx.textIn({ from: caller, to: OBSERVE_LINE, text: 'STOP' }).delivered;
  await world.settled();
  const found = await world.get<OptOuts>('opt-outs', { search: caller.slice(-6) });
  expect(found.optOuts).toMatchObject([
    { number: caller, reason: expect.stringContaining('STOP') },
  ]);
});

test('a test text is labelled, arrives once however often it is asked for, and leaves HubSpot alone', async () => {
  const phone = newCaller();
  const request = { ...key(), lineId: await lineId(OBSERVE_LINE), to: phone };
  const sent = await world.get<TestText>('test-text', request);
  await world.get<TestText>('test-text', request);
  const result = await eventually('the test text is delivered', async () => {
    const now = await world.get<TestText>('test-text/result', { id: sent.id });
    return now.state === 'delivered' ? now : undefined;
  });
  expect(result.sentence).toContain('arrived');
  await world.settled();
  expect(world.telnyx.texts().filter(({ to }) => to === phone)).toMatchObject([
    { text: expect.stringMatching(/^Test of Ringback: Acme Plumbing/) },
  ]);
  const { rows } = await world.db.query<{ records: string }>(
    `SELECT count(*) AS records FROM hubspot_record
     WHERE local_id IN (SELECT id FROM caller WHERE number = $1)`,
    [phone],
  );
  expect(rows[0]?.records).toBe('0');
});

test('a test call shows what was decided and the text that was sent', async () => {
  const phone = newCaller();
  const since = Date.now() - 60_000;
  const request = { lineId: await lineId(OBSERVE_LINE), from: phone, since };
  expect(await world.get<TestCall>('test-call', request)).toEqual({});
  await world.telnyx.placeCall({ from: phone, to: OBSERVE_LINE }).delivered;
  await world.settled();
  const { call } = await world.get<TestCall>('test-call', request);
  expect(call).toMatchObject({ sentence: 'Texted.', text: expect.stringContaining('Acme') });
  expect(call?.rules).toContain('Nobody answered the call.');
});

test('each step says whether it is done', async () => {
  const { steps } = await world.overview();
  const states = Object.fromEntries(steps.map(({ name, state }) => [name, state]));
  expect(states).toMatchObject({ telnyx: 'done', numbers: 'done', test: 'done', on: 'done' });
});
