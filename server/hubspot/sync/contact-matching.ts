import {
  type ContactCandidate,
  type ContactChoice,
  chooseContacts,
} from '../../../src/crm/contact-choice';
import { CONTACT_KEY } from '../../../src/crm/property-definitions';
import type { E164 } from '../../../src/phone/e164';
import { type RecordInHubSpot, searchContacts } from './crm-objects';
import type { PortalSync } from './portal-sync';
import { packSearches } from './search-packing';

/** A contact that HubSpot's search brought up. */
export interface FoundContact extends ContactCandidate {
  readonly ownerId: string | undefined;
  /** The caller whose key it carries already. */
  readonly key: string | undefined;
}

/** Looks for the contacts of callers among all contacts of the portal, as few searches as possible. */
export async function matchContacts(
  sync: PortalSync,
  numbers: readonly E164[],
): Promise<ReadonlyMap<E164, ContactChoice<FoundContact>>> {
  const extra = sync.keyed.has('contact') ? [CONTACT_KEY] : [];
  const pages = await Promise.all(
    packSearches(numbers, extra).map((search) => searchContacts(sync.hubspot, search)),
  );
  const candidates = pages.flat().filter(({ id }) => !sync.contacts.isGone(id));
  return chooseContacts(numbers, candidates.map(readCandidate), sync.setting.homeCountry);
}

function readCandidate({ id, properties }: RecordInHubSpot): FoundContact {
  return {
    id,
    modifiedAt: Date.parse(properties['lastmodifieddate'] ?? '') || 0,
    numbers: [
      inFull(properties['phone'], properties['hs_calculated_phone_number']),
      inFull(properties['mobilephone'], properties['hs_calculated_mobile_number']),
    ].filter((number) => number !== undefined),
    ownerId: properties['hubspot_owner_id'] || undefined,
    key: properties[CONTACT_KEY] || undefined,
  };
}

/** A number with its country code, if anybody wrote one or HubSpot worked one out; else as it was typed. */
function inFull(
  typed: string | null | undefined,
  calculated: string | null | undefined,
): string | undefined {
  if (typed?.trim().startsWith('+')) return typed;
  return (calculated?.startsWith('+') ? calculated : typed) ?? undefined;
}
