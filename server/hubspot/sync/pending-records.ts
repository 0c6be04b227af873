import type { CallerId } from '../../../src/ids';
import type { PortalTransaction } from '../../postgres/portal-scope';
import type { ActivityKind, RecordKind } from './record-kind';

/** A record that HubSpot lacks, or has in an older state. Times are epoch ms. */
export interface PendingRecord {
  readonly kind: RecordKind;
  /** Of the caller, call, message or lead. */
  readonly localId: string;
  readonly callerId: CallerId;
  /** What `written` becomes once the values that are computed after this reading are in HubSpot. */
  readonly wanted: number;
  /** 0: HubSpot never got our values. */
  readonly written: number;
  readonly hubspotId: string | undefined;
  /** A create may have reached HubSpot at or after this moment, and its answer was never noted. */
  readonly createBeganAt: number | undefined;
  readonly failures: number;
}

/** An activity whose contact is known. */
export interface PendingActivity extends PendingRecord {
  readonly kind: ActivityKind;
  readonly contactId: string;
}

interface PendingRow {
  local_id: string;
  caller_id: CallerId;
  wanted: number;
  written: number;
  hubspot_id: string | null;
  create_began_at: number | null;
  failures: number;
  contact_id: string | null;
}

/** The contacts to write now, in the order in which their callers turned up. */
export async function pendingContacts(
  tx: PortalTransaction,
  now: number,
  limit: number,
): Promise<PendingRecord[]> {
  const { rows } = await tx.query<PendingRow>({
    name: 'pending-contacts',
    text: `SELECT local_id, caller_id, wanted, written, hubspot_id, create_began_at, failures, hubspot_id AS contact_id
           FROM hubspot_record
           WHERE portal_id = $1 AND kind = 'contact' AND written < wanted AND not_before <= to_timestamp($2 / 1000.0)
           ORDER BY happened_at, local_id
           LIMIT $3`,
    values: [tx.portalId, now, limit],
  });
  return rows.map((row) => readRow('contact', row));
}

/** The activities of a kind to write now, in the order in which they happened; those whose contact is not resolved yet wait. */
export async function pendingActivities(
  tx: PortalTransaction,
  kind: ActivityKind,
  now: number,
  limit: number,
): Promise<PendingActivity[]> {
  const { rows } = await tx.query<PendingRow>({
    name: 'pending-activities',
    text: `SELECT r.local_id, r.caller_id, r.wanted, r.written, r.hubspot_id, r.create_began_at, r.failures,
                  contact.hubspot_id AS contact_id
           FROM hubspot_record r
           JOIN hubspot_record contact
             ON contact.portal_id = r.portal_id AND contact.kind = 'contact' AND contact.local_id = r.caller_id
           WHERE r.portal_id = $1 AND r.kind = $2 AND r.written < r.wanted
             AND r.not_before <= to_timestamp($3 / 1000.0)
             AND contact.hubspot_id IS NOT NULL
           ORDER BY r.happened_at, r.local_id
           LIMIT $4`,
    values: [tx.portalId, kind, now, limit],
  });
  return rows.flatMap((row) =>
    row.contact_id === null ? [] : [{ ...readRow(kind, row), contactId: row.contact_id }],
  );
}

/** When the next record that waits for its time is due, epoch ms; undefined when nothing is pending. */
export async function nextPendingAt(tx: PortalTransaction): Promise<number | undefined> {
  const { rows } = await tx.query<{ at: number | null }>({
    name: 'next-pending',
    text: `SELECT min(r.not_before) AS at
           FROM hubspot_record r
           LEFT JOIN hubspot_record contact
             ON contact.portal_id = r.portal_id AND contact.kind = 'contact' AND contact.local_id = r.caller_id
           WHERE r.portal_id = $1 AND r.written < r.wanted
             AND (r.kind = 'contact' OR contact.hubspot_id IS NOT NULL)`,
    values: [tx.portalId],
  });
  return rows[0]?.at ?? undefined;
}

/** When the oldest thing happened that could be written now, epoch ms; undefined when there is none. */
export async function oldestDue(tx: PortalTransaction, now: number): Promise<number | undefined> {
  const { rows } = await tx.query<{ at: number | null }>({
    name: 'oldest-due',
    text: `SELECT min(happened_at) AS at FROM hubspot_record
           WHERE portal_id = $1 AND written < wanted AND not_before <= to_timestamp($2 / 1000.0)`,
    values: [tx.portalId, now],
  });
  return rows[0]?.at ?? undefined;
}

function readRow<Kind extends RecordKind>(
  kind: Kind,
  row: PendingRow,
): PendingRecord & { kind: Kind } {
  return {
    kind,
    localId: row.local_id,
    callerId: row.caller_id,
    wanted: row.wanted,
    written: row.written,
    hubspotId: row.hubspot_id ?? undefined,
    createBeganAt: row.create_began_at ?? undefined,
    failures: row.failures,
  };
}

/** The HubSpot ids of a kind that belong to callers of these contacts already. */
export async function knownIds(
  tx: PortalTransaction,
  kind: ActivityKind,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ hubspot_id: string }>({
    name: 'known-ids-on-contacts',
    text: `SELECT r.hubspot_id FROM hubspot_record contact
           JOIN hubspot_record r ON r.caller_id = contact.local_id AND r.portal_id = contact.portal_id AND r.kind = $2
           WHERE contact.portal_id = $1 AND contact.kind = 'contact' AND contact.hubspot_id = ANY ($3)
             AND r.hubspot_id IS NOT NULL`,
    values: [tx.portalId, kind, contactIds],
  });
  return new Set(rows.map(({ hubspot_id }) => hubspot_id));
}
