import { Pool } from 'pg';
import { type PortalLease, withPortalLease } from '../../../../server/hubspot/sync/portal-lease';
import { serverPool } from '../../../../server/postgres/pool';
import { type PortalId, portalId } from '../../../../src/ids';
import { type TestDatabase, testDatabase } from '../../../support/database';
import { eventually } from '../../../support/eventually';

function portal(id: number): PortalId {
  const parsed = portalId(id);
  if (parsed === undefined) throw new Error(`${id} is no portal id.`);
  return parsed;
}

describe('the lease of a portal', () => {
  let database: TestDatabase;
  let pool: Pool;
  let administrator: Pool;
  beforeAll(async () => {
    database = await testDatabase();
    administrator = new Pool({ connectionString: database.url, max: 1 });
    pool = serverPool(database.url, 'test', { max: 5 });
  });
  afterAll(async () => {
    await pool.end();
    await administrator.end();
    await database.drop();
  });

  test('one holds it, another portal’s is free, and it is free again afterwards', async () => {
    const outer = await withPortalLease(pool, portal(1), async () => ({
      same: await withPortalLease(pool, portal(1), async () => 'got it'),
      other: await withPortalLease(pool, portal(2), async () => 'got it'),
    }));
    expect(outer).toEqual({
      held: true,
      result: { same: { held: false }, other: { held: true, result: 'got it' } },
    });
    expect(await withPortalLease(pool, portal(1), async () => 'got it')).toEqual({
      held: true,
      result: 'got it',
    });
  });

  test('work that throws gives it back', async () => {
    await expect(
      withPortalLease(pool, portal(1), () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    expect((await withPortalLease(pool, portal(1), async () => 0)).held).toBe(true);
  });

  test('transactions see the portal only, run one at a time, and roll back when they throw', async () => {
    const { rows } = await pool.query<{ ringback: string }>(
      `SELECT current_setting('ringback.portals', true) AS ringback`,
    );
    expect(rows[0]?.ringback ?? '').toBe('');
    const seen = await withPortalLease(pool, portal(7), async (lease) => {
      const scopes = await Promise.all(
        [1, 2, 3].map(() =>
          lease.transaction(async (tx) => {
            const before = await tx.query<{ scope: string; transaction: string }>(
              `SELECT current_setting('ringback.portals') AS scope, pg_current_xact_id()::text AS transaction`,
            );
            const after = await tx.query<{ transaction: string }>(
              'SELECT pg_current_xact_id()::text AS transaction',
            );
            expect(after.rows[0]?.transaction).toBe(before.rows[0]?.transaction);
            return before.rows[0];
          }),
        ),
      );
      await expect(lease.transaction((tx) => tx.query('SELECT 1 / 0'))).rejects.toThrow(
        'division by zero',
      );
      await lease.transaction((tx) => tx.query('SELECT 1'));
      return scopes;
    });
    expect(seen.held && seen.result.map((each) => each?.scope)).toEqual(['7', '7', '7']);
    expect(seen.held && new Set(seen.result.map((each) => each?.transaction)).size).toBe(3);
  });

  test('whoever loses the connection can note nothing more, and the lease is free at once', async () => {
    const work = async (lease: PortalLease): Promise<boolean> => {
      const { rows } = await lease.transaction((tx) =>
        tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'),
      );
      await administrator.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await expect(lease.transaction((tx) => tx.query('SELECT 1'))).rejects.toThrow();
      // Another connection gets it as soon as PostgreSQL has wound up the old one.
      return eventually(
        'the lease is free',
        async () => (await withPortalLease(pool, portal(3), async () => 0)).held,
      );
    };
    const lost = await withPortalLease(pool, portal(3), work);
    expect(lost).toEqual({ held: true, result: true });
  });
});
