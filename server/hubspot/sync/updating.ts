import type { Properties } from './activity';
import { afterLostAnswer, afterRefusal } from './backoff';
import { type BatchOutcome, type Write, writeBatch } from './batch-write';
import { batches } from './batches';
import { readRecords, updateRecords } from './crm-objects';
import type { PendingRecord } from './pending-records';
import type { PortalSync } from './portal-sync';
import { IN_HUBSPOT, type RecordKind } from './record-kind';
import { noteProblems, noteWritten } from './record-notes';
import { type Refusal, sayReduced, sayRefused, withoutUnknown } from './refusal';

/** New values for one record in HubSpot; a contact may stand for several callers. */
export interface Change {
  readonly records: readonly [PendingRecord, ...PendingRecord[]];
  readonly hubspotId: string;
  readonly properties: Properties;
  /** What a portal with rules of its own may still accept; undefined once it is used. */
  readonly minimal: Properties | undefined;
  /** Why only the minimum is written, in words for a person. */
  readonly reducedBecause?: string;
  /** Of the values. */
  readonly digest: string;
}

/** What differs between the kinds. */
export interface UpdateRules {
  readonly kind: RecordKind;
  /** The properties without what HubSpot objects to in particular, if the kind knows a cure. */
  repair(properties: Properties, refusal: Refusal): Promise<Properties | undefined>;
  /** These records are no longer in HubSpot. */
  gone(changes: readonly Change[]): Promise<void>;
}

/** Writes new values to records that are in HubSpot. Values are absolute, so a lost answer does no harm. */
export async function update(
  sync: PortalSync,
  rules: UpdateRules,
  changes: readonly Change[],
): Promise<void> {
  for (const batch of batches(changes.map(inTransit))) {
    const outcome = await writeBatch(batch, {
      send: (items) => updateRecords(sync.hubspot, IN_HUBSPOT[rules.kind].objectType, items),
      recognise: ({ hubspotId }, record) => record.id === hubspotId,
      repair: async (item, refusal) => {
        const properties =
          withoutUnknown(item.properties, refusal) ??
          (await rules.repair(item.properties, refusal));
        return properties && { ...item, properties };
      },
    });
    await noteOutcome(sync, rules, outcome);
  }
}

interface InTransit extends Write {
  readonly change: Change;
  readonly hubspotId: string;
  readonly failures: number;
  readonly properties: Properties;
}

const inTransit = (change: Change): InTransit => ({
  change,
  traceId: change.records[0].localId,
  hubspotId: change.hubspotId,
  failures: Math.max(...change.records.map(({ failures }) => failures)),
  properties: change.properties,
});

async function noteOutcome(
  sync: PortalSync,
  rules: UpdateRules,
  outcome: BatchOutcome<InTransit>,
): Promise<void> {
  for (const { item } of outcome.written) {
    for (const record of item.change.records) sync.remembered.note(record, item.change.digest);
  }
  await sync.lease.transaction((tx) =>
    noteWritten(
      tx,
      rules.kind,
      outcome.written.flatMap(({ item: { change }, record }) =>
        change.records.map(({ localId, wanted }) => ({
          localId,
          was: change.hubspotId,
          // A merged contact answers under the id of the survivor.
          hubspotId: record.id,
          wanted,
          problem: change.reducedBecause,
        })),
      ),
    ),
  );
  if (outcome.lost.length > 0)
    await afterLost(
      sync,
      rules,
      outcome.lost.map(({ change }) => change),
    );
  if (outcome.refused.length > 0) await afterRefused(sync, rules, outcome.refused);
}

/** Reading shows whether HubSpot is up at all: if not, the drain ends here and nothing is held against the records. */
async function afterLost(
  sync: PortalSync,
  rules: UpdateRules,
  lost: readonly Change[],
): Promise<void> {
  await readRecords(sync.hubspot, IN_HUBSPOT[rules.kind].objectType, {
    values: lost.map(({ hubspotId }) => hubspotId),
    properties: ['hs_object_id'],
  });
  await noteFailed(sync, rules.kind, lost, {
    problem: 'HubSpot did not confirm this record. It is written again.',
    next: (failures) => afterLostAnswer(failures, sync.now()),
  });
}

async function afterRefused(
  sync: PortalSync,
  rules: UpdateRules,
  refused: readonly { readonly item: InTransit; readonly refusal: Refusal }[],
): Promise<void> {
  const gone = refused.filter(({ refusal }) => refusal.kind === 'not_found');
  if (gone.length > 0) await rules.gone(gone.map(({ item }) => item.change));
  const others = refused.filter(({ refusal }) => refusal.kind !== 'not_found');
  await update(
    sync,
    rules,
    others.flatMap(({ item: { change }, refusal }) =>
      change.minimal === undefined
        ? []
        : [
            {
              ...change,
              properties: change.minimal,
              minimal: undefined,
              reducedBecause: sayReduced(refusal),
            },
          ],
    ),
  );
  for (const { item, refusal } of others.filter(({ item }) => item.change.minimal === undefined)) {
    await noteFailed(sync, rules.kind, [item.change], {
      problem: sayRefused(refusal),
      next: (failures) => afterRefusal(failures, sync.now()),
    });
  }
}

async function noteFailed(
  sync: PortalSync,
  kind: RecordKind,
  changes: readonly Change[],
  failure: { readonly problem: string; readonly next: (failures: number) => number },
): Promise<void> {
  await sync.lease.transaction((tx) =>
    noteProblems(
      tx,
      kind,
      changes.flatMap(({ records }) =>
        records.map(({ localId, failures }) => ({
          localId,
          problem: failure.problem,
          notBefore: failure.next(failures),
        })),
      ),
    ),
  );
}
