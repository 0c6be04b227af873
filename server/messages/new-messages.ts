import type { CallId, ConversationId, LineId, MessageId } from '../../src/ids';
import type { E164 } from '../../src/phone/e164';
import type { PortalTransaction } from '../postgres/portal-scope';
import type { OutgoingKind } from './outgoing-message';

// How a text comes into being here: put in line for sending, received, or sent by a person with another tool.

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
  /** None, unless a person attached some. */
  readonly mediaUrls?: readonly string[];
  /** The HubSpot user's email, for a reply. */
  readonly writtenBy?: string;
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
             body, segments, state, not_before, fresh_until, created_at, media_urls, written_by)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'due',
             to_timestamp($12 / 1000.0), to_timestamp($13 / 1000.0), to_timestamp($14 / 1000.0), $15, $16)
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
      text.mediaUrls ?? [],
      text.writtenBy ?? null,
    ],
  });
  return rowCount === 1;
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
