import { callersOwnWords } from './callers-own-words';
import { readKeyword } from './keywords';
import { applies } from './revocation-rule';
import { REVOCATIONS } from './revocations';
import { plainWords, readSentences, type Sentence } from './sentence';
import { shoutsStop } from './shouted-stop';

/** What a text says about being texted. `words`: the keyword, or the sentence as it was written, for the ledger. */
export type ConsentReading =
  | { readonly kind: 'opt_out'; readonly by: 'keyword' | 'plain_words'; readonly words: string }
  | { readonly kind: 'opt_in'; readonly words: string }
  | { readonly kind: 'help'; readonly words: string }
  | { readonly kind: 'none' };

/** As much of a sentence as the ledger keeps. */
const LEDGER_WORDS = 200;

/**
 * Reads whether a text takes consent back, gives it back, or asks for help (promise 5).
 *
 * A keyword counts when it is all that the text says. Anything else is read by {@link REVOCATIONS}, as a
 * reasonable person would read it (47 CFR 64.1200(a)(10)). Consent comes back by keyword alone, and YES is
 * none: to a business it is an ordinary answer. Any text can be read, in time linear in its length.
 *
 * @example
 * readConsentLanguage('please stop texting me'); // opt_out by plain_words
 * readConsentLanguage('do you stop by on Sundays?'); // none
 */
export function readConsentLanguage(text: string): ConsentReading {
  const own = callersOwnWords(text);
  const keyword = readKeyword(own);
  if (keyword?.effect === 'opt_out')
    return { kind: 'opt_out', by: 'keyword', words: keyword.word.toUpperCase() };
  if (keyword !== undefined) return { kind: keyword.effect, words: keyword.word.toUpperCase() };
  const revocation = findRevocation(own);
  if (revocation === undefined) return { kind: 'none' };
  return { kind: 'opt_out', by: 'plain_words', words: revocation.written.slice(0, LEDGER_WORDS) };
}

function findRevocation(text: string): Sentence | undefined {
  const whole = plainWords(text);
  return readSentences(text).find(
    (sentence) =>
      shoutsStop(sentence) || REVOCATIONS.some((rule) => applies(rule, sentence, whole)),
  );
}
