import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { poolLives } from './pool-lock';

const EVERY_MS = 1_000;

/**
 * Gives the jobs of dead worker pools back, within about a second of their death. graphile-worker alone
 * would hold them for four hours.
 *
 * Every pool that holds jobs without holding its lock is dead; a job taken in the last two seconds may
 * belong to a pool that is about to take its lock. Any process may reap.
 *
 * @returns the number of pools whose jobs were given back.
 */
export async function reap(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ pools: number }>({
    name: 'reap',
    text: `
      WITH dead AS MATERIALIZED (
        SELECT holder.locked_by
        FROM (
          SELECT locked_by FROM graphile_worker.jobs
          WHERE locked_by IS NOT NULL
          GROUP BY locked_by
          HAVING max(locked_at) < now() - interval '2 seconds'
        ) AS holder
        WHERE NOT ${poolLives('holder.locked_by')}
      ), released AS MATERIALIZED (
        SELECT graphile_worker.force_unlock_workers(array_agg(locked_by)) FROM dead HAVING count(*) > 0
      )
      -- Unlocking wakes nobody by itself.
      SELECT (SELECT count(*) FROM dead)::int AS pools,
             pg_notify('jobs:insert', json_build_object('r', random(), 'count', 10)::text)
      FROM released`,
  });
  const pools = rows[0]?.pools ?? 0;
  if (pools > 0) await dropSuperseded(pool);
  return pools;
}

/**
 * A job that is asked for again while it runs is followed by a new one, and itself loses its key and its
 * attempts; if its worker dies, that husk is all that remains of it.
 */
async function dropSuperseded(pool: Pool): Promise<void> {
  await pool.query(`
    SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs
    WHERE key IS NULL AND attempts >= max_attempts AND locked_at IS NULL HAVING count(*) > 0`);
}

/** Reaps every second until stopped. A database that is away is waited for. */
export function startReaper(pool: Pool, logger: Logger): { stop(): void } {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    reap(pool)
      .then((pools) => {
        if (pools > 0) logger.warn({ pools }, 'gave back the jobs of workers that died');
      })
      .catch((error: unknown) => logger.debug({ err: error }, 'could not look for dead workers'))
      .finally(() => {
        busy = false;
      });
  }, EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
