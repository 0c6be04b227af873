import type { PortalTransaction } from '../../postgres/portal-scope';
import type { RecordKind } from './record-kind';

// Everything the sync notes in hubspot_record. One statement for many records each; what nothing matches
// was removed meanwhile, and that is fine.

/** Before a create leaves: from now on these records may exist in HubSpot although we do not know their ids. */
export async function noteCreateBegan(
  tx: PortalTransaction,
  kind: RecordKind,
  localIds: readonly string[],
  now: number,
): Promise<void> {
  await tx.query({
    name: 'note-create-began',
    text: `UPDATE hubspot_record SET create_began_at = to_timestamp($4 / 1000.0)
           WHERE portal_id = $1 AND kind = $2 AND local_id = ANY ($3::uuid[]) AND hubspot_id IS NULL`,
    values: [tx.portalId, kind, localIds, now],
  });
}

/** HubSpot refused the create: nothing of ours is there. */
export async function noteNotCreated(
  tx: PortalTransaction,
  kind: RecordKind,
  localIds: readonly string[],
): Promise<void> {
  await tx.query({
    name: 'note-not-created',
    text: `UPDATE hubspot_record SET create_began_at = NULL
           WHERE portal_id = $1 AND kind = $2 AND local_id = ANY ($3::uuid[]) AND hubspot_id IS NULL`,
    values: [tx.portalId, kind, localIds],
  });
}

/** These records were found in HubSpot; our values are not on them yet. */
export async function noteFound(
  tx: PortalTransaction,
  kind: RecordKind,
  found: readonly { readonly localId: string; readonly hubspotId: string }[],
): Promise<void> {
  await tx.query({
    name: 'note-found',
    text: `UPDATE hubspot_record r SET hubspot_id = found."hubspotId", create_began_at = NULL
           FROM json_to_recordset($3) AS found ("localId" uuid, "hubspotId" text)
           WHERE r.portal_id = $1 AND r.kind = $2 AND r.local_id = found."localId"`,
    values: [tx.portalId, kind, JSON.stringify(found)],
  });
}

/**
 * HubSpot has the values that were computed after `wanted` was read, or all it would take: `problem` says
 * what is missing then. A record that was wanted again since stays pending, and so does one that became
 * another record in HubSpot meanwhile, by a merge for example: `was` is the id it had when it was read.
 */
export async function noteWritten(
  tx: PortalTransaction,
  kind: RecordKind,
  written: readonly {
    readonly localId: string;
    readonly was: string | undefined;
    readonly hubspotId: string;
    readonly wanted: number;
    readonly problem?: string | undefined;
  }[],
): Promise<void> {
  await tx.query({
    name: 'note-written',
    text: `UPDATE hubspot_record r
           SET hubspot_id = done."hubspotId", written = greatest(r.written, done.wanted),
               create_began_at = NULL, failures = 0, problem = done.problem
           FROM json_to_recordset($3) AS done ("localId" uuid, was text, "hubspotId" text, wanted int, problem text)
           WHERE r.portal_id = $1 AND r.kind = $2 AND r.local_id = done."localId"
             AND r.hubspot_id IS NOT DISTINCT FROM done.was`,
    values: [tx.portalId, kind, JSON.stringify(written)],
  });
}

/** There is nothing to write of these yet, not any more, or nothing new; not if they became another record since. */
export async function noteNothingToWrite(
  tx: PortalTransaction,
  kind: RecordKind,
  records: readonly {
    readonly localId: string;
    readonly hubspotId: string | undefined;
    readonly wanted: number;
  }[],
): Promise<void> {
  await tx.query({
    name: 'note-nothing-to-write',
    text: `UPDATE hubspot_record r SET written = greatest(r.written, done.wanted), failures = 0, problem = NULL
           FROM json_to_recordset($3) AS done ("localId" uuid, "hubspotId" text, wanted int)
           WHERE r.portal_id = $1 AND r.kind = $2 AND r.local_id = done."localId"
             AND r.hubspot_id IS NOT DISTINCT FROM done."hubspotId"`,
    values: [tx.portalId, kind, JSON.stringify(records)],
  });
}

/**
 * These records could not be written: why, in words, and when to try again (epoch ms). They stand in
 * nobody's way meanwhile.
 */
export async function noteProblems(
  tx: PortalTransaction,
  kind: RecordKind,
  problems: readonly {
    readonly localId: string;
    readonly problem: string;
    readonly notBefore: number;
  }[],
): Promise<void> {
  await tx.query({
    name: 'note-problems',
    text: `UPDATE hubspot_record r
           SET failures = r.failures + 1, problem = failed.problem, not_before = to_timestamp(failed."notBefore" / 1000.0)
           FROM json_to_recordset($3) AS failed ("localId" uuid, problem text, "notBefore" double precision)
           WHERE r.portal_id = $1 AND r.kind = $2 AND r.local_id = failed."localId"`,
    values: [tx.portalId, kind, JSON.stringify(problems)],
  });
}

/** These records have to wait until `notBefore` (epoch ms); nothing is wrong with them. */
export async function noteWaiting(
  tx: PortalTransaction,
  kind: RecordKind,
  waiting: readonly { readonly localId: string; readonly notBefore: number }[],
): Promise<void> {
  await tx.query({
    name: 'note-waiting',
    text: `UPDATE hubspot_record r SET not_before = to_timestamp(waits."notBefore" / 1000.0)
           FROM json_to_recordset($3) AS waits ("localId" uuid, "notBefore" double precision)
           WHERE r.portal_id = $1 AND r.kind = $2 AND r.local_id = waits."localId"`,
    values: [tx.portalId, kind, JSON.stringify(waiting)],
  });
}

/** Why nothing of the portal can be written, on everything that waits: it shows wherever a record's state shows. */
export async function noteStandstill(tx: PortalTransaction, problem: string): Promise<void> {
  await tx.query({
    name: 'note-standstill',
    text: `UPDATE hubspot_record SET problem = $2
           WHERE portal_id = $1 AND written < wanted AND problem IS DISTINCT FROM $2`,
    values: [tx.portalId, problem],
  });
}

/** Contacts that are no longer in HubSpot: their callers are matched again, and get their values again. */
export async function forgetContacts(
  tx: PortalTransaction,
  contactIds: readonly string[],
): Promise<void> {
  await tx.query({
    name: 'forget-contacts',
    text: `UPDATE hubspot_record SET hubspot_id = NULL, former_id = hubspot_id, create_began_at = NULL, written = 0,
             not_before = '-infinity'
           WHERE portal_id = $1 AND kind = 'contact' AND hubspot_id = ANY ($2)`,
    values: [tx.portalId, contactIds],
  });
}

/** Contacts that were merged: their callers belong to the survivor from now on. */
export async function moveContacts(
  tx: PortalTransaction,
  moved: readonly { readonly from: string; readonly to: string }[],
): Promise<void> {
  await tx.query({
    name: 'move-contacts',
    text: `UPDATE hubspot_record r SET hubspot_id = moved."to", written = 0
           FROM json_to_recordset($2) AS moved ("from" text, "to" text)
           WHERE r.portal_id = $1 AND r.kind = 'contact' AND r.hubspot_id = moved."from"`,
    values: [tx.portalId, JSON.stringify(moved)],
  });
}

/** Whether several contacts carry the caller's number, for the people who may want to tidy up. */
export async function noteAmbiguity(
  tx: PortalTransaction,
  callers: readonly { readonly callerId: string; readonly ambiguous: boolean }[],
): Promise<void> {
  await tx.query({
    name: 'note-ambiguity',
    text: `UPDATE caller c SET contact_ambiguous = seen.ambiguous
           FROM json_to_recordset($2) AS seen ("callerId" uuid, ambiguous boolean)
           WHERE c.portal_id = $1 AND c.id = seen."callerId" AND c.contact_ambiguous <> seen.ambiguous`,
    values: [tx.portalId, JSON.stringify(callers)],
  });
}
