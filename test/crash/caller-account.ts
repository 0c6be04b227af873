import type { Pool } from 'pg';
import type { SandboxRecord } from '../../server/sandbox/hubspot-emulator/hubspot-emulator';
import { PORTAL, type World } from '../support/world';

/** All there is about one caller: in the phone network, in the product's tables, in HubSpot. */
export interface CallerAccount {
  /** How many texts reached the phone network. */
  readonly texts: number;
  readonly calls: number;
  /** Kinds of the verdicts of these calls. */
  readonly verdicts: readonly string[];
  /** Text-backs, by state; what stopped one follows the state. */
  readonly messages: readonly string[];
  /** Leads that are open. */
  readonly openLeads: number;
  readonly hubspot: Readonly<Record<'contacts' | 'calls' | 'communications' | 'tasks', number>>;
}

/** What is to be found after one missed call that was texted back. */
export const TEXTED: CallerAccount = {
  texts: 1,
  calls: 1,
  verdicts: ['text'],
  messages: ['accepted'],
  openLeads: 1,
  hubspot: { contacts: 1, calls: 1, communications: 1, tasks: 1 },
};

/** The same where the text may have left and nobody will ever know: a person is told instead (promise 4). */
export const UNRESOLVED: CallerAccount = {
  ...TEXTED,
  texts: 0,
  messages: ['unresolved fate_unknown'],
  hubspot: { contacts: 1, calls: 1, communications: 0, tasks: 1 },
};

export async function accountOf(world: World, caller: string): Promise<CallerAccount> {
  const { rows } = await world.db.query<{
    calls: number;
    verdicts: string[];
    messages: string[];
    leads: number;
  }>(
    `SELECT (SELECT count(*)::int FROM call WHERE from_shown = $1) AS calls,
            ARRAY(SELECT verdict.kind FROM verdict JOIN call ON call.id = call_id WHERE from_shown = $1) AS verdicts,
            ARRAY(SELECT concat_ws(' ', state, because) FROM message WHERE to_number = $1) AS messages,
            (SELECT count(*)::int FROM lead JOIN conversation ON conversation.id = conversation_id
               JOIN caller ON caller.id = caller_id WHERE number = $1 AND closed_at IS NULL) AS leads`,
    [caller],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('PostgreSQL answered no row.');
  return {
    texts: world.telnyx.texts().filter(({ to }) => to === caller).length,
    calls: row.calls,
    verdicts: row.verdicts,
    messages: row.messages,
    openLeads: row.leads,
    hubspot: hubspotOf(world, caller),
  };
}

/** Counts a caller's contacts, and the records on them. */
function hubspotOf(world: World, caller: string): CallerAccount['hubspot'] {
  const contacts = live(world.hubspot.records(PORTAL).contacts).filter(({ properties }) =>
    [properties['phone'], properties['ringback_phone']].includes(caller),
  );
  const on = (type: 'calls' | 'communications' | 'tasks'): number =>
    contacts.reduce((sum, { associations }) => sum + associations[type].length, 0);
  return {
    contacts: contacts.length,
    calls: on('calls'),
    communications: on('communications'),
    tasks: on('tasks'),
  };
}

/** How many records of each kind HubSpot holds in all: none may be there that is on nobody's contact. */
export function recordCounts(world: World): CallerAccount['hubspot'] {
  const { contacts, calls, communications, tasks } = world.hubspot.records(PORTAL);
  return {
    contacts: live(contacts).length,
    calls: live(calls).length,
    communications: live(communications).length,
    tasks: live(tasks).length,
  };
}

const live = (records: readonly SandboxRecord[]): SandboxRecord[] =>
  records.filter(({ archived }) => !archived);

/**
 * What the product still has to do, in words; nothing, but for look-ups of texts of unknown fate, which go on
 * for 15 minutes by design and wait for their time.
 */
export async function leftToDo(db: Pool): Promise<string[]> {
  const { rows } = await db.query<{ what: string }>(
    `SELECT concat_ws(' ', 'job', key, 'attempt', attempts, 'at', run_at - now(), 'locked', now() - locked_at, last_error) AS what
     FROM graphile_worker.jobs AS job
     WHERE NOT EXISTS (
       SELECT 1 FROM message WHERE state = 'unknown' AND job.key = 'look_up:' || message.id
         AND job.locked_at IS NULL AND job.run_at > now())
     UNION ALL
     SELECT concat_ws(' ', 'record', kind, 'in', not_before - now(), problem) FROM hubspot_record WHERE written < wanted
     UNION ALL
     SELECT concat_ws(' ', 'report on the text to', to_number) FROM message
     WHERE state = 'accepted' AND delivery IS DISTINCT FROM 'delivered'`,
  );
  return rows.map(({ what }) => what);
}

/** Whether the caller's call has its verdict, before which being at rest says nothing. */
export async function isDecided(db: Pool, caller: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'SELECT 1 FROM call JOIN verdict ON call_id = call.id WHERE from_shown = $1',
    [caller],
  );
  return rowCount === 1;
}

/** Lets the time pass in which a text of unknown fate is looked for: its last look is due now. */
export async function letLookUpsEnd(db: Pool, caller: string): Promise<void> {
  await db.query(
    `UPDATE message SET claimed_at = claimed_at - interval '15 minutes' WHERE to_number = $1 AND state = 'unknown'`,
    [caller],
  );
  await lookUpNow(db, caller);
}

/** Brings the next look-up of the caller's text forward. */
export async function lookUpNow(db: Pool, caller: string): Promise<void> {
  await db.query(
    `UPDATE graphile_worker._private_jobs AS job SET run_at = now()
     FROM message WHERE to_number = $1 AND job.key = 'look_up:' || message.id AND job.locked_at IS NULL`,
    [caller],
  );
}
