import { contactNumber } from '../../src/crm/contact-choice';
import {
  CONTACT_KEY,
  OPT_IN_REASON_PROPERTY,
  OPT_OUT_PROPERTY,
} from '../../src/crm/property-definitions';
import { type CountryCode, type E164, parseE164 } from '../../src/phone/e164';
import { readRecords, updateRecords } from '../hubspot/sync/crm-objects';
import type { HubSpotRequests } from '../hubspot/sync/hubspot-requests';

/** A contact as it stands in HubSpot now. */
export interface ContactInHubSpot {
  readonly numbers: ReadonlySet<E164>;
  /** The caller whose key it carries. */
  readonly key: string | undefined;
  readonly optedOut: 'yes' | 'no' | undefined;
  readonly optInReason: string;
}

const PHONES = [
  'phone',
  'mobilephone',
  'hs_calculated_phone_number',
  'hs_calculated_mobile_number',
] as const;

/** @returns undefined when HubSpot has no such contact (any more). */
export async function contactInHubSpot(
  hubspot: HubSpotRequests,
  contactId: string,
  homeCountry: CountryCode,
): Promise<ContactInHubSpot | undefined> {
  const found = await readRecords(hubspot, 'contacts', {
    values: [contactId],
    properties: [...PHONES, CONTACT_KEY, OPT_OUT_PROPERTY, OPT_IN_REASON_PROPERTY],
  });
  const record = found?.find(({ id }) => id === contactId);
  if (record === undefined) return undefined;
  const { properties } = record;
  const optedOut = properties[OPT_OUT_PROPERTY];
  return {
    numbers: new Set(
      PHONES.flatMap(
        (name) => parseE164(contactNumber(properties[name] ?? '', homeCountry) ?? '') ?? [],
      ),
    ),
    key: properties[CONTACT_KEY] || undefined,
    optedOut: optedOut === 'yes' || optedOut === 'no' ? optedOut : undefined,
    optInReason: properties[OPT_IN_REASON_PROPERTY] ?? '',
  };
}

/** Corrects single properties of a contact that somebody set to what is not so. */
export async function correctContact(
  hubspot: HubSpotRequests,
  contactId: string,
  properties: Readonly<Record<string, string>>,
): Promise<void> {
  await updateRecords(hubspot, 'contacts', [
    { traceId: contactId, hubspotId: contactId, properties },
  ]);
}
