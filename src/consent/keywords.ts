import { plainWords } from './sentence';

/**
 * Words that end all texts when they are the whole text: those of Telnyx (reference section 6), those that
 * 47 CFR 64.1200(a)(10) names, and the usual ones in French (CASL) and Spanish.
 */
const STOP_WORDS = [
  'stop',
  'stopall',
  'stop all',
  'unsubscribe',
  'unsubscribe all',
  'revoke',
  'optout',
  'arret',
  'arreter',
  'arretez',
  'desabonner',
  'alto',
  'pare',
  'parar',
  'detener',
  'baja',
];

/** Stop words by the same rules that are also plain answers, so less may stand beside them. */
const STOP_WORDS_THAT_ANSWER = ['cancel', 'end', 'quit', 'cancelar'];

/** Telnyx lifts its own block for these alone. YES is an ordinary answer to a business and does not count. */
const START_WORDS = ['start', 'unstop'];

const HELP_WORDS = ['help', 'info', 'aide', 'ayuda'];

const COURTESY = 'please thanks thank you por favor gracias svp merci sil vous plait'.split(' ');
const EMPHASIS =
  'now ok okay hey hi hello yes no sorry just it this that already immediately asap sir maam re'.split(
    ' ',
  );

const NONE: ReadonlySet<string> = new Set();
const POLITE: ReadonlySet<string> = new Set(COURTESY);
const LOUD: ReadonlySet<string> = new Set([...COURTESY, ...EMPHASIS]);

interface Keyword {
  readonly effect: 'opt_out' | 'opt_in' | 'help';
  readonly word: string;
  /** What may stand beside the word without changing it. */
  readonly beside: ReadonlySet<string>;
}

const KEYWORDS: readonly Keyword[] = [
  ...STOP_WORDS.map((word) => ({ effect: 'opt_out' as const, word, beside: LOUD })),
  ...STOP_WORDS_THAT_ANSWER.map((word) => ({ effect: 'opt_out' as const, word, beside: POLITE })),
  ...START_WORDS.map((word) => ({ effect: 'opt_in' as const, word, beside: POLITE })),
  ...HELP_WORDS.map((word) => ({ effect: 'help' as const, word, beside: POLITE })),
];

/** No keyword with all that may stand around it is longer. */
const LONGEST = 200;

/** A dash and a name: "STOP - Jane Doe". */
const SIGNATURE = /\s[-–—~]{1,2}\s*\p{L}+(?: \p{L}+)?\s*$/u;

/**
 * The keyword that a text consists of, whatever its case, punctuation, quotes, emoji, accents, repetition,
 * spacing ("S T O P"), courtesy ("stop please") or signature; undefined when it says anything else.
 */
export function readKeyword(
  text: string,
): { readonly effect: Keyword['effect']; readonly word: string } | undefined {
  if (plainWords(text).length > LONGEST) return undefined;
  return keywordIn(text) ?? keywordIn(text.replace(SIGNATURE, ''));
}

function keywordIn(text: string): Keyword | undefined {
  if (/^\s*(?:🛑\s*)+$/u.test(text)) return { effect: 'opt_out', word: '🛑', beside: NONE };
  const words = plainWords(text).replace(/^(?:\p{L} )+\p{L}$/u, (spelled) =>
    spelled.replaceAll(' ', ''),
  );
  return KEYWORDS.find(({ word, beside }) => consistsOf(words, word, beside));
}

function consistsOf(words: string, keyword: string, beside: ReadonlySet<string>): boolean {
  let rest = words.split(' ');
  let found = false;
  const parts = keyword.split(' ');
  for (let at = 0; at + parts.length <= rest.length; ) {
    if (parts.every((part, offset) => rest[at + offset] === part)) {
      rest = rest.toSpliced(at, parts.length);
      found = true;
    } else {
      at += 1;
    }
  }
  return found && rest.every((word) => beside.has(word));
}
