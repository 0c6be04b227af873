import { z } from 'zod';
import { OPT_OUT_PROPERTY } from '../../src/crm/property-definitions';
import { type PortalId, portalId } from '../../src/ids';

const id = z.union([z.int().positive(), z.string().regex(/^[0-9]{1,20}$/)]).transform(String);

/** One event of a delivery, as far as it is used here. HubSpot sends more, and leaves out what does not apply. */
const eventSchema = z.looseObject({
  eventId: z.union([z.number(), z.string()]).transform(String).default(''),
  portalId: id,
  subscriptionType: z.string(),
  objectId: id,
  /** Epoch ms. */
  occurredAt: z.number().default(0),
  /** In the generic form of events; contacts are 0-1. */
  objectTypeId: z.string().optional(),
  propertyName: z.string().optional(),
  propertyValue: z.string().nullish(),
  /** Who changed it, such as CRM_UI or INTEGRATION, and which one. */
  changeSource: z.string().optional(),
  sourceId: z.union([z.number(), z.string()]).transform(String).optional(),
  primaryObjectId: id.optional(),
  mergedObjectIds: z.array(id).optional(),
  newObjectId: id.optional(),
});
export type RawEvent = z.output<typeof eventSchema>;

/** What an event says about a contact, in our words. */
export type ContactEvent =
  | { readonly kind: 'privacy_deletion'; readonly contactId: string }
  /** Deleted, restored, or a phone number changed: which of these holds now is read from HubSpot. */
  | { readonly kind: 'look'; readonly contactId: string }
  | { readonly kind: 'merge'; readonly merged: readonly string[]; readonly into: string }
  /** Somebody else than Ringback set whether the contact may be texted. */
  | { readonly kind: 'opt_out' | 'opt_in'; readonly contactId: string; readonly by: string };

/** @returns undefined for one that cannot be read, or that is about no portal that can be. */
export function parseEvent(
  body: unknown,
): { readonly portalId: PortalId; readonly raw: RawEvent } | undefined {
  const parsed = eventSchema.safeParse(body);
  const portal = parsed.success ? portalId(parsed.data.portalId) : undefined;
  return parsed.success && portal !== undefined
    ? { portalId: portal, raw: parsed.data }
    : undefined;
}

/**
 * A name for an event that is the same each time it is delivered. HubSpot does not promise that its own
 * event ids are unique, hence what the event is about is part of it; never a value, which may be personal.
 */
export function eventName(raw: RawEvent): string {
  const { subscriptionType, objectId, occurredAt, propertyName = '' } = raw;
  return ['hubspot', raw.eventId, subscriptionType, objectId, occurredAt, propertyName].join(':');
}

const PHONES: readonly string[] = ['phone', 'mobilephone'];

/**
 * Reads an event, of either family: `contact.merge` or `object.merge` of a contact.
 *
 * @param appId our own: what we write ourselves comes back as an event and says nothing new
 * @returns undefined for what is of no interest here
 */
export function readContactEvent(raw: RawEvent, appId: string): ContactEvent | undefined {
  const [family, what] = raw.subscriptionType.split('.');
  if (family !== 'contact' && family !== 'object') return undefined;
  if (raw.objectTypeId !== undefined && raw.objectTypeId !== '0-1') return undefined;
  const contactId = raw.objectId;
  switch (what) {
    case 'privacyDeletion':
      return { kind: 'privacy_deletion', contactId };
    case 'deletion':
    case 'restore':
      return { kind: 'look', contactId };
    case 'merge':
      return readMerge(raw);
    case 'propertyChange':
      if (PHONES.includes(raw.propertyName ?? '')) return { kind: 'look', contactId };
      return raw.propertyName === OPT_OUT_PROPERTY ? readOptOut(raw, appId) : undefined;
    default:
      return undefined;
  }
}

/** The survivor may be the primary record or a new one; whatever is not the survivor went into it. */
function readMerge(raw: RawEvent): ContactEvent | undefined {
  const into = raw.newObjectId ?? raw.primaryObjectId ?? raw.objectId;
  const all = [raw.primaryObjectId, ...(raw.mergedObjectIds ?? [])];
  const merged = [...new Set(all)].filter((one) => one !== undefined && one !== into);
  return merged.length === 0
    ? undefined
    : { kind: 'merge', merged: merged.flatMap((one) => one ?? []), into };
}

function readOptOut(raw: RawEvent, appId: string): ContactEvent | undefined {
  if (raw.changeSource === 'INTEGRATION' && raw.sourceId === appId) return undefined;
  const by = [raw.changeSource, raw.sourceId].filter(Boolean).join(' ');
  switch (raw.propertyValue) {
    case 'yes':
      return { kind: 'opt_out', contactId: raw.objectId, by };
    case 'no':
      return { kind: 'opt_in', contactId: raw.objectId, by };
    default:
      return undefined;
  }
}
