import { readRecord, readRecords } from './crm-objects';
import type { HubSpotRequests } from './hubspot-requests';
import type { PortalLease } from './portal-lease';
import { forgetContacts, moveContacts } from './record-notes';

/** What one drain knows about contacts that are in HubSpot: that they are there, and whose they are. */
export interface ContactBook {
  /** Takes down a contact that a search or a create brought up. */
  learn(contactId: string, ownerId: string | undefined): void;
  /** The contact's owner, as far as it is known. */
  ownerOf(contactId: string): string | undefined;
  /**
   * Looks up the contacts not known yet. Callers of one that is gone are matched again, those of one that
   * was merged move to the survivor, each in a later round.
   *
   * @param again also those looked up before: HubSpot said something that does not fit
   * @returns those that are there, under the id that was asked for
   */
  present(contactIds: readonly string[], again?: 'again'): Promise<ReadonlySet<string>>;
  /** Whether this drain saw that the contact is gone; a lagging search may still bring it up. */
  isGone(contactId: string): boolean;
  /** Takes down that HubSpot said so. */
  gone(contactIds: readonly string[]): Promise<void>;
}

export function openContactBook(hubspot: HubSpotRequests, lease: PortalLease): ContactBook {
  const owners = new Map<string, string | undefined>();
  const gone = new Set<string>();

  const lose = async (contactIds: readonly string[]): Promise<void> => {
    for (const id of contactIds) {
      gone.add(id);
      owners.delete(id);
    }
    await lease.transaction((tx) => forgetContacts(tx, contactIds));
  };

  const lookUp = async (contactIds: readonly string[]): Promise<void> => {
    const found = await readRecords(hubspot, 'contacts', {
      values: contactIds,
      properties: ['hubspot_owner_id'],
    });
    for (const { id, properties } of found ?? [])
      owners.set(id, properties['hubspot_owner_id'] || undefined);
    const moved: { from: string; to: string }[] = [];
    const missing: string[] = [];
    for (const id of contactIds) {
      if (owners.has(id)) continue;
      // A batch leaves a merged record out; asked for by itself, the survivor answers.
      const survivor = await readRecord(hubspot, 'contacts', id);
      if (survivor === undefined) missing.push(id);
      else if (survivor.id !== id) moved.push({ from: id, to: survivor.id });
      else owners.set(id, undefined);
    }
    if (missing.length > 0) await lose(missing);
    if (moved.length > 0) await lease.transaction((tx) => moveContacts(tx, moved));
  };

  return {
    learn: (contactId, ownerId) => {
      owners.set(contactId, ownerId);
    },
    ownerOf: (contactId) => owners.get(contactId),
    present: async (contactIds, again) => {
      const asked = [...new Set(contactIds)];
      if (again !== undefined) for (const id of asked) owners.delete(id);
      const unknown = asked.filter((id) => !owners.has(id));
      if (unknown.length > 0) await lookUp(unknown);
      return new Set(asked.filter((id) => owners.has(id)));
    },
    isGone: (contactId) => gone.has(contactId),
    gone: lose,
  };
}
