import { isSupportedCountry } from 'libphonenumber-js/max';
import { type ContactCandidate, type ContactChoice, chooseContacts, type NumberOnRecord } from '../../../src/crm/contact-choice';
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
  const extra = sync.keyed.has('contact') ? ['ringback_phone'] : [];
  const pages = await Promise.all(packSearches(numbers, extra).map((search) => searchContacts(sync.hubspot, search)));
  const candidates = pages.flat().filter(({ id }) => !sync.contacts.isGone(id));
  return chooseContacts(numbers, candidates.map(readCandidate), sync.setting.homeCountry);
}

function readCandidate({ id, properties }: RecordInHubSpot): FoundContact {
  const country = properties['hs_calculated_phone_number_country_code'];
  const derived = country && isSupportedCountry(country) ? { country } : {};
  const numbers: NumberOnRecord[] = [];
  for (const name of ['phone', 'mobilephone', 'hs_calculated_phone_number', 'hs_calculated_mobile_number']) {
    const text = properties[name];
    if (text) numbers.push({ text, ...derived });
  }
  return {
    id,
    modifiedAt: Date.parse(properties['lastmodifieddate'] ?? '') || 0,
    numbers,
    ownerId: properties['hubspot_owner_id'] || undefined,
    key: properties['ringback_phone'] || undefined,
  };
}
