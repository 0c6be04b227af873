import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../../../server/project-root';
import { type TestDatabase, testDatabase } from '../../support/database';

let database: TestDatabase;
let db: Client;
beforeAll(async () => {
  database = await testDatabase();
  db = new Client({ connectionString: database.url });
  await db.connect();
  await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

test('a line from before settings were inherited keeps what it said, and its place becomes a location', async () => {
  const folder = path.join(projectRoot(), 'migrations');
  const run = async (files: readonly string[]): Promise<void> => {
    for (const file of files) await db.query(readFileSync(path.join(folder, file), 'utf8'));
  };
  const files = readdirSync(folder).sort();
  const at = files.indexOf('0006_settings.sql');
  await run(files.slice(0, at));
  await db.query(`
    INSERT INTO portal (id, connected_at) VALUES (1, now());
    INSERT INTO portal_policy (portal_id) VALUES (1);
    INSERT INTO line (id, portal_id, number, mode, name, business, location, time_zone, hours, holidays,
      holiday_country, quiet_hours, promise, wordings, owner_id)
    VALUES
      (gen_random_uuid(), 1, '+13125550100', 'observe', 'Main', 'Acme', 'Chicago', 'America/Chicago', '24/7',
        '[{"date": "2026-12-24", "name": "Christmas Eve"}]', 'US', 'hold', '30 minutes',
        '{"after_hours": "We are closed."}', '501'),
      (gen_random_uuid(), 1, '+13125550101', 'overflow', 'Plain', 'Acme', NULL, 'America/Denver', 'Mo-Fr 08:00-18:00',
        '[]', NULL, 'send', '15 minutes', '{}', NULL)`);
  await run(files.slice(at, at + 1));
  const { rows } = await db.query('SELECT * FROM line_in_effect ORDER BY number');
  expect(rows).toMatchObject([
    {
      location: 'Chicago',
      time_zone: 'America/Chicago',
      owner_id: '501',
      settings: {
        business: 'Acme',
        hours: '24/7',
        holidays: [{ date: '2026-12-24', name: 'Christmas Eve' }],
        holidayCountry: 'US',
        quietHours: 'hold',
        promiseMinutes: 30,
        wordingAfterHours: 'We are closed.',
      },
    },
    {
      location: null,
      owner_id: null,
      settings: { business: 'Acme', timeZone: 'America/Denver', hours: 'Mo-Fr 08:00-18:00' },
    },
  ]);
  const locations = await db.query('SELECT name FROM location');
  expect(locations.rows).toEqual([{ name: 'Chicago' }]);
});
