import type { CallerAddress } from './caller-address';

/** The words that networks put where a hidden number would stand (Telnyx reference section 7; RFC 3323). */
const WORDS = 'anonymous|restricted|private|unavailable|unknown|withheld|blocked|hidden';
const HIDING_WORD = new RegExp(`(?:^|[^a-z])(?:${WORDS})(?:[^a-z]|$)`, 'i');
const NOTHING_BUT_A_HIDING_WORD = new RegExp(`^(?:${WORDS})$`, 'i');
const HIDING_PHRASE = /^(?:no[ _-]?(?:caller[ _-]?id|number)|out of area|not available)$/i;

/**
 * Those words as carriers dial them out on a keypad: 266696687 spells ANONYMOUS. RESTRICTED with a leading 1
 * could be a number in Texas; a caller who asked not to be seen counts for more.
 */
const KEYPAD_WORDS: ReadonlySet<string> = new Set([
  '266696687', // ANONYMOUS
  '7378742833', // RESTRICTED
  '86282452253', // UNAVAILABLE
  '8656696', // UNKNOWN
  '2562533', // BLOCKED
]);

/**
 * Whether the network says that the caller hid their number. A display name that says so is honoured even
 * beside a number: the caller asked for it, the number leaked.
 *
 * @param raw what the network showed; @param address the same, taken apart
 */
export function isHiddenCaller(raw: string, address: CallerAddress): boolean {
  if (NOTHING_BUT_A_HIDING_WORD.test(address.displayName)) return true;
  const { user } = address;
  if (user === '') return HIDING_WORD.test(raw) || /^(?:sips?:|tel:|<>)?(?:@|$)/i.test(raw);
  if (/[a-z]/i.test(user)) return HIDING_WORD.test(user) || HIDING_PHRASE.test(user);
  const digits = user.replace(/[^0-9]/g, '');
  return KEYPAD_WORDS.has(digits) || (digits.startsWith('1') && KEYPAD_WORDS.has(digits.slice(1)));
}
