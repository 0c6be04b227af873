import { z } from 'zod';
import { messageId, portalId } from '../../src/ids';

const portal = z.string().transform((text, context) => {
  const id = portalId(text);
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'is no portal id' });
  return z.NEVER;
});
const message = z.string().transform((text, context) => {
  const id = messageId(text);
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: 'is no message id' });
  return z.NEVER;
});

/** What each kind of job is about. Payloads hold ids only: a job says where to look, never what is there. */
export const PAYLOADS = {
  /** Fold a session's events and act on what the call came to. */
  call: z.object({ portalId: portal, sessionId: z.string() }),
  /** Take in a text that somebody sent. */
  inbound_text: z.object({ portalId: portal, eventId: z.string() }),
  /** Take in what Telnyx reports about an outbound text. */
  delivery_report: z.object({ portalId: portal, eventId: z.string() }),
  /** Send a text whose time has come: a retry, or the end of a hold. */
  send: z.object({ portalId: portal, messageId: message }),
  /** Find out what became of a text of unknown fate. */
  look_up: z.object({ portalId: portal, messageId: message }),
  /** Take in what HubSpot says about a contact. */
  hubspot_event: z.object({ portalId: portal, eventId: z.string() }),
  /** Decide about the text that a workflow asked for, and put it in line. */
  workflow_action: z.object({ portalId: portal, actionId: z.uuid() }),
  /** Bring our side in line with a contact as it is in HubSpot now. */
  look_at_contact: z.object({ portalId: portal, contactId: z.string(), eventId: z.string() }),
  /** Erase a person for a privacy deletion. */
  erase_person: z.object({ portalId: portal, contactId: z.string(), eventId: z.string() }),
  /** Tell a workflow what became of its text. */
  action_outcome: z.object({ portalId: portal, actionId: z.uuid() }),
  /** Write to HubSpot what it does not have yet. */
  sync: z.object({ portalId: portal }),
  /** Renew grants nobody used lately, so that an uninstall shows. */
  refresh_grants: z.unknown(),
  /** Erase a portal that is disconnected. */
  erase_portal: z.object({ portalId: portal }),
  /** Find the portals whose time to come back is over. */
  erase_left_portals: z.unknown(),
  /** Drop events that are past their keeping. */
  forget_events: z.unknown(),
} as const;

export type JobName = keyof typeof PAYLOADS;
export type JobPayload<Name extends JobName> = z.output<(typeof PAYLOADS)[Name]>;

/** Texts never wait behind HubSpot: the two kinds have workers of their own. */
export const TEXT_JOBS = [
  'call',
  'inbound_text',
  'delivery_report',
  'send',
  'look_up',
  'hubspot_event',
  'workflow_action',
] as const satisfies JobName[];
export const SYNC_JOBS = [
  'sync',
  'look_at_contact',
  'erase_person',
  'action_outcome',
  'erase_portal',
  'refresh_grants',
  'erase_left_portals',
  'forget_events',
] as const satisfies JobName[];
