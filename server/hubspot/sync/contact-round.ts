import { placeholderName } from '../../../src/crm/caller-name';
import { contactProperties } from '../../../src/crm/contact-properties';
import { CONTACT_KEY } from '../../../src/crm/property-definitions';
import type { CallerId } from '../../../src/ids';
import type { Properties } from './activity';
import { adoptEarlier } from './adoption';
import { type CallerWithHistory, contactHistories } from './contact-history';
import { matchContacts } from './contact-matching';
import { create } from './creation';
import type { CreateRules, Draft } from './draft';
import { type PendingRecord, pendingContacts } from './pending-records';
import type { PortalSync } from './portal-sync';
import { noteAmbiguity, noteFound, noteNothingToWrite } from './record-notes';
import { mentions } from './refusal';
import { withoutUnchanged } from './unchanged';
import { type Change, type UpdateRules, update } from './updating';
import { digestOf } from './written-values';

/** How long a new contact can stay out of HubSpot's search index (HubSpot reference 9.3). */
const INDEX_LAG_MS = 60_000;

/**
 * One round of contacts: for each caller our own note of the contact, else an earlier create of ours, else
 * a match in HubSpot, else a new contact. Existing ones get our properties and nothing else.
 *
 * @returns whether there was anything to do
 */
export async function writeContacts(sync: PortalSync, limit: number): Promise<boolean> {
  const { pending, histories } = await sync.lease.transaction(async (tx) => {
    const pending = await pendingContacts(tx, sync.now(), limit);
    return {
      pending,
      histories: await contactHistories(
        tx,
        pending.map(({ callerId }) => callerId),
      ),
    };
  });
  if (pending.length === 0) return false;

  const resolved = pending.flatMap((record) => {
    const { hubspotId } = record;
    const caller = histories.get(record.callerId);
    if (hubspotId === undefined || caller === undefined) return [];
    return [{ record, hubspotId, digest: digestOf(reported(sync, caller)) }];
  });
  const changed = await withoutUnchanged(sync, 'contact', resolved);
  const present = await sync.contacts.present(changed.map(({ hubspotId }) => hubspotId));
  const known = changed.filter(({ hubspotId }) => present.has(hubspotId));

  const unresolved = pending.filter(({ hubspotId }) => hubspotId === undefined);
  const drafts = unresolved.flatMap((record) => draft(sync, record, histories));
  const { matched, unknown } = await match(
    sync,
    await adoptEarlier(sync, CREATING, drafts),
    histories,
  );
  const created = await create(sync, CREATING, unknown);
  for (const contactId of created.values()) sync.contacts.learn(contactId, undefined);

  await updateContacts(sync, [...known, ...matched]);
  return true;
}

type Histories = ReadonlyMap<CallerId, CallerWithHistory>;

function draft(sync: PortalSync, record: PendingRecord, histories: Histories): Draft[] {
  const caller = histories.get(record.callerId);
  if (caller === undefined) return [];
  const { firstName, lastName } = placeholderName(caller.number, sync.setting.homeCountry);
  const values = reported(sync, caller);
  const minimal = { phone: caller.number, firstname: firstName, lastname: lastName };
  return [
    {
      record,
      key: caller.number,
      properties: { ...minimal, ...values },
      minimal,
      association: undefined,
      digest: digestOf(values),
    },
  ];
}

function reported(sync: PortalSync, { history }: CallerWithHistory): Properties {
  return Object.fromEntries(
    Object.entries(contactProperties(history)).filter(([name]) => sync.contactProperties.has(name)),
  );
}

/** A contact that is in HubSpot, for one of its callers. */
interface Resolved {
  readonly record: PendingRecord;
  readonly hubspotId: string;
  /** The key to put on it: only when it was just matched and carries none. */
  readonly newKey?: string;
}

async function match(
  sync: PortalSync,
  drafts: readonly Draft[],
  histories: Histories,
): Promise<{ readonly matched: readonly Resolved[]; readonly unknown: readonly Draft[] }> {
  const numbers = drafts.flatMap(({ record }) => histories.get(record.callerId)?.number ?? []);
  const choices = await matchContacts(sync, numbers);
  const matched: Resolved[] = [];
  const unknown: Draft[] = [];
  const ambiguity: { callerId: CallerId; ambiguous: boolean }[] = [];
  for (const each of drafts) {
    const number = histories.get(each.record.callerId)?.number;
    const choice = (number && choices.get(number)) ?? { kind: 'none' };
    if (choice.kind === 'none') {
      unknown.push(each);
      continue;
    }
    const { id, ownerId, key } = choice.contact;
    sync.contacts.learn(id, ownerId);
    matched.push({
      record: each.record,
      hubspotId: id,
      ...(key === undefined ? { newKey: each.key } : {}),
    });
    ambiguity.push({ callerId: each.record.callerId, ambiguous: choice.kind === 'several' });
  }
  await sync.lease.transaction(async (tx) => {
    await noteFound(
      tx,
      'contact',
      matched.map(({ record, hubspotId }) => ({ localId: record.localId, hubspotId })),
    );
    await noteAmbiguity(tx, ambiguity);
  });
  return { matched, unknown };
}

/** Existing contacts: callers who turned out to be one contact are one change, with one history. */
async function updateContacts(sync: PortalSync, resolved: readonly Resolved[]): Promise<void> {
  if (resolved.length === 0) return;
  const histories = await sync.lease.transaction((tx) =>
    contactHistories(
      tx,
      resolved.map(({ record }) => record.callerId),
    ),
  );
  const changes = new Map<string, Change>();
  for (const { record, hubspotId, newKey } of resolved) {
    const caller = histories.get(record.callerId);
    if (caller === undefined) continue;
    const before = changes.get(hubspotId);
    const values = reported(sync, caller);
    const key = newKey === undefined || !sync.keyed.has('contact') ? {} : { [CONTACT_KEY]: newKey };
    changes.set(hubspotId, {
      records: before === undefined ? [record] : [...before.records, record],
      hubspotId,
      properties: { ...key, ...before?.properties, ...values },
      minimal: undefined,
      digest: digestOf(values),
    });
  }
  const [toWrite, empty] = partition([...changes.values()]);
  await sync.lease.transaction((tx) =>
    noteNothingToWrite(
      tx,
      'contact',
      empty.flatMap(({ records, hubspotId }) => records.map((each) => ({ ...each, hubspotId }))),
    ),
  );
  await update(sync, updating(sync), toWrite);
}

/** A portal may have none of our properties: then there is nothing to write on a contact that is there. */
function partition(changes: readonly Change[]): [Change[], Change[]] {
  const isEmpty = ({ properties }: Change): boolean => Object.keys(properties).length === 0;
  return [changes.filter((change) => !isEmpty(change)), changes.filter(isEmpty)];
}

const CREATING: CreateRules = {
  kind: 'contact',
  settleMs: INDEX_LAG_MS,
  // The search that follows finds what an earlier create left, once the index has caught up.
  findUnkeyed: async () => new Map(),
  repair: async () => undefined,
  sortOut: async (refused) => refused,
};

function updating(sync: PortalSync): UpdateRules {
  return {
    kind: 'contact',
    repair: async ({ [CONTACT_KEY]: key, ...others }, refusal) =>
      // Another contact has the key: it stays there.
      key !== undefined && mentions(refusal, CONTACT_KEY) ? others : undefined,
    // Deleted, or merged into another: that one is asked for, and gets the values in a later round.
    gone: async (changes) => {
      await sync.contacts.present(
        changes.map(({ hubspotId }) => hubspotId),
        'again',
      );
    },
  };
}
