import type { Sentence } from './sentence';

/** One way in which people take back that they may be texted, or a wording of it. */
export interface RevocationRule {
  readonly name: string;
  /** Why a reasonable person reads it so, or what is left out and why. */
  readonly because: string;
  /** Whether it may stand anywhere in a sentence, or is all that a sentence or a part between commas says. */
  readonly stands: 'anywhere' | 'alone';
  readonly says: RegExp;
  /** Ordinary sentences that say the same words. */
  readonly unless?: RegExp;
  /** The same, looked for in the whole text. */
  readonly unlessText?: RegExp;
  /** Whether a question counts: "can you take me off your list?" is a demand, "wrong number?" is not. */
  readonly asked: boolean;
}

/** Whether a sentence of a text takes consent back by this rule. */
export function applies(rule: RevocationRule, sentence: Sentence, text: string): boolean {
  if (sentence.asks && !rule.asked) return false;
  const readings =
    rule.stands === 'alone' ? [sentence.words, ...sentence.clauses] : [sentence.words];
  if (!readings.some((words) => rule.says.test(words))) return false;
  return !(rule.unless?.test(sentence.words) ?? false) && !(rule.unlessText?.test(text) ?? false);
}

/** Courtesies and emphasis before and after a demand that is all a sentence says. */
const BEFORE = `(?:please|just|kindly|ok|okay|no|yes|hey|hi|hello|sorry|and|so|now|can you|could you|would you|will you|you need to|you must|you should|i want you to|i need you to|i asked you to|i told you to|thanks|thank you|seriously|omg|for the love of god|for gods sake|dude|bro|man)`;
const AFTER = `(?:please|thanks|thank you|now|again|anymore|already|immediately|asap|today|ever|at all|at once|right now|ok|okay|man|bro|dude|guys|sir|maam|seriously|omg|lol|por favor|svp)`;

/** A rule's pattern: whole words, anywhere in a sentence. */
export function anywhere(pattern: string): RegExp {
  return new RegExp(`(?:^| )(?:${pattern})(?= |$)`, 'u');
}

/** A rule's pattern: all that is said, but for courtesies. */
export function alone(pattern: string): RegExp {
  return new RegExp(`^(?:${BEFORE} )*(?:${pattern})(?: ${AFTER})*$`, 'u');
}

/** A rule's pattern: whatever else is said, it ends with this and courtesies. */
export function atTheEnd(pattern: string): RegExp {
  return new RegExp(`(?:^| )(?:${pattern})(?: ${AFTER})*$`, 'u');
}
