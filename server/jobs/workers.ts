import { EventEmitter } from 'node:events';
import {
  parseCronItems,
  Logger as QueueLogger,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Logger } from 'pino';
import { serverPool } from '../postgres/pool';
import { type JobName, type JobPayload, PAYLOADS, SYNC_JOBS, TEXT_JOBS } from './payloads';
import { openPoolLock, type PoolLock } from './pool-lock';
import { startReaper } from './reaper';

/** Who runs a job: the id that its pool shows as alive, see pool-lock.ts. */
export interface JobContext {
  readonly poolId: string;
}

export type JobHandlers = {
  readonly [Name in JobName]: (payload: JobPayload<Name>, context: JobContext) => Promise<void>;
};

export interface Workers {
  /** Lets running jobs finish, then stops. */
  stop(): Promise<void>;
  /** Whether jobs are being taken now; false while the database is away. */
  running(): boolean;
  /** Resolves when jobs are being taken for the first time. */
  readonly firstStart: Promise<void>;
}

const TEXT_SLOTS = 16;
const SYNC_SLOTS = 4;
/** For jobs whose time comes without a new one arriving: settling calls, retries, look-ups. */
const POLL_MS = 500;
const RESTART_MS = 250;

/**
 * Runs jobs, and goes on doing so through restarts of the database.
 *
 * The pools live as long as the connection that holds their locks. When it breaks, others may take their
 * jobs over, so they stop taking new ones and new pools with new names start as soon as the database is
 * back; what was running then finishes by itself, and what it still stores is guarded by its claim.
 */
export function startWorkers(databaseUrl: string, handlers: JobHandlers, logger: Logger): Workers {
  const pool = serverPool(databaseUrl, 'jobs', { max: TEXT_SLOTS + SYNC_SLOTS + 4 });
  const reaper = startReaper(pool, logger);
  let stopping = false;
  let current: Generation | undefined;
  let wake: () => void = () => undefined;
  let started: () => void = () => undefined;
  const firstStart = new Promise<void>((resolve) => {
    started = resolve;
  });
  const finishing = new Set<Promise<void>>();

  const supervised = (async () => {
    while (!stopping) {
      const lost = new Promise<void>((resolve) => {
        wake = resolve;
      });
      try {
        current = await startGeneration(databaseUrl, pool, handlers, logger, wake);
        started();
        await lost;
      } catch (error) {
        logger.warn({ err: error }, 'the workers could not start; trying again');
      }
      const old = current;
      current = undefined;
      if (old !== undefined) {
        const finished = old.stop().finally(() => finishing.delete(finished));
        finishing.add(finished);
      }
      if (!stopping) await pause(RESTART_MS);
    }
  })();

  return {
    running: () => current !== undefined,
    firstStart,
    stop: async () => {
      stopping = true;
      reaper.stop();
      wake();
      await supervised;
      await Promise.all(finishing);
      await pool.end();
    },
  };
}

interface Generation {
  stop(): Promise<void>;
}

async function startGeneration(
  databaseUrl: string,
  pool: ReturnType<typeof serverPool>,
  handlers: JobHandlers,
  logger: Logger,
  onLost: () => void,
): Promise<Generation> {
  const lock = await openPoolLock(databaseUrl, onLost);
  const runners: Runner[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(runners.map((runner) => runner.stop().catch(() => undefined)));
    await lock.release();
  };
  try {
    for (const [names, slots, crontab] of [
      [TEXT_JOBS, TEXT_SLOTS, []],
      [SYNC_JOBS, SYNC_SLOTS, UPKEEP],
    ] as const) {
      runners.push(await startRunner(pool, lock, names, slots, crontab, handlers, logger, onLost));
    }
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const UPKEEP = [
  { task: 'refresh_grants', match: '17 4 * * *', options: { backfillPeriod: 0 } },
  { task: 'erase_left_portals', match: '37 4 * * *', options: { backfillPeriod: 0 } },
  { task: 'forget_events', match: '47 4 * * *', options: { backfillPeriod: 0 } },
] as const;

/**
 * What ends in one turn of the event loop is released by one statement. Above all, a release that fails
 * ends its pool, and another starts: one by one, graphile-worker (0.17) waits for no release, so that the
 * first one that meets a database going away would take the process down.
 */
const RELEASE_IN_BATCHES = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

async function startRunner(
  pool: ReturnType<typeof serverPool>,
  lock: PoolLock,
  names: readonly JobName[],
  slots: number,
  crontab: readonly (typeof UPKEEP)[number][],
  handlers: JobHandlers,
  logger: Logger,
  onLost: () => void,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  let poolId = '';
  let held: Promise<void> | undefined;
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id;
    held = lock.hold(poolId).catch(onLost);
  });
  const tasks: TaskList = {};
  for (const name of names) {
    tasks[name] = async (payload) => {
      await held;
      await runJob(name, payload, { poolId }, handlers);
    };
  }
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: parseCronItems([...crontab]),
    concurrency: slots,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    events,
    logger: queueLogger(logger),
    preset: { worker: RELEASE_IN_BATCHES },
  });
  runner.promise.catch(onLost);
  return runner;
}

/** Parses the payload at this edge, then hands it to its handler. */
async function runJob<Name extends JobName>(
  name: Name,
  payload: unknown,
  context: JobContext,
  handlers: JobHandlers,
): Promise<void> {
  const parse: (payload: unknown) => JobPayload<Name> = (input) =>
    PAYLOADS[name].parse(input) as JobPayload<Name>;
  await handlers[name](parse(payload), context);
}

/** The queue's own messages, at our levels; job failures carry the error, never the payload's meaning. */
function queueLogger(logger: Logger): QueueLogger {
  return new QueueLogger(() => (level, message, meta) => {
    const error = meta?.['error'];
    const detail = error instanceof Error ? { err: error } : {};
    if (level === 'error') logger.error(detail, message);
    else if (level === 'warning') logger.warn(detail, message);
    else logger.trace(detail, message);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
