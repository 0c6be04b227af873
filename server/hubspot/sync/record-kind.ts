import { ACTIVITY_KEY, CONTACT_KEY } from '../../../src/crm/property-definitions';

/** What Ringback keeps in HubSpot, one row of hubspot_record each. */
export type RecordKind = 'contact' | ActivityKind;
export type ActivityKind = 'call' | 'communication' | 'task';

export type ObjectType = 'contacts' | 'calls' | 'communications' | 'tasks';

interface KindInHubSpot {
  readonly objectType: ObjectType;
  /** Our unique property on these records; a portal may not have it. */
  readonly keyProperty: typeof CONTACT_KEY | typeof ACTIVITY_KEY;
}

export const IN_HUBSPOT: Readonly<Record<RecordKind, KindInHubSpot>> = {
  contact: { objectType: 'contacts', keyProperty: CONTACT_KEY },
  call: { objectType: 'calls', keyProperty: ACTIVITY_KEY },
  communication: { objectType: 'communications', keyProperty: ACTIVITY_KEY },
  task: { objectType: 'tasks', keyProperty: ACTIVITY_KEY },
};

export const RECORD_KINDS: readonly RecordKind[] = ['contact', 'call', 'communication', 'task'];

/** HubSpot's own types of association from an activity to its contact (HubSpot reference 4.5). */
export const TO_CONTACT: Readonly<Record<ActivityKind, number>> = {
  call: 194,
  communication: 81,
  task: 204,
};
