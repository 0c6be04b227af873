import type { Answer } from '../../src/api/answer';

export type Refusal = Extract<Answer<never>, { ok: false }>;

/** An expected failure, in words for the person on the screen. */
export function refusal(
  reason: string,
  cure: string,
  fields?: Readonly<Record<string, string>>,
): Refusal {
  return { ok: false, reason, cure, ...(fields === undefined ? {} : { fields }) };
}

/** It was erased, merged away, or belongs to somebody else: all the same to who asks. */
export const NO_CONVERSATION = refusal(
  'This conversation is not there any more.',
  'Reload the page.',
);
