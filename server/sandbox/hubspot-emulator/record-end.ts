import { notFound, type Refusal } from './errors';
import { NAMES, type ObjectType } from './object-types';
import type { Portal } from './portal';
import { insertRecord, withCalculated } from './record-write';
import type { StoredRecord } from './stored-record';

/** Puts a live record into the recycle bin; its unique values are free again. */
export function archiveRecord(
  portal: Portal,
  type: ObjectType,
  record: StoredRecord,
  now: number,
): void {
  portal.objects[type].put({ ...record, archived: true, archivedAt: now, updatedAt: now });
}

/** Erases a contact for good, as for a privacy request; its activities lose it. */
export function purgeContact(portal: Portal, id: string): void {
  portal.associations.removeAll({ type: 'contacts', id });
  portal.objects.contacts.remove(id);
  portal.changes.noteEnd({ kind: 'privacy_deletion', id });
}

/** Takes a record out of the recycle bin. */
export function restoreRecord(
  portal: Portal,
  type: ObjectType,
  record: StoredRecord,
  now: number,
): void {
  const { archivedAt: _, ...restored } = record;
  portal.objects[type].put({ ...restored, archived: false, updatedAt: now });
}

/**
 * Merges one contact into another: the primary's values win, its gaps are filled from the other, and
 * activities follow. The other is gone afterwards; with the portal's switch the survivor has a new id.
 */
export function mergeContacts(
  portal: Portal,
  primaryId: string,
  otherId: string,
  now: number,
): StoredRecord | Refusal {
  const primary = portal.live('contacts', primaryId);
  const other = portal.live('contacts', otherId);
  if (primary === undefined || other === undefined || primary.id === other.id) {
    const bad = primary === undefined ? primaryId : otherId;
    return notFound(`No ${NAMES.contacts.singular} with ID ${bad} exists that could be merged.`, {
      context: { ids: [bad] },
    });
  }
  const { contacts } = portal.objects;
  const merged = [primary.properties['hs_merged_object_ids'], other.id].filter(Boolean).join(';');
  const values = { ...other.properties, ...primary.properties, hs_merged_object_ids: merged };
  const tell = (survivorId: string): void =>
    portal.changes.noteEnd({ kind: 'merge', primaryId: primary.id, otherId: other.id, survivorId });
  contacts.remove(other.id);
  if (!portal.switches.mergeGivesNewId) {
    portal.merged.set(other.id, primary.id);
    portal.associations.move(
      { type: 'contacts', id: other.id },
      { type: 'contacts', id: primary.id },
    );
    const survivor = {
      ...primary,
      properties: withCalculated(portal, 'contacts', values, now),
      updatedAt: now,
    };
    contacts.put(survivor);
    tell(survivor.id);
    return survivor;
  }
  contacts.remove(primary.id);
  const survivor = insertRecord(portal, 'contacts', portal.nextId(), values, now);
  for (const { id } of [primary, other]) {
    portal.merged.set(id, survivor.id);
    portal.associations.move({ type: 'contacts', id }, { type: 'contacts', id: survivor.id });
  }
  tell(survivor.id);
  return survivor;
}
