import type { Sentence } from './sentence';

/** After these words a shouted STOP is part of what they say: "it will not STOP", "the bus STOP". */
const PART_OF_THE_SENTENCE =
  /\b(?:not|won['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|can['’]?t|never|to|it|bus|says?|next|the|a|full|non|pit|one)\s+STOP\W*$/iu;

/**
 * Whether a sentence begins or ends with STOP in capitals while the rest is in small letters:
 * "STOP we hired another company", "found someone else STOP". Capitals set the keyword apart from the
 * sentence, as our own texts do when they tell how to opt out. A question does not order anything.
 */
export function shoutsStop({ written, asks }: Sentence): boolean {
  if (asks || !/\p{Ll}/u.test(written)) return false;
  if (/^\W*STOP\b(?!\s+(?:by|at|in|the|and|over|for|sign)\b)/u.test(written)) return true;
  return /\bSTOP\W*$/u.test(written) && !PART_OF_THE_SENTENCE.test(written);
}
