import { associationName } from './association-types';
import { NAMES, type ObjectType, objectTypeNamed } from './object-types';
import type { Portal } from './portal';
import type { StoredRecord } from './stored-record';
import { momentText } from './wire-time';

/** A record as it stands in answers. */
export interface WireRecord {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archived: boolean;
  readonly archivedAt?: string;
  readonly associations?: Readonly<
    Record<string, { readonly results: readonly { id: string; type: string }[] }>
  >;
}

/**
 * @param asked names of the properties to show; absent ones are null, unknown ones are left out. Without
 *   names, those that HubSpot shows unasked.
 */
export function wireRecord(
  portal: Portal,
  type: ObjectType,
  record: StoredRecord,
  asked: readonly string[],
): WireRecord {
  const { createdProperty, modifiedProperty } = NAMES[type];
  const unasked =
    type === 'contacts' && asked.length === 0 ? ['email', 'firstname', 'lastname'] : [];
  const names = new Set([createdProperty, modifiedProperty, 'hs_object_id', ...asked, ...unasked]);
  const shown: Record<string, string | null> = {};
  for (const name of names) {
    if (portal.catalogues[type].get(name) !== undefined)
      shown[name] = record.properties[name] ?? null;
  }
  return {
    id: record.id,
    properties: shown,
    createdAt: momentText(record.createdAt),
    updatedAt: momentText(record.updatedAt),
    archived: record.archived,
    ...(record.archivedAt === undefined ? {} : { archivedAt: momentText(record.archivedAt) }),
  };
}

/** The record with what belongs to it, for the types a request named. */
export function withAssociations(
  portal: Portal,
  type: ObjectType,
  record: WireRecord,
  asked: readonly string[],
): WireRecord {
  const targets = asked.flatMap((name) => objectTypeNamed(name) ?? []);
  if (targets.length === 0) return record;
  const associations = targets.flatMap((target) => {
    const ids = portal.associations.of({ type, id: record.id }, target);
    const results = ids.map((id) => ({ id, type: associationName(type, target) }));
    return results.length === 0 ? [] : [[target, { results }] as const];
  });
  return { ...record, associations: Object.fromEntries(associations) };
}
