import { z } from 'zod';
import type { Change } from '../../src/settings/changes-in-words';
import type { ApiUser } from '../api/door';
import type { PortalTransaction } from '../postgres/portal-scope';

/** What changed on one thing. Never holds a secret. */
export interface LoggedChange {
  /** "The whole account", "Location Chicago", "Line Main line (+13125550100)", "Staff numbers". */
  readonly about: string;
  readonly changes: readonly Change[];
}

/** By whom a change is asked for, in which request; the same request is answered once. */
export interface ChangeRequest {
  /** A uuid. */
  readonly request: string;
  /** The user's email. */
  readonly who: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Who asks for a change, and in which request. */
export function changeRequest(
  clock: { readonly now: () => number },
  user: Pick<ApiUser, 'email'>,
  { idempotencyKey }: { readonly idempotencyKey: string },
): ChangeRequest {
  return { request: idempotencyKey, who: user.email, at: clock.now() };
}

/** Whether this request already changed something, so that its repetition changes nothing. */
export async function alreadyMade(tx: PortalTransaction, request: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'settings-request-made',
    text: 'SELECT 1 FROM settings_change WHERE portal_id = $1 AND request = $2 LIMIT 1',
    values: [tx.portalId, request],
  });
  return (rowCount ?? 0) > 0;
}

/** Adds to the log, in the transaction that makes the changes. */
export async function logChanges(
  tx: PortalTransaction,
  { request, who, at }: ChangeRequest,
  entries: readonly LoggedChange[],
): Promise<void> {
  await tx.query(
    `INSERT INTO settings_change (portal_id, request, at, who, about, changes)
     SELECT $1, $2, to_timestamp($3 / 1000.0), $4, entry.about, entry.changes
     FROM json_to_recordset($5::json) AS entry (about text, changes jsonb)`,
    [tx.portalId, request, at, who, JSON.stringify(entries)],
  );
}

const changesSchema = z.array(z.object({ what: z.string(), from: z.string(), to: z.string() }));

export interface LogEntry extends LoggedChange {
  readonly sequence: string;
  /** Epoch ms. */
  readonly at: number;
  readonly who: string;
}

/** The latest entries, newest first. @param before the sequence that a page begins after; undefined: the newest */
export async function latestChanges(
  tx: PortalTransaction,
  before: string | undefined,
  limit: number,
): Promise<LogEntry[]> {
  const { rows } = await tx.query<{
    sequence: string;
    at: number;
    who: string;
    about: string;
    changes: unknown;
  }>({
    name: 'latest-settings-changes',
    text: `SELECT sequence, at, who, about, changes FROM settings_change
           WHERE portal_id = $1 AND ($2::bigint IS NULL OR sequence < $2)
           ORDER BY sequence DESC LIMIT $3`,
    values: [tx.portalId, before ?? null, limit],
  });
  return rows.map((row) => ({
    sequence: String(row.sequence),
    at: row.at,
    who: row.who,
    about: row.about,
    changes: changesSchema.parse(row.changes),
  }));
}
