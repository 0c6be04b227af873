import type { ActivityType } from './object-types';
import type { PropertyDefinition } from './property-definition';
import { optionsOf, standardProperty } from './standard-property';

const readOnly = { readOnly: true };
const html = { fieldType: 'html' };

function shared(group: string): PropertyDefinition[] {
  return [
    standardProperty('hs_timestamp', 'Activity date', 'datetime', group),
    standardProperty('hubspot_owner_id', 'Activity assigned to', 'enumeration', group),
    standardProperty('hs_attachment_ids', 'Attached file IDs', 'string', group),
    standardProperty('hs_activity_type', 'Activity type', 'string', group),
    standardProperty('hs_createdate', 'Create date', 'datetime', group, readOnly),
    standardProperty('hs_lastmodifieddate', 'Last modified date', 'datetime', group, readOnly),
    standardProperty('hs_object_id', 'Record ID', 'number', group, {
      ...readOnly,
      hasUniqueValue: true,
    }),
  ];
}

/** HubSpot's documented call statuses, and MISSED, which other HubSpot sources name (HubSpot reference 4.6). */
const CALL_STATUSES = [
  'BUSY',
  'CALLING_CRM_USER',
  'CANCELED',
  'COMPLETED',
  'CONNECTING',
  'FAILED',
  'IN_PROGRESS',
  'MISSED',
  'NO_ANSWER',
  'QUEUED',
  'RINGING',
];

/** The default call outcomes; a portal may add its own. */
const DISPOSITIONS = [
  '9d9162e7-6cf3-4944-bf63-4dff82258764',
  'f240bbac-87c9-4f6e-bf70-924b57d47db7',
  'a4c4c377-d246-4b32-a13b-75a56a4cd0ff',
  'b2cf5968-551e-4856-9783-52b3da59a7d0',
  '73a0d17f-1163-4015-bdd5-ec830791da20',
  '17b47fee-58de-441e-a44c-c6300d46f273',
];

/** The properties of activities that this HubSpot knows without being told (HubSpot reference 4.6 to 4.8). */
export const ACTIVITY_PROPERTIES: Readonly<Record<ActivityType, readonly PropertyDefinition[]>> = {
  calls: [
    ...shared('call'),
    standardProperty('hs_call_title', 'Call title', 'string', 'call'),
    standardProperty('hs_call_body', 'Call notes', 'string', 'call', html),
    standardProperty('hs_call_direction', 'Call direction', 'enumeration', 'call', {
      options: optionsOf('INBOUND', 'OUTBOUND'),
    }),
    standardProperty('hs_call_duration', 'Call duration', 'number', 'call'),
    standardProperty('hs_call_from_number', 'From number', 'string', 'call'),
    standardProperty('hs_call_to_number', 'To number', 'string', 'call'),
    standardProperty('hs_call_recording_url', 'Recording URL', 'string', 'call'),
    standardProperty('hs_call_status', 'Call status', 'enumeration', 'call', {
      options: optionsOf(...CALL_STATUSES),
    }),
    standardProperty('hs_call_disposition', 'Call outcome', 'enumeration', 'call', {
      options: optionsOf(...DISPOSITIONS),
    }),
    standardProperty('hs_call_source', 'Call source', 'enumeration', 'call', {
      options: optionsOf('INTEGRATIONS_PLATFORM', 'MOBILE', 'TWILIO', 'ZOOM'),
    }),
    standardProperty('hs_call_callee_object_id', 'Callee object ID', 'number', 'call'),
    standardProperty('hs_call_callee_object_type', 'Callee object type', 'enumeration', 'call', {
      options: optionsOf('CONTACT', 'COMPANY'),
    }),
    standardProperty('hs_call_external_id', 'External call ID', 'string', 'call'),
    standardProperty('hs_call_external_account_id', 'External account ID', 'string', 'call'),
    standardProperty('hs_call_app_id', 'App ID', 'number', 'call'),
    standardProperty('hs_call_has_voicemail', 'Has voicemail', 'bool', 'call', {
      options: optionsOf('true', 'false'),
    }),
  ],
  communications: [
    ...shared('communication'),
    standardProperty(
      'hs_communication_channel_type',
      'Channel type',
      'enumeration',
      'communication',
      {
        options: optionsOf('SMS', 'WHATS_APP', 'LINKEDIN_MESSAGE'),
      },
    ),
    standardProperty(
      'hs_communication_logged_from',
      'Logged from',
      'enumeration',
      'communication',
      {
        options: optionsOf('CRM'),
      },
    ),
    standardProperty(
      'hs_communication_body',
      'Communication body',
      'string',
      'communication',
      html,
    ),
  ],
  tasks: [
    ...shared('task'),
    standardProperty('hs_task_subject', 'Task title', 'string', 'task'),
    standardProperty('hs_task_body', 'Task notes', 'string', 'task', html),
    standardProperty('hs_task_status', 'Task status', 'enumeration', 'task', {
      options: optionsOf('NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'DEFERRED', 'COMPLETED'),
    }),
    standardProperty('hs_task_priority', 'Priority', 'enumeration', 'task', {
      options: optionsOf('LOW', 'MEDIUM', 'HIGH'),
    }),
    standardProperty('hs_task_type', 'Task type', 'enumeration', 'task', {
      options: optionsOf('TODO', 'CALL', 'EMAIL'),
    }),
    standardProperty('hs_task_reminders', 'Reminders', 'string', 'task'),
    standardProperty('hs_task_completion_date', 'Completed at', 'datetime', 'task', readOnly),
  ],
  notes: [...shared('note'), standardProperty('hs_note_body', 'Note body', 'string', 'note', html)],
};
