/** What Ringback keeps in HubSpot, one row of hubspot_record each. */
export type RecordKind = 'contact' | ActivityKind;
export type ActivityKind = 'call' | 'communication' | 'task';

export type ObjectType = 'contacts' | 'calls' | 'communications' | 'tasks';

interface KindInHubSpot {
  readonly objectType: ObjectType;
  /** Our unique property on these records; a portal may not have it. */
  readonly keyProperty: 'ringback_phone' | 'ringback_id';
}

export const IN_HUBSPOT: Readonly<Record<RecordKind, KindInHubSpot>> = {
  contact: { objectType: 'contacts', keyProperty: 'ringback_phone' },
  call: { objectType: 'calls', keyProperty: 'ringback_id' },
  communication: { objectType: 'communications', keyProperty: 'ringback_id' },
  task: { objectType: 'tasks', keyProperty: 'ringback_id' },
};

/** HubSpot's own types of association from an activity to its contact (HubSpot reference 4.5). */
export const TO_CONTACT: Readonly<Record<ActivityKind, number>> = { call: 194, communication: 81, task: 204 };
