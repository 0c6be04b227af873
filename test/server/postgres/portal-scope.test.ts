import type { Pool } from 'pg';
import { serverPool } from '../../../server/postgres/pool';
import { inPortal } from '../../../server/postgres/portal-scope';
import { portalId } from '../../../src/ids';
import { type TestDatabase, testDatabase } from '../../support/database';

const PORTAL = portalId('7100001');
if (PORTAL === undefined) throw new Error('not a portal id');

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = serverPool(database.url, 'test', { max: 1 });
  await inPortal(pool, PORTAL, async (tx) => {
    tx.write({
      text: 'INSERT INTO portal (id, connected_at) VALUES ($1, now())',
      values: [PORTAL],
    });
  });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const staff = (number: string) => ({
  text: 'INSERT INTO staff_number (portal_id, number, name) VALUES ($1, $2, $2)',
  values: [PORTAL, number],
});
const staffNumbers = async (): Promise<unknown[]> =>
  inPortal(pool, PORTAL, async (tx) => {
    const { rows } = await tx.query<{ number: string }>(
      'SELECT number FROM staff_number ORDER BY number',
    );
    return rows.map(({ number }) => number);
  });

test('a change that nobody waits for is stored by the time the transaction is over', async () => {
  await inPortal(pool, PORTAL, async (tx) => {
    tx.write(staff('+13125550001'));
    const { rowCount } = await tx.query('SELECT FROM staff_number');
    expect(rowCount).toBe(1);
  });
  expect(await staffNumbers()).toEqual(['+13125550001']);
});

test('a change that fails fails the transaction with its own error, and nothing of it is stored', async () => {
  const doubled = inPortal(pool, PORTAL, async (tx) => {
    tx.write(staff('+13125550002'));
    tx.write(staff('+13125550001'));
    tx.write(staff('+13125550003'));
  });
  await expect(doubled).rejects.toMatchObject({ code: '23505' });
  expect(await staffNumbers()).toEqual(['+13125550001']);
});

test('what is asked for after a failed change does not hide why it failed', async () => {
  const doubled = inPortal(pool, PORTAL, async (tx) => {
    tx.write(staff('+13125550001'));
    await tx.query('SELECT 1');
  });
  await expect(doubled).rejects.toMatchObject({ code: '23505' });
});

test('a failure of the work itself leaves nothing behind, and the connection serves the next one', async () => {
  const failing = inPortal(pool, PORTAL, async (tx) => {
    tx.write(staff('+13125550004'));
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await staffNumbers()).toEqual(['+13125550001']);
});
