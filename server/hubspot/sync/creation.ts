import type { Properties } from './activity';
import { adoptByKey, adoptEarlier } from './adoption';
import { afterLostAnswer, afterRefusal } from './backoff';
import { type BatchOutcome, type Write, writeBatch } from './batch-write';
import { batches } from './batches';
import { createRecords, type NewRecord } from './crm-objects';
import type { CreateRules, Draft } from './draft';
import type { PortalSync } from './portal-sync';
import { IN_HUBSPOT, type RecordKind } from './record-kind';
import { noteCreateBegan, noteNotCreated, noteProblems, noteWritten } from './record-notes';
import { mentions, type Refusal, sayReduced, sayRefused, withoutUnknown } from './refusal';

// Promise 7: HubSpot records are never duplicated by us. A record passes three steps, for all four kinds:
//
//   1. A create that may have reached HubSpot earlier is looked for, by our unique key; found: adopted.
//   2. That a create begins is committed. From here on a crash leads back to step 1.
//   3. The create leaves. Its answer is noted; a lost answer leads back to step 1 at once.
//
// Two creates can still cross when the first is slower than our patience: then the key is taken, HubSpot
// refuses the second, and the record is adopted. A portal without the key is served by what the kind
// offers instead (`findUnkeyed`), after a wait.

/**
 * Steps 2 and 3, for drafts that passed {@link adoptEarlier}.
 *
 * @returns the id of each record that was created, by local id.
 */
export async function create(
  sync: PortalSync,
  rules: CreateRules,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, string>> {
  const created = new Map<string, string>();
  for (const batch of batches(
    drafts.map((draft) => inTransit(draft, sync.keyed.has(rules.kind))),
  )) {
    await sync.lease.transaction((tx) =>
      noteCreateBegan(tx, rules.kind, batch.map(localId), sync.now()),
    );
    const outcome = await writeBatch(batch, {
      send: (items) =>
        createRecords(
          sync.hubspot,
          IN_HUBSPOT[rules.kind].objectType,
          items.map((item) => withKey(rules.kind, item)),
        ),
      recognise: ({ draft }, record) =>
        record.properties[IN_HUBSPOT[rules.kind].keyProperty] === draft.key,
      repair: (item, refusal) => repair(sync, rules, item, refusal),
    });
    for (const { item, record } of outcome.written)
      created.set(item.draft.record.localId, record.id);
    await noteOutcome(sync, rules, outcome);
  }
  return created;
}

interface InTransit extends Write {
  readonly draft: Draft;
  readonly failures: number;
  readonly properties: Properties;
  /** Whether it travels with our key. */
  readonly keyed: boolean;
}

const inTransit = (draft: Draft, keyed: boolean): InTransit => ({
  draft,
  keyed,
  traceId: draft.record.localId,
  failures: draft.record.failures,
  properties: draft.properties,
});
const localId = ({ draft }: InTransit): string => draft.record.localId;

function withKey(kind: RecordKind, { traceId, properties, draft, keyed }: InTransit): NewRecord {
  const key = keyed ? { [IN_HUBSPOT[kind].keyProperty]: draft.key } : {};
  return { traceId, properties: { ...properties, ...key }, association: draft.association };
}

async function repair(
  sync: PortalSync,
  rules: CreateRules,
  item: InTransit,
  refusal: Refusal,
): Promise<InTransit | undefined> {
  const { keyProperty } = IN_HUBSPOT[rules.kind];
  if (item.keyed && withoutUnknown({ [keyProperty]: item.draft.key }, refusal) !== undefined) {
    // Somebody removed our key property from the portal: from now on it goes without.
    sync.keyed.delete(rules.kind);
    return { ...item, keyed: false };
  }
  const properties =
    withoutUnknown(item.properties, refusal) ?? (await rules.repair(item.properties, refusal));
  return properties && { ...item, properties };
}

async function noteOutcome(
  sync: PortalSync,
  rules: CreateRules,
  outcome: BatchOutcome<InTransit>,
): Promise<void> {
  const { kind } = rules;
  for (const { item } of outcome.written)
    sync.remembered.note(item.draft.record, item.draft.digest);
  await sync.lease.transaction(async (tx) => {
    await noteWritten(
      tx,
      kind,
      outcome.written.map(({ item: { draft }, record }) => ({
        localId: draft.record.localId,
        was: undefined,
        hubspotId: record.id,
        wanted: draft.record.wanted,
        problem: draft.reducedBecause,
      })),
    );
    await noteNotCreated(
      tx,
      kind,
      outcome.refused.map(({ item }) => localId(item)),
    );
  });
  await afterLost(
    sync,
    rules,
    outcome.lost.map(({ draft }) => draft),
  );
  await afterRefused(
    sync,
    rules,
    outcome.refused.map(({ item: { draft }, refusal }) => ({ item: draft, refusal })),
  );
}

/** The answer got lost while HubSpot is up: look whether the records are there, and try later if not. */
async function afterLost(
  sync: PortalSync,
  rules: CreateRules,
  lost: readonly Draft[],
): Promise<void> {
  const now = sync.now();
  const missing = await adoptEarlier(
    sync,
    rules,
    lost.map((draft) => ({ ...draft, record: { ...draft.record, createBeganAt: now } })),
  );
  await sync.lease.transaction((tx) =>
    noteProblems(
      tx,
      rules.kind,
      missing.map(({ record }) => ({
        localId: record.localId,
        problem: 'HubSpot did not confirm this record. It is looked up and written again.',
        notBefore: afterLostAnswer(record.failures, now),
      })),
    ),
  );
}

async function afterRefused(
  sync: PortalSync,
  rules: CreateRules,
  refused: readonly { readonly item: Draft; readonly refusal: Refusal }[],
): Promise<void> {
  if (refused.length === 0) return;
  const taken = refused.filter(({ refusal }) =>
    mentions(refusal, IN_HUBSPOT[rules.kind].keyProperty),
  );
  const free = new Set(
    await adoptByKey(
      sync,
      rules.kind,
      taken.map(({ item }) => item),
    ),
  );
  const stillRefused = refused.filter((each) => !taken.includes(each) || free.has(each.item));
  const others = await rules.sortOut(stillRefused);

  const simplified = others.flatMap(({ item, refusal }) =>
    item.minimal === undefined
      ? []
      : [
          {
            ...item,
            properties: item.minimal,
            minimal: undefined,
            reducedBecause: sayReduced(refusal),
          },
        ],
  );
  await create(sync, rules, simplified);

  const final = others.filter(({ item }) => item.minimal === undefined);
  await sync.lease.transaction((tx) =>
    noteProblems(
      tx,
      rules.kind,
      final.map(({ item, refusal }) => ({
        localId: item.record.localId,
        problem: sayRefused(refusal),
        notBefore: afterRefusal(item.record.failures, sync.now()),
      })),
    ),
  );
}
