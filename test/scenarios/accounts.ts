import type { Pool } from 'pg';
import type { RuleSpoke } from '../../src/verdict/verdict';
import type { World } from '../support/world';

/** A call's one decision, as it is recorded. */
export interface RecordedVerdict {
  readonly kind: 'text' | 'hold' | 'no_text';
  readonly because: string;
  readonly rules: readonly RuleSpoke[];
  readonly hold_until: Date | null;
}

/** @throws when the session has no verdict, or is not known. */
export async function verdictOf(db: Pool, sessionId: string): Promise<RecordedVerdict> {
  const { rows } = await db.query<RecordedVerdict>(
    `SELECT kind, because, rules, hold_until FROM verdict JOIN call ON call.id = call_id WHERE session_id = $1`,
    [sessionId],
  );
  if (rows[0] === undefined) throw new Error(`The call session ${sessionId} has no verdict.`);
  return rows[0];
}

/** What the rule said that gave a refusal its reason. */
export function sentenceOf({ because, rules }: RecordedVerdict): string | undefined {
  return rules.find((rule) => rule.effect !== 'allow' && rule.because === because)?.sentence;
}

export interface RecordedText {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly because: string | null;
  readonly delivery: string | null;
  readonly attempts: number;
}

/** The texts to a caller that Ringback put in line, in order, whatever became of them. */
export async function outgoingTexts(db: Pool, caller: string): Promise<RecordedText[]> {
  const { rows } = await db.query<RecordedText>(
    `SELECT id, kind, state, because, delivery, attempts FROM message
     WHERE to_number = $1 AND kind NOT IN ('inbound', 'elsewhere') ORDER BY created_at`,
    [caller],
  );
  return rows;
}

/** What was recorded of the world's calls so far, to see whether a request left a trace. */
export async function traces(db: Pool): Promise<Record<string, number>> {
  const { rows } = await db.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM webhook_event) AS events, (SELECT count(*)::int FROM call) AS calls,
            (SELECT count(*)::int FROM caller) AS callers, (SELECT count(*)::int FROM message) AS messages,
            (SELECT count(*)::int FROM graphile_worker.jobs) AS jobs`,
  );
  return { ...rows[0] };
}

/**
 * Once everything is done: every call that ended has exactly one verdict, and the operator's status adds up
 * with nothing unexplained (promise 3).
 */
export async function expectAllExplained({ settled, db, product }: World): Promise<void> {
  await settled();
  const { rows } = await db.query(
    `SELECT session_id, count(verdict.call_id)::int AS verdicts FROM call LEFT JOIN verdict ON verdict.call_id = call.id
     WHERE ended_at IS NOT NULL GROUP BY call.id HAVING count(verdict.call_id) <> 1`,
  );
  expect(rows).toEqual([]);
  const { portals } = await product.operate('status');
  if (!Array.isArray(portals)) throw new Error('The status names no portals.');
  for (const standing of portals) {
    expect(standing).toMatchObject({ unexplained: 0, on_their_way: 0 });
    expect(
      standing.texted +
        standing.held +
        standing.not_sent_and_given_to_a_person +
        standing.rightly_not_texted,
    ).toBe(standing.calls);
  }
}
