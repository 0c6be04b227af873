import { readRecords } from './crm-objects';
import type { CreateRules, Draft } from './draft';
import type { PortalSync } from './portal-sync';
import { IN_HUBSPOT, type RecordKind } from './record-kind';
import { noteFound, noteWaiting } from './record-notes';

/**
 * Looks for records whose create may have reached HubSpot earlier, by our unique key, and takes over what
 * is there; its values are written in the next round. Without the key, the kind's own way of looking is
 * used, once an earlier create has had time to show.
 *
 * @returns the drafts that may be created now: nothing of them is in HubSpot.
 */
export async function adoptEarlier(
  sync: PortalSync,
  rules: CreateRules,
  drafts: readonly Draft[],
): Promise<readonly Draft[]> {
  const doubtful = drafts.filter(({ record }) => record.createBeganAt !== undefined);
  if (doubtful.length === 0) return drafts;
  const byKey = await findByKey(sync, rules.kind, doubtful);
  if (byKey !== undefined) return adopt(sync, rules.kind, drafts, byKey);

  const trustedAt = ({ record }: Draft): number =>
    (record.createBeganAt ?? Number.NEGATIVE_INFINITY) + rules.settleMs;
  const tooEarly = doubtful.filter((draft) => trustedAt(draft) > sync.now());
  await sync.lease.transaction((tx) =>
    noteWaiting(
      tx,
      rules.kind,
      tooEarly.map((draft) => ({ localId: draft.record.localId, notBefore: trustedAt(draft) })),
    ),
  );
  const found = await rules.findUnkeyed(without(doubtful, tooEarly));
  return adopt(sync, rules.kind, without(drafts, tooEarly), found);
}

/** Takes over the records that carry the drafts' keys already. @returns the drafts whose key is free. */
export async function adoptByKey(
  sync: PortalSync,
  kind: RecordKind,
  drafts: readonly Draft[],
): Promise<readonly Draft[]> {
  if (drafts.length === 0) return [];
  const found = await findByKey(sync, kind, drafts);
  return found === undefined ? drafts : adopt(sync, kind, drafts, found);
}

/** @returns local id to HubSpot id; undefined when the portal has no key for this kind. */
async function findByKey(
  sync: PortalSync,
  kind: RecordKind,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, string> | undefined> {
  if (!sync.keyed.has(kind)) return undefined;
  const { objectType, keyProperty } = IN_HUBSPOT[kind];
  const records = await readRecords(sync.hubspot, objectType, {
    keyProperty,
    values: drafts.map(({ key }) => key),
    properties: [keyProperty],
  });
  if (records === undefined) {
    sync.keyed.delete(kind);
    return undefined;
  }
  const idOfKey = new Map(records.map(({ id, properties }) => [properties[keyProperty], id]));
  return new Map(
    drafts.flatMap(({ key, record }) => {
      const id = idOfKey.get(key);
      return id === undefined ? [] : [[record.localId, id] as const];
    }),
  );
}

/** @returns the other drafts. */
async function adopt(
  sync: PortalSync,
  kind: RecordKind,
  drafts: readonly Draft[],
  found: ReadonlyMap<string, string>,
): Promise<readonly Draft[]> {
  await sync.lease.transaction((tx) =>
    noteFound(
      tx,
      kind,
      [...found].map(([localId, hubspotId]) => ({ localId, hubspotId })),
    ),
  );
  return drafts.filter(({ record }) => !found.has(record.localId));
}

function without<Item>(items: readonly Item[], others: readonly Item[]): readonly Item[] {
  const left = new Set(others);
  return items.filter((item) => !left.has(item));
}
