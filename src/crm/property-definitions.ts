/** A HubSpot property as the properties API takes it (HubSpot reference 8.3). */
export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: 'string' | 'number' | 'datetime' | 'enumeration';
  readonly fieldType: 'text' | 'number' | 'date' | 'select';
  readonly hasUniqueValue?: true;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

export const PROPERTY_GROUP = { name: 'ringback', label: 'Ringback' } as const;

/** The caller's number as our key: HubSpot lets only one contact have it, so ours are never doubled. */
export const CONTACT_KEY = 'ringback_phone';
/** Our own id on calls, texts and tasks, for the same reason. */
export const ACTIVITY_KEY = 'ringback_id';

/** Whether the contact may be texted. Ringback writes what it knows; a person may change it (docs/hubspot.md). */
export const OPT_OUT_PROPERTY = 'ringback_text_opt_out';
/** What a person has to fill in before they set {@link OPT_OUT_PROPERTY} back to no. */
export const OPT_IN_REASON_PROPERTY = 'ringback_opt_in_reason';

/** What reports are made of, most important first: an account near its limit gets as many as fit. */
export const CONTACT_PROPERTIES: readonly PropertyDefinition[] = [
  {
    name: CONTACT_KEY,
    label: 'Ringback phone',
    description: 'The number this contact called from. Ringback finds the contact by it.',
    type: 'string',
    fieldType: 'text',
    hasUniqueValue: true,
  },
  {
    name: OPT_OUT_PROPERTY,
    label: 'Opted out of texts',
    description:
      'Yes: Ringback never texts this contact. Set it when somebody asks not to be texted; it counts at once.',
    type: 'enumeration',
    fieldType: 'select',
    options: [
      { label: 'Yes', value: 'yes' },
      { label: 'No', value: 'no' },
    ],
  },
  {
    name: 'ringback_recovery_status',
    label: 'Missed-call recovery',
    description: 'How far the latest missed call has been recovered.',
    type: 'enumeration',
    fieldType: 'select',
    options: [
      { label: 'Missed, not texted', value: 'missed' },
      { label: 'Texted back', value: 'texted' },
      { label: 'Caller replied', value: 'replied' },
      { label: 'Reached', value: 'reached' },
      { label: 'Opted out of texts', value: 'opted_out' },
      { label: 'Text failed', value: 'failed' },
    ],
  },
  {
    name: 'ringback_missed_calls',
    label: 'Missed calls',
    description: 'How many calls of this contact nobody answered.',
    type: 'number',
    fieldType: 'number',
  },
  {
    name: 'ringback_last_missed_call',
    label: 'Last missed call',
    description: 'When the latest call of this contact was missed.',
    type: 'datetime',
    fieldType: 'date',
  },
  {
    name: 'ringback_last_text_back',
    label: 'Last text-back',
    description: 'When Ringback last texted this contact after a missed call.',
    type: 'datetime',
    fieldType: 'date',
  },
  {
    name: 'ringback_first_reply',
    label: 'First reply',
    description: 'When the contact first answered the latest text-back.',
    type: 'datetime',
    fieldType: 'date',
  },
  {
    name: 'ringback_minutes_to_reach',
    label: 'Minutes until reached',
    description: 'How long it took until a person had spoken with this contact.',
    type: 'number',
    fieldType: 'number',
  },
  {
    name: 'ringback_reached_at',
    label: 'Reached at',
    description: 'When a person had spoken with this contact.',
    type: 'datetime',
    fieldType: 'date',
  },
  {
    name: OPT_IN_REASON_PROPERTY,
    label: 'Why texts are allowed again',
    description:
      'Fill this in, then set “Opted out of texts” to No: how and when the contact asked for texts again.',
    type: 'string',
    fieldType: 'text',
  },
];

export const ACTIVITY_PROPERTIES: readonly PropertyDefinition[] = [
  {
    name: ACTIVITY_KEY,
    label: 'Ringback id',
    description: 'Ringback’s own id of this record. It keeps the record from being written twice.',
    type: 'string',
    fieldType: 'text',
    hasUniqueValue: true,
  },
];
