import type { CallEvent } from '../../src/call/call-event';
import type { CallOutcome } from '../../src/call/outcome';
import type { CallId, ConversationId, LeadId, LineId } from '../../src/ids';
import type { Verdict } from '../../src/verdict/verdict';
import type { PortalTransaction } from '../postgres/portal-scope';
import { parseEnvelope, readCallEvent } from '../telnyx/webhook-body';

/** One job at a time reads a session; the next one sees all that this one did. */
export function lockSession(tx: PortalTransaction, sessionId: string): void {
  tx.write({
    name: 'lock-session',
    text: `SELECT pg_advisory_xact_lock(hashtextextended($1 || ':' || $2, 0))`,
    values: [tx.portalId, sessionId],
  });
}

/** The events of one call session as they were recorded, in our words. */
export async function sessionEvents(
  tx: PortalTransaction,
  sessionId: string,
): Promise<CallEvent[]> {
  const { rows } = await tx.query<{ body: unknown; received_at: number }>({
    name: 'session-events',
    text: `SELECT body, received_at FROM webhook_event WHERE portal_id = $1 AND session_id = $2`,
    values: [tx.portalId, sessionId],
  });
  return rows.flatMap(({ body, received_at }) => {
    const parsed = parseEnvelope(body);
    const event = parsed.ok ? readCallEvent(parsed.envelope, received_at) : undefined;
    return event === undefined ? [] : [event];
  });
}

/** A call as it is kept. Times are epoch ms. */
export interface CallRecord {
  readonly sessionId: string;
  readonly lineId: LineId | undefined;
  readonly conversationId: ConversationId | undefined;
  readonly fromShown: string;
  readonly callerNumber: string | undefined;
  readonly toNumber: string;
  readonly outcome: CallOutcome | undefined;
  readonly outcomeBecause: string | undefined;
  readonly startedAt: number;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly hangupCause: string | undefined;
}

interface SavedCall {
  readonly id: CallId;
  readonly judged: boolean;
}

/**
 * Keeps a call as its events fold now: one row per session, whose id is given on the first time.
 *
 * @returns its id, whether anything about it is new, and whether it has its verdict already.
 */
export async function saveCall(
  tx: PortalTransaction,
  newId: CallId,
  call: CallRecord,
): Promise<{ readonly id: CallId; readonly changed: boolean; readonly judged: boolean }> {
  const values = [
    newId,
    tx.portalId,
    call.sessionId,
    call.lineId ?? null,
    call.conversationId ?? null,
    call.fromShown,
    call.callerNumber ?? null,
    call.toNumber,
    call.outcome ?? null,
    call.outcomeBecause ?? null,
    call.startedAt,
    call.answeredAt ?? null,
    call.endedAt ?? null,
    call.hangupCause ?? null,
  ];
  const { rows } = await tx.query<SavedCall>({
    name: 'save-call',
    text: `INSERT INTO call AS c (id, portal_id, session_id, line_id, conversation_id, from_shown, caller_number,
             to_number, outcome, outcome_because, started_at, answered_at, ended_at, hangup_cause)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11 / 1000.0),
             to_timestamp($12 / 1000.0), to_timestamp($13 / 1000.0), $14)
           ON CONFLICT (portal_id, session_id) DO UPDATE
           SET conversation_id = coalesce(c.conversation_id, excluded.conversation_id),
               outcome = excluded.outcome, outcome_because = excluded.outcome_because,
               started_at = excluded.started_at, answered_at = excluded.answered_at,
               ended_at = excluded.ended_at, hangup_cause = excluded.hangup_cause
           WHERE (c.outcome, c.started_at, c.answered_at, c.ended_at, c.conversation_id) IS DISTINCT FROM
                 (excluded.outcome, excluded.started_at, excluded.answered_at, excluded.ended_at,
                  coalesce(c.conversation_id, excluded.conversation_id))
           RETURNING id, EXISTS (SELECT FROM verdict WHERE call_id = c.id) AS judged`,
    values,
  });
  const saved = rows[0];
  if (saved !== undefined) return { ...saved, changed: true };
  const { rows: known } = await tx.query<SavedCall>({
    name: 'call-of-session',
    text: `SELECT id, EXISTS (SELECT FROM verdict WHERE call_id = call.id) AS judged
           FROM call WHERE portal_id = $1 AND session_id = $2`,
    values: [tx.portalId, call.sessionId],
  });
  if (known[0] === undefined) throw new Error('A call that was just kept is not there.');
  return { ...known[0], changed: false };
}

export function setCallLead(tx: PortalTransaction, id: CallId, leadId: LeadId): void {
  tx.write({
    name: 'set-call-lead',
    text: 'UPDATE call SET lead_id = $3 WHERE portal_id = $1 AND id = $2',
    values: [tx.portalId, id, leadId],
  });
}

/**
 * Records the one verdict of a call. The primary key makes a second one impossible (promise 3).
 *
 * @param decidedAt epoch ms
 */
export function saveVerdict(
  tx: PortalTransaction,
  id: CallId,
  verdict: Verdict,
  decidedAt: number,
): void {
  tx.write({
    name: 'save-verdict',
    text: `INSERT INTO verdict (call_id, portal_id, kind, because, rules, hold_until, decided_at)
           VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), to_timestamp($7 / 1000.0))`,
    values: [
      id,
      tx.portalId,
      verdict.kind,
      verdict.kind === 'text' ? 'missed' : verdict.because,
      JSON.stringify(verdict.rules),
      verdict.kind === 'hold' ? verdict.until : null,
      decidedAt,
    ],
  });
}

/** What a call came to so far; times in epoch ms. */
export async function callFacts(
  tx: PortalTransaction,
  id: CallId,
): Promise<
  | {
      readonly outcome: CallOutcome | undefined;
      readonly startedAt: number;
      readonly endedAt: number | undefined;
    }
  | undefined
> {
  const { rows } = await tx.query<{
    outcome: CallOutcome | null;
    started_at: number;
    ended_at: number | null;
  }>({
    name: 'call-facts',
    text: 'SELECT outcome, started_at, ended_at FROM call WHERE portal_id = $1 AND id = $2',
    values: [tx.portalId, id],
  });
  const row = rows[0];
  return (
    row && {
      outcome: row.outcome ?? undefined,
      startedAt: row.started_at,
      endedAt: row.ended_at ?? undefined,
    }
  );
}
