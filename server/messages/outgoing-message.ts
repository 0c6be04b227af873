import type { CallerId, CallId, ClaimId, ConversationId, LineId, MessageId } from '../../src/ids';
import type { E164 } from '../../src/phone/e164';
import type { PortalTransaction } from '../postgres/portal-scope';

export type OutgoingKind =
  | 'text_back'
  | 'opt_out_confirmation'
  | 'opt_in_confirmation'
  | 'help_answer'
  | 'test_text'
  | 'workflow_text'
  /** A person of the business wrote it. */
  | 'reply';

/** An outgoing text as sending needs it. Times are epoch ms. */
export interface OutgoingMessage {
  readonly id: MessageId;
  readonly kind: OutgoingKind;
  readonly callerId: CallerId;
  readonly conversationId: ConversationId;
  readonly lineId: LineId | undefined;
  readonly callId: CallId | undefined;
  readonly from: E164;
  readonly to: E164;
  readonly body: string;
  readonly mediaUrls: readonly string[];
  readonly state:
    | 'due'
    | 'claimed'
    | 'unknown'
    | 'accepted'
    | 'refused'
    | 'unresolved'
    | 'cancelled';
  readonly notBefore: number;
  readonly freshUntil: number;
  readonly attempts: number;
  readonly claim: { readonly id: ClaimId; readonly by: string; readonly at: number } | undefined;
}

interface MessageRow {
  id: MessageId;
  kind: OutgoingKind;
  caller_id: CallerId;
  conversation_id: ConversationId;
  line_id: LineId | null;
  call_id: CallId | null;
  from_number: E164;
  to_number: E164;
  body: string;
  media_urls: string[];
  state: OutgoingMessage['state'];
  not_before: number;
  fresh_until: number;
  attempts: number;
  claim: ClaimId | null;
  claimed_by: string | null;
  claimed_at: number | null;
}

const SELECT_OUTGOING = `
  SELECT message.id, kind, caller_id, conversation_id, line_id, call_id, from_number, to_number, body, media_urls, state,
         not_before, fresh_until, attempts, claim, claimed_by, claimed_at
  FROM message JOIN conversation ON conversation.id = message.conversation_id
  WHERE message.portal_id = $1 AND state NOT IN ('received', 'elsewhere')`;

/** The outgoing text with this id; undefined when there is none. */
export async function outgoingMessage(
  tx: PortalTransaction,
  id: MessageId,
): Promise<OutgoingMessage | undefined> {
  const { rows } = await tx.query<MessageRow>({
    name: 'outgoing-message',
    text: `${SELECT_OUTGOING} AND message.id = $2`,
    values: [tx.portalId, id],
  });
  return rows[0] && readMessage(rows[0]);
}

function readMessage(row: MessageRow): OutgoingMessage {
  return {
    id: row.id,
    kind: row.kind,
    callerId: row.caller_id,
    conversationId: row.conversation_id,
    lineId: row.line_id ?? undefined,
    callId: row.call_id ?? undefined,
    from: row.from_number,
    to: row.to_number,
    body: row.body,
    mediaUrls: row.media_urls,
    state: row.state,
    notBefore: row.not_before,
    freshUntil: row.fresh_until,
    attempts: row.attempts,
    claim:
      row.claim === null || row.claimed_by === null || row.claimed_at === null
        ? undefined
        : { id: row.claim, by: row.claimed_by, at: row.claimed_at },
  };
}

/** The text-back of a call; undefined when its verdict asked for none. */
export async function textBackOf(
  tx: PortalTransaction,
  callId: CallId,
): Promise<MessageId | undefined> {
  const { rows } = await tx.query<{ id: MessageId }>({
    name: 'text-back-of',
    text: `SELECT id FROM message WHERE portal_id = $1 AND call_id = $2 AND kind = 'text_back'`,
    values: [tx.portalId, callId],
  });
  return rows[0]?.id;
}

/** The outgoing text that Telnyx knows by this id. */
export async function messageByTelnyxId(
  tx: PortalTransaction,
  telnyxId: string,
): Promise<MessageId | undefined> {
  const { rows } = await tx.query<{ id: MessageId }>({
    name: 'message-by-telnyx-id',
    text: `SELECT id FROM message WHERE portal_id = $1 AND telnyx_id = $2`,
    values: [tx.portalId, telnyxId],
  });
  return rows[0]?.id;
}

/** The answer that was put in line for the inbound text with this Telnyx id. */
export async function answerTo(
  tx: PortalTransaction,
  inboundTelnyxId: string,
): Promise<MessageId | undefined> {
  const { rows } = await tx.query<{ id: MessageId }>(
    `SELECT answer.id FROM message AS inbound JOIN message AS answer ON answer.answers = inbound.id
     WHERE inbound.portal_id = $1 AND inbound.telnyx_id = $2`,
    [tx.portalId, inboundTelnyxId],
  );
  return rows[0]?.id;
}

/** When this conversation last got a help answer, epoch ms: two automatons must not talk to each other. */
export async function lastHelpAnswer(
  tx: PortalTransaction,
  conversationId: ConversationId,
): Promise<number | undefined> {
  const { rows } = await tx.query<{ at: number | null }>(
    `SELECT max(created_at) AS at FROM message WHERE portal_id = $1 AND conversation_id = $2 AND kind = 'help_answer'`,
    [tx.portalId, conversationId],
  );
  return rows[0]?.at ?? undefined;
}
