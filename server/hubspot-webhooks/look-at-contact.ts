import { isSupportedCountry } from 'libphonenumber-js/max';
import { CONTACT_KEY, OPT_OUT_PROPERTY } from '../../src/crm/property-definitions';
import type { PortalId } from '../../src/ids';
import type { CountryCode, E164 } from '../../src/phone/e164';
import { consentEntries } from '../consent/consent-store';
import type { HandlerParts } from '../handler-parts';
import {
  callersOfContact,
  leaveContact,
  loseContact,
  regainContact,
  takeContact,
  tookInOthers,
} from '../hubspot/sync/contact-mapping';
import type { HubSpotRequests } from '../hubspot/sync/hubspot-requests';
import { enqueueSync } from '../jobs/enqueue';
import type { PortalTransaction } from '../postgres/portal-scope';
import { type ContactInHubSpot, contactInHubSpot, correctContact } from './contact-in-hubspot';
import { optInInHubSpot, optOutInHubSpot } from './opt-out-in-hubspot';
import { type StoredContactEvent, storedContactEvent } from './stored-event';

export interface LookParts extends HandlerParts {
  readonly appId: string;
  readonly requests: (portalId: PortalId) => HubSpotRequests;
}

/**
 * Looks at a contact that an event was about, and brings our side in line with what is true now: whose
 * contact it is, and whether they may be texted. Events come in any order; a look does not.
 */
export async function lookAtContact(
  parts: LookParts,
  portalId: PortalId,
  contactId: string,
  eventId: string,
): Promise<void> {
  const homeCountry = await parts.inPortal(portalId, defaultCountry);
  const hubspot = parts.requests(portalId);
  const contact = await contactInHubSpot(hubspot, contactId, homeCountry);
  const corrections = await parts.inPortal(portalId, async (tx) => {
    if (contact === undefined) {
      await loseContact(tx, contactId);
      return {};
    }
    const stored = await storedContactEvent(tx, eventId, parts.appId);
    const corrections = {
      ...(await remap(tx, contactId, contact)),
      ...(await takeConsent(tx, contact, stored, { contactId, eventId, now: parts.now() })),
    };
    await enqueueSync(tx, [portalId]);
    return corrections;
  });
  if (Object.keys(corrections).length > 0) await correctContact(hubspot, contactId, corrections);
}

/** Its callers stay, leave or come, by the numbers that the contact has now. @returns what to correct on it */
async function remap(
  tx: PortalTransaction,
  contactId: string,
  contact: ContactInHubSpot,
): Promise<Readonly<Record<string, string>>> {
  await regainContact(tx, contactId);
  const corrections: Record<string, string> = {};
  // A merge keeps one phone and drops the other contact's: who called from that is the same person still.
  const merged = await tookInOthers(tx, contactId);
  for (const caller of await callersOfContact(tx, contactId)) {
    if (merged || contact.numbers.has(caller.number)) continue;
    await leaveContact(tx, caller.id, contactId);
    // Else the number's next contact could not carry it.
    if (contact.key === caller.number) corrections[CONTACT_KEY] = '';
  }
  for (const number of contact.numbers) await takeContact(tx, number, contactId);
  return corrections;
}

async function takeConsent(
  tx: PortalTransaction,
  contact: ContactInHubSpot,
  stored: StoredContactEvent | undefined,
  look: { readonly contactId: string; readonly eventId: string; readonly now: number },
): Promise<Readonly<Record<string, string>>> {
  const numbers = new Set<E164>(contact.numbers);
  for (const { number } of await callersOfContact(tx, look.contactId)) numbers.add(number);
  const changeOf = (number: E164) => ({
    number,
    evidence: `${look.eventId}:${number}`,
    at: stored?.occurredAt ?? look.now,
    now: look.now,
  });
  if (contact.optedOut === 'yes') {
    for (const number of numbers) {
      // Without word of a change it counts for a number that is new to the contact; else it may be what we
      // wrote ourselves and are about to write anew.
      const heard = stored?.event.kind === 'opt_out';
      if (heard || (await consentEntries(tx, number)).length === 0)
        await optOutInHubSpot(tx, changeOf(number));
    }
    return {};
  }
  if (contact.optedOut !== 'no' || stored?.event.kind !== 'opt_in') return {};
  let lifted = true;
  for (const number of numbers) {
    const { by } = stored.event;
    lifted =
      (await optInInHubSpot(tx, { ...changeOf(number), reason: contact.optInReason, by })) &&
      lifted;
  }
  // It stays as it was, and the contact says so again.
  return lifted ? {} : { [OPT_OUT_PROPERTY]: 'yes' };
}

async function defaultCountry(tx: PortalTransaction): Promise<CountryCode> {
  const { rows } = await tx.query<{ default_country: string }>(
    'SELECT default_country FROM portal_policy WHERE portal_id = $1',
    [tx.portalId],
  );
  const country = rows[0]?.default_country ?? 'US';
  return isSupportedCountry(country) ? country : 'US';
}
