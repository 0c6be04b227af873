import type { PortalId } from '../../src/ids';
import type { AccessTokens } from '../hubspot/access-token';
import { refusalOrInterruption } from '../hubspot/interruption';
import { typedHubSpotClient } from '../hubspot/typed-client';

/** What HubSpot says of a contact's phones, as people typed them. */
export type PhonesOfContact =
  | { readonly kind: 'known'; readonly phones: readonly string[] }
  /** HubSpot has no such contact in this portal. */
  | { readonly kind: 'no_contact' }
  /** `detail`: why HubSpot does not tell now. */
  | { readonly kind: 'not_now'; readonly detail: string };

export type ContactPhones = (portalId: PortalId, contactId: string) => Promise<PhonesOfContact>;

const FRESH_MS = 60_000;
const CONTACTS = 5_000;
/** The calculated ones carry a country code that the typed ones may lack. */
const PHONES = [
  'hs_calculated_phone_number',
  'hs_calculated_mobile_number',
  'phone',
  'mobilephone',
];

/**
 * Asks HubSpot for the phones of contacts that Ringback does not know, and remembers the answer for a minute:
 * a card that is open asks again and again.
 */
export function contactPhones(parts: {
  readonly tokens: Pick<AccessTokens, 'for'>;
  readonly hubspotApiBase: string;
}): ContactPhones {
  const known = new Map<string, { readonly at: number; readonly phones: PhonesOfContact }>();
  return async (portalId, contactId) => {
    const name = `${portalId}:${contactId}`;
    const before = known.get(name);
    if (before !== undefined && Date.now() - before.at < FRESH_MS) return before.phones;
    const token = await parts.tokens.for(portalId);
    if (!token.ok) return { kind: 'not_now', detail: token.detail };
    const phones = await ask(parts.hubspotApiBase, token.accessToken, contactId);
    if (phones.kind !== 'not_now') {
      known.delete(name);
      known.set(name, { at: Date.now(), phones });
      const [oldest] = known.keys();
      if (known.size > CONTACTS && oldest !== undefined) known.delete(oldest);
    }
    return phones;
  };
}

async function ask(
  apiBase: string,
  accessToken: string,
  contactId: string,
): Promise<PhonesOfContact> {
  try {
    const { properties } = await typedHubSpotClient({
      apiBase,
      accessToken,
    }).crm.objects.basicApi.getById('contacts', contactId, PHONES);
    return { kind: 'known', phones: PHONES.flatMap((name) => properties[name] || []) };
  } catch (error) {
    try {
      return refusalOrInterruption(error).kind === 'not_found'
        ? { kind: 'no_contact' }
        : { kind: 'not_now', detail: 'HubSpot does not let Ringback read this contact.' };
    } catch {
      return { kind: 'not_now', detail: 'HubSpot does not answer right now.' };
    }
  }
}
