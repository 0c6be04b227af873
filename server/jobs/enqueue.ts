import type { QueryConfig } from 'pg';
import type { MessageId, PortalId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

type Queryable = Pick<PortalTransaction, 'query'>;

/** Text jobs go before everything else that waits. */
export const TEXT_PRIORITY = -10;

// The queue keeps real time, business time may be moved in the sandbox: callers say how long, not when.

/** Reads the call again in `delayMs`: its events may not all be here yet. */
export async function enqueueCall(
  db: Queryable,
  portalId: PortalId,
  sessionId: string,
  delayMs: number,
): Promise<void> {
  await add(db, 'call', { portalId, sessionId }, `call:${portalId}:${sessionId}`, delayMs);
}

/** Tries to send a message in `delayMs`. One such job per message; a later call moves it. */
export async function enqueueSend(
  db: Queryable,
  portalId: PortalId,
  messageId: MessageId,
  delayMs: number,
): Promise<void> {
  await add(db, 'send', { portalId, messageId }, `send:${messageId}`, delayMs);
}

/** Looks up a message of unknown fate in `delayMs`. */
export async function enqueueLookUp(
  db: Queryable,
  portalId: PortalId,
  messageId: MessageId,
  delayMs: number,
): Promise<void> {
  await add(db, 'look_up', { portalId, messageId }, `look_up:${messageId}`, delayMs);
}

/** Looks at a contact that a webhook was about, in `delayMs`. */
export async function enqueueContactLook(
  db: Queryable,
  portalId: PortalId,
  contactId: string,
  eventId: string,
  delayMs: number,
): Promise<void> {
  const payload = { portalId, contactId, eventId };
  await add(db, 'look_at_contact', payload, `look:${portalId}:${eventId}`, delayMs);
}

/** Erases the person of a contact, in `delayMs`. */
export async function enqueueErasure(
  db: Queryable,
  portalId: PortalId,
  eventId: string,
  contactId: string,
  delayMs: number,
): Promise<void> {
  const payload = { portalId, contactId, eventId };
  await add(db, 'erase_person', payload, `erase:${portalId}:${eventId}`, delayMs);
}

/** Erases a portal that is disconnected, at once. */
export async function enqueuePortalErasure(db: Queryable, portalId: PortalId): Promise<void> {
  await add(db, 'erase_portal', { portalId }, `erase_portal:${portalId}`, 0);
}

/** Tells HubSpot what became of a workflow's text, in `delayMs`, if that is known by then. */
export function enqueueActionOutcome(
  tx: Pick<PortalTransaction, 'write'>,
  portalId: PortalId,
  actionId: string,
  delayMs: number,
): void {
  tx.write(job('action_outcome', { portalId, actionId }, `outcome:${actionId}`, delayMs));
}

async function add(
  db: Queryable,
  task: string,
  payload: object,
  key: string,
  delayMs: number,
): Promise<void> {
  await db.query(job(task, payload, key, delayMs));
}

function job(task: string, payload: object, key: string, delayMs: number): QueryConfig {
  return {
    name: 'add-job',
    text: `SELECT graphile_worker.add_job($1, $2::json, run_at => now() + make_interval(secs => $3), job_key => $4, priority => $5)`,
    values: [task, JSON.stringify(payload), Math.max(0, delayMs) / 1_000, key, TEXT_PRIORITY],
  };
}

/**
 * Asks for a drain of each portal to HubSpot, in `delayMs`, at once by default. One job per portal waits at any
 * time; one that is already running is followed by another, so that nothing it has passed by is missed.
 */
export async function enqueueSync(
  db: Queryable,
  portals: readonly PortalId[],
  delayMs = 0,
): Promise<void> {
  await db.query({
    name: 'add-sync-jobs',
    text: `SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
             SELECT ('sync', json_build_object('portalId', portal), NULL,
                     now() + make_interval(secs => $2), NULL, 'sync:' || portal, 0, NULL
                    )::graphile_worker.job_spec
             FROM unnest($1::text[]) AS portal))`,
    values: [[...new Set(portals)].sort(), delayMs / 1_000],
  });
}
