import { randomUUID } from 'node:crypto';
import type { LinesPage } from '../../../src/api/settings/lines';
import type { Applied, ChangesPreview, LinesCsv } from '../../../src/api/settings/many-lines';
import { PORTAL } from '../../support/world';
import { type SettingsWorld, startSettingsWorld } from './settings-world';

let world: SettingsWorld;
beforeAll(async () => {
  world = await startSettingsWorld();
  await world.db.query(
    `INSERT INTO line (id, portal_id, number, mode, name, enabled)
     SELECT gen_random_uuid(), $1, '+1414555' || lpad(n::text, 4, '0'), 'overflow', 'Branch ' || n, false
     FROM generate_series(1, 500) AS n`,
    [PORTAL],
  );
});
afterAll(() => world.end());

const linesOf = (search: string): Promise<LinesPage> => world.get('lines', { search });

test('five hundred lines are listed by page and found by any part of what is known of them', async () => {
  const all = await world.get<LinesPage>('lines', {});
  expect(all.total).toBe(502);
  expect(all.lines).toHaveLength(25);
  const found = await linesOf('branch 5550042');
  expect(found.lines).toMatchObject([{ name: 'Branch 42' }]);
});

test('one setting for all lines found: the preview shows what changes, and applying makes exactly that', async () => {
  const edits = { kind: 'bulk', search: 'Branch', set: { promiseMinutes: 60 } };
  const preview = await world.get<ChangesPreview>('lines/preview', { edits });
  expect(preview).toMatchObject({ changed: 500, unchanged: 0, problems: [] });
  expect(preview.shown[0]).toMatchObject({
    changes: [{ what: 'Reply promised within', from: 'inherited', to: '60 minutes' }],
  });
  const request = { idempotencyKey: randomUUID(), edits, basis: preview.basis };
  expect(await world.get<Applied>('lines/apply', request)).toEqual({ changed: 500 });
  expect(await world.get<ChangesPreview>('lines/preview', { edits })).toMatchObject({
    changed: 0,
    unchanged: 500,
  });
});

test('what changed since the preview was seen is not applied', async () => {
  const edits = { kind: 'bulk', search: 'Branch 7', set: { hours: '24/7' } };
  const { basis } = await world.get<ChangesPreview>('lines/preview', { edits });
  const other = { kind: 'bulk', search: 'Branch 77', set: { business: 'Somebody was here' } };
  const between = await world.get<ChangesPreview>('lines/preview', { edits: other });
  await world.get('lines/apply', {
    idempotencyKey: randomUUID(),
    edits: other,
    basis: between.basis,
  });
  const request = { idempotencyKey: randomUUID(), edits, basis };
  expect(await world.ask('lines/apply', request)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('since you saw the preview'),
  });
});

test('an exported file that is imported again changes nothing', async () => {
  const { csv } = await world.get<LinesCsv>('lines/export');
  const preview = await world.get<ChangesPreview>('lines/preview', { edits: { kind: 'csv', csv } });
  expect(preview).toMatchObject({ changed: 0, unchanged: 502, problems: [] });
});

test('a file changes names, locations and settings, and makes locations that are new', async () => {
  const csv = [
    'Number,Name,Location,Business name,Business hours',
    '14145550001,North shop,Milwaukee,Lakeside Plumbing,Mo-Sa 08:00-18:00',
    '+1 414 555 0002,South shop,Milwaukee,,',
  ].join('\n');
  const edits = { kind: 'csv', csv };
  const { basis, changed } = await world.get<ChangesPreview>('lines/preview', { edits });
  expect(changed).toBe(3);
  await world.get('lines/apply', { idempotencyKey: randomUUID(), edits, basis });
  const { lines } = await linesOf('Milwaukee');
  expect(lines).toMatchObject([
    { name: 'North shop', business: 'Lakeside Plumbing', hours: 'Mo-Sa 08:00-18:00' },
    { name: 'South shop' },
  ]);
});

test('rows that cannot be taken are told by their number, and nothing is applied while there are any', async () => {
  const csv = [
    'Number,Business hours,Texting back',
    '+14145550003,whenever,yes',
    '+19995550000,24/7,no',
    '+14145550004,24/7,perhaps',
    '+14145550004,24/7,no',
  ].join('\n');
  const edits = { kind: 'csv', csv };
  const { problems, basis } = await world.get<ChangesPreview>('lines/preview', { edits });
  expect(problems.map(({ row }) => row)).toEqual([2, 3, 4, 5]);
  const request = { idempotencyKey: randomUUID(), edits, basis };
  expect(await world.ask('lines/apply', request)).toMatchObject({ ok: false });
});
