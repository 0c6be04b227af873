import { z } from 'zod';
import type { TextBackFate } from '../../../src/crm/text-back-fate';
import { isSendFailure, sayFailure } from '../../../src/sending/failure';

/** What is known of a call's verdict and its text-back, with every column null when there is none. */
export interface TextBackRow {
  verdict_kind: 'text' | 'hold' | 'no_text' | null;
  verdict_because: string | null;
  verdict_rules: unknown;
  hold_until: number | null;
  text_state:
    | 'due'
    | 'claimed'
    | 'unknown'
    | 'accepted'
    | 'refused'
    | 'unresolved'
    | 'cancelled'
    | null;
  text_because: string | null;
  text_because_detail: string | null;
  text_at: number | null;
  delivery: 'sent' | 'delivered' | 'unconfirmed' | 'failed' | 'expired' | null;
  delivery_because: string | null;
}

/** The columns of {@link TextBackRow}, where `call c` is in scope through {@link JOIN_TEXT_BACK}. */
export const TEXT_BACK_COLUMNS = `
  v.kind AS verdict_kind, v.because AS verdict_because, v.rules AS verdict_rules, v.hold_until,
  m.state AS text_state, m.because AS text_because, m.because_detail AS text_because_detail,
  m.settled_at AS text_at, m.delivery, m.delivery_because`;

/** Call by call: a call has one text-back at most, and a join may read those of all portals first. */
export const JOIN_TEXT_BACK = `
  LEFT JOIN verdict v ON v.call_id = c.id
  LEFT JOIN LATERAL (SELECT * FROM message WHERE call_id = c.id AND kind = 'text_back' LIMIT 1) m ON true`;

const rulesSchema = z.array(z.object({ effect: z.string(), sentence: z.string() }));

/** Reads what became of the text for a call. */
export function readTextBack(row: TextBackRow): TextBackFate {
  switch (row.text_state) {
    case null:
      return undecidedOrNoText(row);
    case 'due':
    case 'claimed':
    case 'unknown':
      return {
        kind: 'waiting',
        until: row.text_state === 'due' ? (row.hold_until ?? undefined) : undefined,
      };
    case 'accepted':
      return row.delivery === 'failed' || row.delivery === 'expired'
        ? { kind: 'not_delivered', sentence: why(row.delivery_because, row.text_because_detail) }
        : { kind: 'sent', at: row.text_at ?? 0 };
    case 'unresolved':
      return { kind: 'unconfirmed' };
    case 'refused':
    case 'cancelled':
      return { kind: 'not_sent', sentence: why(row.text_because, row.text_because_detail) };
  }
}

function undecidedOrNoText(row: TextBackRow): TextBackFate {
  switch (row.verdict_kind) {
    case null:
      return { kind: 'none' };
    case 'text':
    case 'hold':
      return { kind: 'waiting', until: row.hold_until ?? undefined };
    case 'no_text':
      // Nothing to explain about a call that somebody answered.
      if (row.verdict_because === 'not_missed') return { kind: 'none' };
      return { kind: 'not_sent', sentence: ruledOut(row.verdict_rules) ?? 'A rule forbids it.' };
  }
}

/** What the first rule that forbids a text said: it is the one that settled the verdict. */
function ruledOut(rules: unknown): string | undefined {
  const parsed = rulesSchema.safeParse(rules);
  return parsed.data?.find(({ effect }) => effect === 'forbid')?.sentence;
}

/** A failure's own words and cure; else the detail that came with it. */
export function why(because: string | null, detail: string | null): string {
  if (because !== null && isSendFailure(because)) return sayFailure(because);
  return detail ?? (because === null ? 'No reason was given.' : `${because.replaceAll('_', ' ')}.`);
}
