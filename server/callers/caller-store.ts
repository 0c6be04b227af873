import type { CallerId, ConversationId, MessageId } from '../../src/ids';
import type { E164 } from '../../src/phone/e164';
import type { PortalTransaction } from '../postgres/portal-scope';

/** A caller with the one conversation that the portal has with them. */
export interface Caller {
  readonly id: CallerId;
  readonly number: E164;
  readonly conversationId: ConversationId;
  /** Learnt from Telnyx, for example a landline. */
  readonly notTextableBecause: NotTextable | undefined;
  readonly humanWroteAt: number | undefined;
  readonly automationPaused: boolean;
}

export type NotTextable = 'landline' | 'unreachable';

/** Where new rows get their ids from. */
export type NewId = () => string;

interface CallerRow {
  id: CallerId;
  number: E164;
  conversation_id: ConversationId;
  not_textable_because: NotTextable | null;
  human_wrote_at: number | null;
  automation_paused: boolean;
}

/**
 * Finds a caller, or makes one with an empty conversation, and locks the caller until the transaction ends:
 * everything that decides about one caller happens one after the other (promises 2 and 5).
 *
 * Somebody who opted out and was erased since is new here, and still opted out: what was kept under their
 * number's hash speaks again from the moment that there is somebody to text (docs/data-and-privacy.md).
 *
 * @param now epoch ms
 */
export async function lockCaller(
  tx: PortalTransaction,
  number: E164,
  newId: NewId,
  now: number,
): Promise<Caller> {
  tx.write({
    name: 'new-caller',
    text: `WITH made AS (
             INSERT INTO caller (id, portal_id, number, first_seen_at) VALUES ($1, $2, $3, to_timestamp($5 / 1000.0))
             ON CONFLICT (portal_id, number) DO NOTHING RETURNING id
           ), remembered AS (
             INSERT INTO consent_entry (portal_id, number, effect, source, evidence, at)
             SELECT $2, $3, 'opt_out', past.opted_out_by,
                    'kept:' || encode(past.number_hash, 'hex') || ':' || past.erased_at, past.opted_out_at
             FROM made, erased_past($2, $3) AS past WHERE past.opted_out_at IS NOT NULL
             ON CONFLICT (portal_id, evidence) DO NOTHING
           )
           INSERT INTO conversation (id, portal_id, caller_id) SELECT $4, $2, id FROM made`,
    values: [newId(), tx.portalId, number, newId(), now],
  });
  const caller = await lockKnownCaller(tx, number);
  if (caller === undefined) throw new Error('A caller that was just made is not there.');
  return caller;
}

/** The same for a caller who may be unknown: undefined then, and nothing is made. */
export async function lockKnownCaller(
  tx: PortalTransaction,
  number: E164,
): Promise<Caller | undefined> {
  const { rows } = await tx.query<CallerRow>({
    name: 'lock-caller',
    text: `SELECT caller.id, caller.number, caller.not_textable_because,
                  conversation.id AS conversation_id, conversation.human_wrote_at,
                  conversation.automation_paused_at IS NOT NULL AS automation_paused
           FROM caller JOIN conversation ON conversation.caller_id = caller.id
           WHERE caller.portal_id = $1 AND caller.number = $2
           FOR UPDATE OF caller`,
    values: [tx.portalId, number],
  });
  return rows[0] && readCaller(rows[0]);
}

function readCaller(row: CallerRow): Caller {
  return {
    id: row.id,
    number: row.number,
    conversationId: row.conversation_id,
    notTextableBecause: row.not_textable_because ?? undefined,
    humanWroteAt: row.human_wrote_at ?? undefined,
    automationPaused: row.automation_paused,
  };
}

/** Remembers that texts cannot reach this number, so that the next call makes a task at once. */
export async function markNotTextable(
  tx: PortalTransaction,
  id: CallerId,
  because: NotTextable,
): Promise<void> {
  await tx.query('UPDATE caller SET not_textable_because = $3 WHERE portal_id = $1 AND id = $2', [
    tx.portalId,
    id,
    because,
  ]);
}

export function setTurn(
  tx: PortalTransaction,
  id: ConversationId,
  turn: 'us' | 'them' | 'nobody',
): void {
  tx.write({
    name: 'set-turn',
    text: 'UPDATE conversation SET turn = $3 WHERE portal_id = $1 AND id = $2 AND turn <> $3',
    values: [tx.portalId, id, turn],
  });
}

/** The latest text did not get through, so the next word is still ours; not if anything was said since. */
export function turnIsStillOurs(
  tx: PortalTransaction,
  conversationId: ConversationId,
  lost: MessageId,
): void {
  tx.write({
    name: 'turn-is-still-ours',
    text: `UPDATE conversation SET turn = 'us'
           WHERE portal_id = $1 AND id = $2 AND turn = 'them' AND NOT EXISTS (
             SELECT FROM message later JOIN message lost ON lost.id = $3
             WHERE later.conversation_id = $2 AND later.created_at > lost.created_at
           )`,
    values: [tx.portalId, conversationId, lost],
  });
}

/** A person of the business wrote in this conversation: the automation steps back (promise 10). */
export async function humanWrote(
  tx: PortalTransaction,
  id: ConversationId,
  at: number,
): Promise<void> {
  await tx.query(
    `UPDATE conversation SET human_wrote_at = greatest(human_wrote_at, to_timestamp($3 / 1000.0)), turn = 'them'
     WHERE portal_id = $1 AND id = $2`,
    [tx.portalId, id, at],
  );
}

/** Whether Ringback may text this caller by itself, on a person's word. Texts of people are not touched by it. */
export async function pauseAutomation(
  tx: PortalTransaction,
  ids: readonly ConversationId[],
  pausedAt: number | undefined,
): Promise<void> {
  await tx.query(
    `UPDATE conversation SET automation_paused_at = to_timestamp($3 / 1000.0)
     WHERE portal_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.portalId, ids, pausedAt ?? null],
  );
}
