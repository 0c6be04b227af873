import type { LeadState } from '../../src/api/conversation';
import type { ConsentEntry } from '../../src/consent/ledger';
import type { CallerId, ConversationId, LeadId, LineId } from '../../src/ids';
import type { CountryCode, E164 } from '../../src/phone/e164';
import type { NotTextable } from '../callers/caller-store';
import type { LineRow } from '../lines/line-store';
import type { PortalTransaction } from '../postgres/portal-scope';

/** One number of a person, with the conversation that goes on with it. Times are epoch ms. */
export interface NumberOfPerson {
  readonly caller_id: CallerId;
  readonly number: E164;
  readonly not_textable_because: NotTextable | null;
  readonly contact_ambiguous: boolean;
  readonly conversation_id: ConversationId;
  readonly turn: 'us' | 'them' | 'nobody';
  readonly human_wrote_at: number | null;
  readonly automation_paused: boolean;
  /** The latest call or text. */
  readonly last_at: number | null;
  readonly last_inbound_at: number | null;
  /** A text of ours ever left to them. */
  readonly texted: boolean;
  readonly lead_id: LeadId | null;
  readonly lead_state: LeadState | null;
  readonly lead_opened_at: number | null;
  readonly lead_due_at: number | null;
  readonly lead_closed_at: number | null;
  readonly lead_answered_at: number | null;
  readonly lead_owner_id: string | null;
  readonly consent: readonly ConsentEntry[];
  /** The line of the latest text or call, with all that holds for it; undefined when it was removed. */
  readonly line: LineRow | null;
  readonly default_country: CountryCode;
  readonly time_zone: string | null;
  readonly portal_disconnected_because: string | null;
  readonly key_refused_because: string | null;
  readonly lines: readonly LineChoiceRow[];
}

/** A line to send from. */
export interface LineChoiceRow {
  readonly id: LineId;
  readonly name: string;
  readonly number: E164;
  readonly textingRefusedBecause: string | null;
}

/** How many lines the card offers; the one in use is always among what it is told otherwise. */
const LINES = 200;

/** @param lines how many lines to send from are told of each number, those that can text first */
const ofPerson = (lines: number): string => `
  SELECT caller.id AS caller_id, caller.number, caller.not_textable_because, caller.contact_ambiguous,
    talk.id AS conversation_id, talk.turn, talk.human_wrote_at, talk.automation_paused_at IS NOT NULL AS automation_paused,
    greatest(text.at, call.at) AS last_at,
    (SELECT max(created_at) FROM message WHERE conversation_id = talk.id AND kind = 'inbound') AS last_inbound_at,
    EXISTS (SELECT 1 FROM message WHERE conversation_id = talk.id AND state = 'accepted' AND kind <> 'test_text') AS texted,
    lead.id AS lead_id, lead.state AS lead_state, lead.opened_at AS lead_opened_at, lead.due_at AS lead_due_at,
    lead.closed_at AS lead_closed_at, lead.answered_at AS lead_answered_at, lead.owner_id AS lead_owner_id,
    (SELECT coalesce(json_agg(json_build_object('effect', effect, 'source', source, 'words', words, 'sequence', sequence,
              'at', extract(epoch FROM at) * 1000) ORDER BY sequence), '[]')
     FROM consent_entry WHERE portal_id = $1 AND number = caller.number) AS consent,
    (SELECT row_to_json(line) FROM (
       SELECT id, number, mode, enabled, name, location, settings, time_zone, texting_refused_because
       FROM line_in_effect WHERE portal_id = $1 AND id = CASE WHEN call.at > text.at THEN call.line_id ELSE coalesce(text.line_id, call.line_id) END
     ) line) AS line,
    policy.default_country, hubspot_schema.time_zone, portal.disconnected_because AS portal_disconnected_because,
    CASE WHEN account.id IS NULL THEN 'No Telnyx account is connected.' ELSE account.key_refused_because END AS key_refused_because,
    (SELECT coalesce(json_agg(choice), '[]') FROM (
       SELECT id, name, number, texting_refused_because AS "textingRefusedBecause"
       FROM line WHERE portal_id = $1 ORDER BY texting_refused_because IS NOT NULL, name, number LIMIT ${lines}
     ) choice) AS lines
  FROM members
  JOIN caller ON caller.id = members.id
  JOIN conversation talk ON talk.caller_id = caller.id
  JOIN portal ON portal.id = $1
  JOIN portal_policy policy ON policy.portal_id = $1
  LEFT JOIN hubspot_schema ON hubspot_schema.portal_id = $1
  LEFT JOIN telnyx_account account ON account.portal_id = $1
  LEFT JOIN LATERAL (
    SELECT created_at AS at, line_id FROM message WHERE conversation_id = talk.id ORDER BY created_at DESC LIMIT 1
  ) text ON true
  LEFT JOIN LATERAL (
    SELECT started_at AS at, line_id FROM call WHERE conversation_id = talk.id ORDER BY started_at DESC LIMIT 1
  ) call ON true
  LEFT JOIN LATERAL (
    SELECT id, state, opened_at, due_at, closed_at, answered_at, owner_id FROM lead
    WHERE conversation_id = talk.id ORDER BY opened_at DESC LIMIT 1
  ) lead ON true
  WHERE caller.portal_id = $1
  ORDER BY last_at DESC NULLS LAST, caller.id`;

/** All numbers of the person who is this contact, the one used last first; empty when none is known here. */
export async function personOfContact(
  tx: PortalTransaction,
  contactId: string,
): Promise<readonly NumberOfPerson[]> {
  const { rows } = await tx.query<NumberOfPerson>({
    name: 'person-of-contact',
    text: `WITH members AS (
             SELECT local_id AS id FROM hubspot_record WHERE portal_id = $1 AND kind = 'contact' AND hubspot_id = $2
           ) ${ofPerson(LINES)}`,
    values: [tx.portalId, contactId],
  });
  return rows;
}

/** The same by one of their conversations: its number, and the others of its contact. */
export async function personOfConversation(
  tx: PortalTransaction,
  conversationId: string,
): Promise<readonly NumberOfPerson[]> {
  const { rows } = await tx.query<NumberOfPerson>({
    name: 'person-of-conversation',
    text: `WITH members AS (
             SELECT caller_id AS id FROM conversation WHERE portal_id = $1 AND id = $2
             UNION
             SELECT other.local_id FROM conversation
             JOIN hubspot_record mine ON mine.portal_id = $1 AND mine.kind = 'contact' AND mine.local_id = conversation.caller_id
             JOIN hubspot_record other ON other.portal_id = $1 AND other.kind = 'contact' AND other.hubspot_id = mine.hubspot_id
             WHERE conversation.portal_id = $1 AND conversation.id = $2
           ) ${ofPerson(LINES)}`,
    values: [tx.portalId, conversationId],
  });
  return rows;
}

/** The numbers that these conversations go on with, each by itself; enough to say how each stands. */
export async function numbersOfConversations(
  tx: PortalTransaction,
  conversationIds: readonly ConversationId[],
): Promise<readonly NumberOfPerson[]> {
  const { rows } = await tx.query<NumberOfPerson>({
    name: 'numbers-of-conversations',
    text: `WITH members AS (
             SELECT caller_id AS id FROM conversation WHERE portal_id = $1 AND id = ANY ($2)
           ) ${ofPerson(1)}`,
    values: [tx.portalId, conversationIds],
  });
  return rows;
}
