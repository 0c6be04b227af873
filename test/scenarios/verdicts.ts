import type { Pool } from 'pg';
import type { CallInput } from '../../server/sandbox/telnyx-emulator/telnyx-emulator';
import type { RuleSpoke } from '../../src/verdict/verdict';
import { OBSERVE_LINE, type World } from '../support/world';

/** A call's one decision, as it is recorded. */
export interface RecordedVerdict {
  readonly kind: 'text' | 'hold' | 'no_text';
  readonly because: string;
  readonly rules: readonly RuleSpoke[];
  /** Epoch ms. */
  readonly hold_until: number | null;
}

/** @throws when the session has no verdict, or is not known. */
export async function verdictOf(db: Pool, sessionId: string): Promise<RecordedVerdict> {
  const { rows } = await db.query<RecordedVerdict>(
    `SELECT kind, because, rules, (extract(epoch FROM hold_until) * 1000)::float8 AS hold_until
     FROM verdict JOIN call ON call.id = call_id WHERE session_id = $1`,
    [sessionId],
  );
  if (rows[0] === undefined) throw new Error(`The call session ${sessionId} has no verdict.`);
  return rows[0];
}

/** A missed call and what was decided about it, once everything that follows is done. */
export async function missedCall(
  { telnyx, settled, db }: Pick<World, 'telnyx' | 'settled' | 'db'>,
  from: string,
  more: Partial<CallInput> = {},
): Promise<RecordedVerdict> {
  const call = telnyx.placeCall({ from, to: OBSERVE_LINE, ...more });
  await call.delivered;
  await settled();
  return verdictOf(db, call.sessionId);
}

/** What the rule said that gave a refusal its reason. */
export function sentenceOf({ because, rules }: RecordedVerdict): string | undefined {
  return rules.find((rule) => rule.effect !== 'allow' && rule.because === because)?.sentence;
}
