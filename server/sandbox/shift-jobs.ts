import type { Pool } from 'pg';

/**
 * Moves waiting work along when business time moves: what was due at eight is due when the clock says
 * eight. Only for the sandbox; the queue itself keeps real time.
 *
 * @param byMs by how much business time went forward
 */
export async function shiftJobs(pool: Pool, byMs: number): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.reschedule_jobs(ARRAY[id], run_at => run_at - make_interval(secs => $1 / 1000.0))
     FROM graphile_worker.jobs WHERE run_at > now() AND locked_at IS NULL`,
    [byMs],
  );
  await pool.query(`SELECT pg_notify('jobs:insert', '{"r":0,"count":10}')`);
}
