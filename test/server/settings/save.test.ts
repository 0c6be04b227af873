import { randomUUID } from 'node:crypto';
import type { ChangeLog } from '../../../src/api/settings/change-log';
import type { LevelView, Saved, SaveInput } from '../../../src/api/settings/levels';
import type { LinesPage } from '../../../src/api/settings/lines';
import { newCaller } from '../../scenarios/callers';
import { OBSERVE_LINE } from '../../support/world';
import { MANAGER, type SettingsWorld, startSettingsWorld } from './settings-world';

let world: SettingsWorld;
let line: { id: string };

beforeAll(async () => {
  world = await startSettingsWorld();
  const page = await world.get<LinesPage>('lines', { search: OBSERVE_LINE });
  const [found] = page.lines;
  if (found === undefined) throw new Error('The line is not listed.');
  line = { id: found.id };
});
afterAll(() => world.end());

const lineScope = (): SaveInput['scope'] => ({ kind: 'line', id: line.id });
const level = (scope: SaveInput['scope']): Promise<LevelView> => world.get('level', { scope });
async function save(scope: SaveInput['scope'], wanted: Partial<SaveInput>): Promise<Saved> {
  const { version } = await level(scope);
  return world.get('save', { idempotencyKey: randomUUID(), scope, version, ...wanted });
}

test('a value that the line does not set comes from its location, then from the account, and says so', async () => {
  await save({ kind: 'portal' }, { set: { promiseMinutes: 45, quietHours: 'hold' } });
  await world.get('locations/add', { idempotencyKey: randomUUID(), name: 'Chicago' });
  await save({ kind: 'location', name: 'Chicago' }, { set: { promiseMinutes: 30 } });
  await save(lineScope(), { line: { location: 'Chicago' } });
  expect((await level(lineScope())).inEffect).toMatchObject({
    promiseMinutes: { value: 30, from: 'location' },
    quietHours: { value: 'hold', from: 'portal' },
    business: { value: 'Acme Plumbing', from: 'line' },
  });
});

test('a change takes effect at the next call', async () => {
  await save(lineScope(), { set: { business: 'Lakeside Plumbing' } });
  const caller = newCaller();
  await world.telnyx.placeCall({ from: caller, to: OBSERVE_LINE }).delivered;
  await world.settled();
  expect(world.telnyx.texts().find(({ to }) => to === caller)?.text).toContain('Lakeside Plumbing');
});

test('a value that is taken away is inherited again', async () => {
  await save({ kind: 'portal' }, { set: { business: 'Acme' } });
  await save(lineScope(), { set: { business: null } });
  expect((await level(lineScope())).inEffect.business).toEqual({ value: 'Acme', from: 'portal' });
});

test('a value that makes no sense is refused at its field, and nothing is changed', async () => {
  const before = await level({ kind: 'portal' });
  const answer = await world.ask('save', {
    idempotencyKey: randomUUID(),
    scope: { kind: 'portal' },
    version: before.version,
    set: { hours: 'whenever', promiseMinutes: 20 },
    policy: { dailyCap: -1 },
  });
  expect(answer).toMatchObject({
    ok: false,
    fields: {
      'set.hours': expect.stringContaining('Write hours like'),
      'policy.dailyCap': expect.stringContaining('cannot be negative'),
    },
  });
  expect(await level({ kind: 'portal' })).toEqual(before);
});

test('of two people who edit the same level, the second is told and nothing of theirs is saved', async () => {
  const { version } = await level({ kind: 'portal' });
  const edit = (promiseMinutes: number): object => ({
    idempotencyKey: randomUUID(),
    scope: { kind: 'portal' },
    version,
    set: { promiseMinutes },
  });
  await world.get('save', edit(21));
  expect(await world.ask('save', edit(22))).toMatchObject({
    ok: false,
    reason: expect.stringContaining('changed by somebody else'),
  });
  expect((await level({ kind: 'portal' })).own.promiseMinutes).toBe(21);
});

test('a save that HubSpot delivers twice is made once and answered the same', async () => {
  const { version } = await level({ kind: 'portal' });
  const request = {
    idempotencyKey: randomUUID(),
    scope: { kind: 'portal' },
    version,
    set: { promiseMinutes: 33 },
  };
  const first = await world.get<Saved>('save', request);
  const second = await world.get<Saved>('save', request);
  expect(second.version).toBe(first.version);
  expect((await level({ kind: 'portal' })).version).toBe(first.version);
});

test('no line stays switched on without a business name', async () => {
  const before = await level({ kind: 'portal' });
  const answer = await world.ask('save', {
    idempotencyKey: randomUUID(),
    scope: { kind: 'portal' },
    version: before.version,
    set: { business: null },
  });
  expect(answer).toMatchObject({
    ok: false,
    fields: { 'set.business': expect.stringContaining('needed') },
  });
  expect((await level({ kind: 'portal' })).own.business).toBe('Acme');
});

test('the log says who changed what, from what and to what, and when', async () => {
  const began = Date.now();
  await save({ kind: 'portal' }, { policy: { coolDownMinutes: 90 } });
  const { entries } = await world.get<ChangeLog>('changes');
  expect(entries[0]).toMatchObject({
    who: MANAGER,
    about: 'The whole account',
    changes: [{ what: 'One text per caller in', from: '240 minutes', to: '90 minutes' }],
  });
  expect(entries[0]?.at).toBeGreaterThanOrEqual(began - 1_000);
});

test('a line that the operator changes is in the log too', async () => {
  const { operate } = world.product;
  await operate('line', 'off', '--portal', '4242001', '--number', OBSERVE_LINE);
  const { entries } = await world.get<ChangeLog>('changes');
  expect(entries[0]).toMatchObject({
    who: 'the operator',
    changes: [{ what: 'Texting back', from: 'on', to: 'off' }],
  });
});
