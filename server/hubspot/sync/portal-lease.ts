import type { Pool, PoolClient } from 'pg';
import type { PortalId } from '../../../src/ids';
import { type PortalTransaction, transact } from '../../postgres/portal-scope';

/** The right to write to one portal's HubSpot, held by one process at a time. */
export interface PortalLease {
  readonly portalId: PortalId;
  /**
   * Runs `work` in a short transaction on the connection that holds the lease, scoped to the portal; one at
   * a time. Rejects once that connection, and with it the lease, is lost: whoever lost it can note nothing.
   */
  transaction<T>(work: (tx: PortalTransaction) => Promise<T>): Promise<T>;
}

/**
 * Runs `work` while this process, and no other, holds the portal's lease. The lease is a session lock of
 * PostgreSQL on a connection of its own, so it ends with the connection or the process, at once and
 * without a time-out to guess.
 *
 * @param pool connections of the server's role; the lease occupies one of them all the time
 */
export async function withPortalLease<T>(
  pool: Pool,
  portalId: PortalId,
  work: (lease: PortalLease) => Promise<T>,
): Promise<{ readonly held: true; readonly result: T } | { readonly held: false }> {
  const client = await pool.connect();
  let lost = false;
  const lose = (): void => {
    lost = true;
  };
  client.on('error', lose);
  try {
    if (!(await tryLock(client, portalId))) return { held: false };
    try {
      return { held: true, result: await work(leaseOn(client, portalId)) };
    } finally {
      await unlock(client, portalId).catch(lose);
    }
  } finally {
    client.off('error', lose);
    client.release(lost);
  }
}

async function tryLock(client: PoolClient, portalId: PortalId): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
    [lockName(portalId)],
  );
  return rows[0]?.held === true;
}

async function unlock(client: PoolClient, portalId: PortalId): Promise<void> {
  await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lockName(portalId)]);
}

const lockName = (portalId: PortalId): string => `ringback sync ${portalId}`;

function leaseOn(client: PoolClient, portalId: PortalId): PortalLease {
  let last: Promise<unknown> = Promise.resolve();
  return {
    portalId,
    transaction: (work) => {
      const result = last.then(() => transact(client, portalId, work));
      last = result.catch(() => undefined);
      return result;
    },
  };
}
