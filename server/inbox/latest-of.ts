import type { CallEntry } from '../../src/api/conversation';
import type { TextStanding } from '../../src/conversation/text-standing';
import type { ConversationId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

/** The last text and the last call of a conversation, and the contact it belongs to. Times are epoch ms. */
export interface LatestOf {
  readonly conversation_id: ConversationId;
  readonly contact_id: string | null;
  readonly text_at: number | null;
  readonly text_kind: string | null;
  readonly text_body: string | null;
  readonly text_pictures: number | null;
  readonly text_state: TextStanding['state'] | 'received' | null;
  readonly text_delivery: TextStanding['delivery'] | null;
  readonly call_at: number | null;
  readonly call_outcome: Exclude<CallEntry['outcome'], 'ringing'> | null;
  readonly call_answered_at: number | null;
  readonly call_ended_at: number | null;
  readonly call_line: string | null;
}

export async function latestOf(
  tx: PortalTransaction,
  conversations: readonly ConversationId[],
): Promise<readonly LatestOf[]> {
  const { rows } = await tx.query<LatestOf>({
    name: 'latest-of-conversations',
    text: `SELECT talk.id AS conversation_id, contact.hubspot_id AS contact_id,
        text.created_at AS text_at, text.kind AS text_kind, text.body AS text_body,
        cardinality(text.media_urls) AS text_pictures, text.state AS text_state, text.delivery AS text_delivery,
        call.started_at AS call_at, call.outcome AS call_outcome, call.answered_at AS call_answered_at,
        call.ended_at AS call_ended_at, line.name AS call_line
      FROM conversation talk
      LEFT JOIN hubspot_record contact
        ON contact.portal_id = $1 AND contact.kind = 'contact' AND contact.local_id = talk.caller_id
      LEFT JOIN LATERAL (
        SELECT created_at, kind, body, media_urls, state, delivery FROM message
        WHERE conversation_id = talk.id AND kind <> 'test_text' ORDER BY created_at DESC, id DESC LIMIT 1
      ) text ON true
      LEFT JOIN LATERAL (
        SELECT started_at, outcome, answered_at, ended_at, line_id FROM call
        WHERE conversation_id = talk.id ORDER BY started_at DESC, id DESC LIMIT 1
      ) call ON true
      LEFT JOIN line ON line.id = call.line_id
      WHERE talk.portal_id = $1 AND talk.id = ANY ($2)`,
    values: [tx.portalId, conversations],
  });
  return rows;
}
