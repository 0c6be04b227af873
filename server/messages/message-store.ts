import type { CallerId, CallId, ClaimId, ConversationId, LineId, MessageId } from '../../src/ids';
import type { E164 } from '../../src/phone/e164';
import type { PortalTransaction } from '../postgres/portal-scope';

// The only module that writes the table message. Each function is one edge of the picture in
// docs/sending.md: a guarded UPDATE that says whether the edge was taken.

export type OutgoingKind =
  | 'text_back'
  | 'opt_out_confirmation'
  | 'opt_in_confirmation'
  | 'help_answer';

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
  state: OutgoingMessage['state'];
  not_before: number;
  fresh_until: number;
  attempts: number;
  claim: ClaimId | null;
  claimed_by: string | null;
  claimed_at: number | null;
}

const SELECT_OUTGOING = `
  SELECT message.id, kind, caller_id, conversation_id, line_id, call_id, from_number, to_number, body, state,
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

export interface NewText {
  readonly id: MessageId;
  readonly kind: OutgoingKind;
  readonly conversationId: ConversationId;
  readonly lineId: LineId;
  /** The call that a text-back is for. */
  readonly callId: CallId | undefined;
  /** The inbound text that an answer is for. */
  readonly answers: MessageId | undefined;
  readonly from: E164;
  readonly to: E164;
  readonly body: string;
  readonly segments: number;
  readonly notBefore: number;
  readonly freshUntil: number;
  readonly now: number;
}

/**
 * Puts a text in line for sending. A call has one text-back and an inbound text one answer, whatever
 * happens: the unique indexes say so.
 *
 * @returns false when there is one already.
 */
export async function addDue(tx: PortalTransaction, text: NewText): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'add-due-message',
    text: `INSERT INTO message (id, portal_id, conversation_id, line_id, call_id, answers, kind, from_number, to_number,
             body, segments, state, not_before, fresh_until, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'due',
             to_timestamp($12 / 1000.0), to_timestamp($13 / 1000.0), to_timestamp($14 / 1000.0))
           ON CONFLICT DO NOTHING`,
    values: [
      text.id,
      tx.portalId,
      text.conversationId,
      text.lineId,
      text.callId ?? null,
      text.answers ?? null,
      text.kind,
      text.from,
      text.to,
      text.body,
      text.segments,
      text.notBefore,
      text.freshUntil,
      text.now,
    ],
  });
  return rowCount === 1;
}

/** due → claimed: from here on, at most one request is made under this claim. */
export async function claim(
  tx: PortalTransaction,
  id: MessageId,
  by: { readonly claim: ClaimId; readonly poolId: string; readonly now: number },
): Promise<boolean> {
  return edge(tx, 'claim-message', {
    text: `UPDATE message SET state = 'claimed', claim = $3, claimed_by = $4, claimed_at = to_timestamp($5 / 1000.0),
             attempts = attempts + 1
           WHERE portal_id = $1 AND id = $2 AND state = 'due'`,
    values: [tx.portalId, id, by.claim, by.poolId, by.now],
  });
}

/** claimed | unknown → due, on proof that nothing was sent under this claim. */
export async function giveBack(
  tx: PortalTransaction,
  id: MessageId,
  claimId: ClaimId,
  notBefore: number,
): Promise<boolean> {
  return edge(tx, 'give-back-message', {
    text: `UPDATE message SET state = 'due', not_before = to_timestamp($4 / 1000.0), claim = NULL, claimed_by = NULL, claimed_at = NULL
           WHERE portal_id = $1 AND id = $2 AND claim = $3 AND state IN ('claimed', 'unknown')`,
    values: [tx.portalId, id, claimId, notBefore],
  });
}

/** due → due, later: Telnyx could not even be reached. */
export async function postpone(
  tx: PortalTransaction,
  id: MessageId,
  notBefore: number,
): Promise<boolean> {
  return edge(tx, 'postpone-message', {
    text: `UPDATE message SET not_before = to_timestamp($3 / 1000.0), attempts = attempts + 1
           WHERE portal_id = $1 AND id = $2 AND state = 'due'`,
    values: [tx.portalId, id, notBefore],
  });
}

/** due → cancelled: it is not sent after all. */
export async function cancel(
  tx: PortalTransaction,
  id: MessageId,
  because: string,
  detail: string,
  now: number,
): Promise<boolean> {
  return edge(tx, 'cancel-message', {
    text: `UPDATE message SET state = 'cancelled', because = $3, because_detail = $4, settled_at = to_timestamp($5 / 1000.0)
           WHERE portal_id = $1 AND id = $2 AND state = 'due'`,
    values: [tx.portalId, id, because, detail, now],
  });
}

/** claimed | unknown → accepted, by Telnyx's answer to the claim's own request. */
export async function accept(
  tx: PortalTransaction,
  id: MessageId,
  claimId: ClaimId,
  telnyxId: string,
  now: number,
): Promise<boolean> {
  return edge(tx, 'accept-message', {
    text: `UPDATE message SET state = 'accepted', telnyx_id = $4, settled_at = to_timestamp($5 / 1000.0)
           WHERE portal_id = $1 AND id = $2 AND claim = $3 AND state IN ('claimed', 'unknown', 'unresolved')`,
    values: [tx.portalId, id, claimId, telnyxId, now],
  });
}

/** claimed | unknown | unresolved → accepted, by a report or record of Telnyx that names this very text. */
export async function acceptOnEvidence(
  tx: PortalTransaction,
  id: MessageId,
  telnyxId: string,
  now: number,
): Promise<boolean> {
  return edge(tx, 'accept-message-on-evidence', {
    text: `UPDATE message SET state = 'accepted', telnyx_id = $3, settled_at = to_timestamp($4 / 1000.0),
             because = NULL, because_detail = NULL
           WHERE portal_id = $1 AND id = $2 AND state IN ('claimed', 'unknown', 'unresolved')`,
    values: [tx.portalId, id, telnyxId, now],
  });
}

/** claimed | unknown → refused, by Telnyx's definite no to the claim's own request. */
export async function refuse(
  tx: PortalTransaction,
  id: MessageId,
  claimId: ClaimId,
  because: string,
  detail: string,
  now: number,
): Promise<boolean> {
  return edge(tx, 'refuse-message', {
    text: `UPDATE message SET state = 'refused', because = $4, because_detail = $5, settled_at = to_timestamp($6 / 1000.0)
           WHERE portal_id = $1 AND id = $2 AND claim = $3 AND state IN ('claimed', 'unknown')`,
    values: [tx.portalId, id, claimId, because, detail, now],
  });
}

/** claimed → unknown: it may have been sent. There is no way back to due but proof. */
export async function doubt(
  tx: PortalTransaction,
  id: MessageId,
  claimId: ClaimId,
  detail: string,
): Promise<boolean> {
  return edge(tx, 'doubt-message', {
    text: `UPDATE message SET state = 'unknown', because_detail = $4
           WHERE portal_id = $1 AND id = $2 AND claim = $3 AND state = 'claimed'`,
    values: [tx.portalId, id, claimId, detail],
  });
}

/** unknown → unresolved: every look was in vain; a person decides. */
export async function leaveUnresolved(
  tx: PortalTransaction,
  id: MessageId,
  now: number,
): Promise<boolean> {
  return edge(tx, 'leave-message-unresolved', {
    text: `UPDATE message SET state = 'unresolved', because = 'fate_unknown', settled_at = to_timestamp($3 / 1000.0)
           WHERE portal_id = $1 AND id = $2 AND state = 'unknown'`,
    values: [tx.portalId, id, now],
  });
}

/**
 * Notes how far an accepted text got. Reports come in any order: a final one is never overwritten by
 * another (Telnyx reference 1.5).
 */
export async function noteDelivery(
  tx: PortalTransaction,
  id: MessageId,
  delivery: 'sent' | 'delivered' | 'unconfirmed' | 'failed' | 'expired',
  because: string | undefined,
  detail: string | undefined,
): Promise<boolean> {
  return edge(tx, 'note-delivery', {
    text: `UPDATE message SET delivery = $3, delivery_because = $4, because_detail = coalesce($5, because_detail)
           WHERE portal_id = $1 AND id = $2 AND state = 'accepted' AND (delivery IS NULL OR delivery = 'sent') AND delivery IS DISTINCT FROM $3`,
    values: [tx.portalId, id, delivery, because ?? null, detail ?? null],
  });
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

/** A text that came in, or that a person sent with another tool: kept once per Telnyx id. */
export interface ForeignText {
  readonly id: MessageId;
  readonly kind: 'inbound' | 'elsewhere';
  readonly conversationId: ConversationId;
  readonly lineId: LineId | undefined;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly mediaUrls: readonly string[];
  readonly telnyxId: string;
  readonly at: number;
}

/** @returns false when it is here already. */
export async function addForeign(tx: PortalTransaction, text: ForeignText): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'add-foreign-message',
    text: `INSERT INTO message (id, portal_id, conversation_id, line_id, kind, from_number, to_number, body, media_urls,
             state, not_before, fresh_until, telnyx_id, created_at, settled_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CASE $5 WHEN 'inbound' THEN 'received' ELSE 'elsewhere' END,
             to_timestamp($11 / 1000.0), to_timestamp($11 / 1000.0), $10, to_timestamp($11 / 1000.0), to_timestamp($11 / 1000.0))
           ON CONFLICT (portal_id, telnyx_id) WHERE telnyx_id IS NOT NULL DO NOTHING`,
    values: [
      text.id,
      tx.portalId,
      text.conversationId,
      text.lineId ?? null,
      text.kind,
      text.from,
      text.to,
      text.body,
      text.mediaUrls,
      text.telnyxId,
      text.at,
    ],
  });
  return rowCount === 1;
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

/** Whether the caller ever got a text of ours, which makes the next one not the first contact. */
export async function wasTextedBefore(
  tx: PortalTransaction,
  conversationId: ConversationId,
): Promise<boolean> {
  const { rows } = await tx.query({
    name: 'was-texted-before',
    text: `SELECT 1 FROM message WHERE portal_id = $1 AND conversation_id = $2 AND kind = 'text_back' AND state = 'accepted' LIMIT 1`,
    values: [tx.portalId, conversationId],
  });
  return rows.length > 0;
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

async function edge(
  tx: PortalTransaction,
  name: string,
  statement: { text: string; values: unknown[] },
): Promise<boolean> {
  const { rowCount } = await tx.query({ name, ...statement });
  return rowCount === 1;
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
