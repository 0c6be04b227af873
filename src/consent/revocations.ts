import { REFUSALS } from './refusals';
import { REMOVAL_DEMANDS } from './removal-demands';
import type { RevocationRule } from './revocation-rule';
import { REVOCATIONS_IN_OTHER_LANGUAGES } from './revocations-in-other-languages';
import { STOP_DEMANDS } from './stop-demands';

/**
 * How people say in their own words that they want no more texts. The rule is 47 CFR 64.1200(a)(10): any
 * words count by which a reasonable person would understand it. A doubt counts as a no, because a text
 * after a no is worse than silence; but a question or an ordinary request is none.
 *
 * Patterns read a sentence's words (sentence.ts); each is alternatives in a row, without a loop in a
 * loop, so that a hostile text takes linear time.
 */
export const REVOCATIONS: readonly RevocationRule[] = [
  ...STOP_DEMANDS,
  ...REFUSALS,
  ...REMOVAL_DEMANDS,
  ...REVOCATIONS_IN_OTHER_LANGUAGES,
];
