import type { MessageId, PortalId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

type Queryable = Pick<PortalTransaction, 'query'>;

/** Text jobs go before everything else that waits. */
export const TEXT_PRIORITY = -10;

/** Reads the call again at `runAt` (epoch ms): its events may not all be here yet. */
export async function enqueueCall(
  db: Queryable,
  portalId: PortalId,
  sessionId: string,
  runAt: number,
): Promise<void> {
  await add(db, 'call', { portalId, sessionId }, `call:${portalId}:${sessionId}`, runAt);
}

/** Tries to send a message at `runAt` (epoch ms). One such job per message; a later call moves it. */
export async function enqueueSend(
  db: Queryable,
  portalId: PortalId,
  messageId: MessageId,
  runAt: number,
): Promise<void> {
  await add(db, 'send', { portalId, messageId }, `send:${messageId}`, runAt);
}

/** Looks up a message of unknown fate at `runAt` (epoch ms). */
export async function enqueueLookUp(
  db: Queryable,
  portalId: PortalId,
  messageId: MessageId,
  runAt: number,
): Promise<void> {
  await add(db, 'look_up', { portalId, messageId }, `look_up:${messageId}`, runAt);
}

async function add(
  db: Queryable,
  task: string,
  payload: object,
  key: string,
  runAt: number,
): Promise<void> {
  await db.query({
    name: 'add-job',
    text: `SELECT graphile_worker.add_job($1, $2::json, run_at => to_timestamp($3 / 1000.0), job_key => $4, priority => $5)`,
    values: [task, JSON.stringify(payload), runAt, key, TEXT_PRIORITY],
  });
}

/**
 * Asks for a drain of each portal to HubSpot, at once or `runAt` (epoch ms). One job per portal waits at any
 * time; one that is already running is followed by another, so that nothing it has passed by is missed.
 */
export async function enqueueSync(
  db: Queryable,
  portals: readonly PortalId[],
  runAt?: number,
): Promise<void> {
  await db.query({
    name: 'add-sync-jobs',
    text: `SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
             SELECT ('sync', json_build_object('portalId', portal), NULL,
                     coalesce(to_timestamp($2 / 1000.0), now()), NULL, 'sync:' || portal, 0, NULL
                    )::graphile_worker.job_spec
             FROM unnest($1::text[]) AS portal))`,
    values: [[...new Set(portals)].sort(), runAt ?? null],
  });
}
