import type { CommandAnswer } from './command-answer';
import type { OperatorParts } from './operator-parts';

// A job that gave up stays in the queue. One that was merely superseded while it ran has lost its key.
const GAVE_UP = 'attempts >= max_attempts AND key IS NOT NULL AND locked_at IS NULL';

interface FailedJob {
  id: string;
  task_identifier: string;
  key: string;
  attempts: number;
  last_error: string | null;
}

/** `ringback jobs failed`: what gave up, with the reason. */
export async function listFailedJobs({ pool }: OperatorParts): Promise<CommandAnswer> {
  const { rows } = await pool.query<FailedJob>(
    `SELECT id, task_identifier, key, attempts, last_error FROM graphile_worker.jobs WHERE ${GAVE_UP} ORDER BY id LIMIT 100`,
  );
  return {
    ok: true,
    sentences:
      rows.length === 0
        ? ['No work gave up.']
        : rows.map(
            (job) =>
              `${job.task_identifier} ${job.key}: tried ${job.attempts} times, last error: ${firstLine(job.last_error)}`,
          ),
    json: {
      failed: rows.map((job) => ({
        id: job.id,
        job: job.task_identifier,
        key: job.key,
        error: firstLine(job.last_error),
      })),
    },
  };
}

/** `ringback jobs retry`: runs all of it again, now. */
export async function retryFailedJobs({ pool }: OperatorParts): Promise<CommandAnswer> {
  const { rows } = await pool.query<{ count: string }>(
    `SELECT count(*) FROM graphile_worker.reschedule_jobs(
       ARRAY(SELECT id FROM graphile_worker.jobs WHERE ${GAVE_UP}), run_at => now(), attempts => 0)`,
  );
  const count = Number(rows[0]?.count ?? 0);
  return {
    ok: true,
    sentences: [`${count} ${count === 1 ? 'job runs' : 'jobs run'} again.`],
    json: { retried: count },
  };
}

function firstLine(text: string | null): string {
  return (text ?? '').split('\n')[0] ?? '';
}
