import { Client } from 'pg';
import { SERVER_ROLE } from '../postgres/pool';

/** First key of the advisory locks by which worker pools show that they live; the second is the pool's id. */
export const POOL_LOCK_CLASS = 0x52_42; // "RB"

export interface PoolLock {
  /** Shows to every other process that the pool lives, for as long as this process and its connection do. */
  hold(poolId: string): Promise<void>;
  release(): Promise<void>;
}

/**
 * Opens the connection whose advisory locks say which worker pools of this process live. The kernel closes
 * a dead process's socket, so its locks go at once; a busy event loop does not lose them, as a heartbeat would.
 *
 * @param onLost called once when the connection breaks: the pools' jobs may be given to others from then on.
 */
export async function openPoolLock(databaseUrl: string, onLost: () => void): Promise<PoolLock> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'ringback pool lock',
    options: `-c role=${SERVER_ROLE} -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  let released = false;
  let lost = false;
  const lose = (): void => {
    if (released || lost) return;
    lost = true;
    onLost();
  };
  client.on('error', lose);
  client.on('end', lose);
  await client.connect();
  return {
    hold: async (poolId) => {
      await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [POOL_LOCK_CLASS, poolId]);
    },
    release: async () => {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}

/** SQL that is true while the pool named by the expression lives. */
export function poolLives(poolIdExpression: string): string {
  return `EXISTS (
    SELECT 1 FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND classid = ${POOL_LOCK_CLASS}
      AND objid = (hashtext(${poolIdExpression})::bigint & 4294967295)::oid)`;
}
