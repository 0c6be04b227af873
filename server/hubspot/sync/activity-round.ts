import type { ActivityValues, ComputeActivities, Properties } from './activity';
import { adoptEarlier } from './adoption';
import { computeCalls } from './call-record';
import { computeCommunications } from './communication-record';
import { create } from './creation';
import type { CreateRules, Draft } from './draft';
import { refuseMissedStatus } from './missed-status';
import { knownIds, type PendingActivity, pendingActivities } from './pending-records';
import type { PortalSync } from './portal-sync';
import { type ActivityKind, IN_HUBSPOT, TO_CONTACT } from './record-kind';
import { noteNothingToWrite, noteWritten } from './record-notes';
import { mentions, type Refusal } from './refusal';
import { computeTasks } from './task-record';
import { withoutUnchanged } from './unchanged';
import { findUnkeyedActivities } from './unkeyed-activities';
import { type UpdateRules, update } from './updating';
import { digestOf } from './written-values';

const COMPUTE: Readonly<Record<ActivityKind, ComputeActivities>> = {
  call: computeCalls,
  communication: computeCommunications,
  task: computeTasks,
};

/** Longer than any request of ours lives: an earlier create shows on its contact by then. */
const SETTLE_MS = 30_000;

/**
 * One round of activities of a kind whose contacts are resolved: new ones are created on their contact,
 * known ones get the values as they are now.
 *
 * @returns whether there was anything to do
 */
export async function writeActivities(
  sync: PortalSync,
  kind: ActivityKind,
  limit: number,
): Promise<boolean> {
  const { pending, values } = await sync.lease.transaction(async (tx) => {
    const pending = await pendingActivities(tx, kind, sync.now(), limit);
    const values = await COMPUTE[kind](
      tx,
      pending.map(({ localId }) => localId),
      sync.setting,
    );
    await noteNothingToWrite(
      tx,
      kind,
      pending.filter(({ localId }) => !values.has(localId)),
    );
    return { pending, values };
  });
  if (pending.length === 0) return false;

  const computed = pending.flatMap((record) => {
    const activity = values.get(record.localId);
    return activity === undefined
      ? []
      : [{ record, activity, digest: digestOf(activity.properties) }];
  });
  const changed = await withoutUnchanged(sync, kind, computed);
  const present = await sync.contacts.present(changed.map(({ record }) => record.contactId));
  const ready = changed.filter(({ record }) => present.has(record.contactId));

  const rules = creating(sync, kind, new Map(ready.map((each) => [each.record.localId, each])));
  const drafts = ready
    .filter(({ record }) => record.hubspotId === undefined)
    .map((each) => draft(sync, kind, each));
  await create(sync, rules, await adoptEarlier(sync, rules, drafts));

  await update(
    sync,
    updating(sync, kind),
    ready.flatMap(({ record, activity, digest }) =>
      record.hubspotId === undefined
        ? []
        : [
            {
              records: [record] as const,
              hubspotId: record.hubspotId,
              properties: owned(sync, record, activity),
              minimal: activity.minimal,
              digest,
            },
          ],
    ),
  );
  return true;
}

interface Ready {
  readonly record: PendingActivity;
  readonly activity: ActivityValues;
  readonly digest: string;
}

function draft(sync: PortalSync, kind: ActivityKind, { record, activity, digest }: Ready): Draft {
  return {
    record,
    key: record.localId,
    properties: owned(sync, record, activity),
    minimal: activity.minimal,
    association: { contactId: record.contactId, typeId: TO_CONTACT[kind] },
    digest,
  };
}

/** Whom a person gave it to has it; else the contact's owner; a contact without one leaves it to the line's. */
function owned(
  sync: PortalSync,
  { contactId }: PendingActivity,
  { properties, lineOwnerId }: ActivityValues,
): Properties {
  const owner = sync.contacts.ownerOf(contactId) ?? lineOwnerId;
  return owner === undefined ? properties : { hubspot_owner_id: owner, ...properties };
}

function creating(
  sync: PortalSync,
  kind: ActivityKind,
  ready: ReadonlyMap<string, Ready>,
): CreateRules {
  return {
    kind,
    settleMs: SETTLE_MS,
    findUnkeyed: async (drafts) => {
      const lost = drafts.flatMap(({ record: { localId } }) => {
        const each = ready.get(localId);
        return each === undefined
          ? []
          : [{ localId, contactId: each.record.contactId, fingerprint: each.activity.fingerprint }];
      });
      const taken = await sync.lease.transaction((tx) =>
        knownIds(
          tx,
          kind,
          lost.map(({ contactId }) => contactId),
        ),
      );
      return findUnkeyedActivities(sync.hubspot, IN_HUBSPOT[kind].objectType, lost, taken);
    },
    repair: (properties, refusal) => refuseMissedStatus(sync, properties, refusal),
    sortOut: (refused) => withoutLostContacts(sync, refused),
  };
}

function updating(sync: PortalSync, kind: ActivityKind): UpdateRules {
  return {
    kind,
    repair: (properties, refusal) => refuseMissedStatus(sync, properties, refusal),
    // Somebody deleted it in HubSpot, and that stands.
    gone: (changes) =>
      sync.lease.transaction((tx) =>
        noteWritten(
          tx,
          kind,
          changes.flatMap(({ records, hubspotId }) =>
            records.map(({ localId, wanted }) => ({
              localId,
              wanted,
              was: hubspotId,
              hubspotId,
              problem: 'It was deleted in HubSpot.',
            })),
          ),
        ),
      ),
  };
}

/** Refused because the contact went away meanwhile: those wait until their caller has a contact again. */
async function withoutLostContacts<
  Each extends { readonly item: Draft; readonly refusal: Refusal },
>(sync: PortalSync, refused: readonly Each[]): Promise<readonly Each[]> {
  const contactOf = ({ item }: Each): string => item.association?.contactId ?? '';
  const suspects = refused.filter(
    (each) =>
      each.refusal.kind === 'not_found' ||
      mentions(each.refusal, contactOf(each)) ||
      /associat/i.test(each.refusal.details),
  );
  if (suspects.length === 0) return refused;
  const present = await sync.contacts.present(suspects.map(contactOf), 'again');
  return refused.filter((each) => !suspects.includes(each) || present.has(contactOf(each)));
}
