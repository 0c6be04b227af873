import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type CountryCode, type E164, parseE164 } from './e164';

/** Who a call or text came from, as far as the network showed. Only `number` may become a text's recipient. */
export type CallerIdentity =
  | { readonly kind: 'number'; readonly number: E164 }
  | { readonly kind: 'toll_free'; readonly number: E164 }
  | { readonly kind: 'premium'; readonly number: E164 }
  | { readonly kind: 'own'; readonly number: E164 }
  | { readonly kind: 'staff'; readonly number: E164 }
  | { readonly kind: 'short_code'; readonly shown: string }
  | { readonly kind: 'withheld'; readonly shown: string }
  | { readonly kind: 'invalid'; readonly shown: string };

/** Digits that carriers dial out as words when a number is hidden (Telnyx reference 7). */
const KEYPAD_WORDS = new Set(['266696687', '7378742833', '86282452253', '8656696', '2562533']);

const HIDING_WORDS = new Set([
  'anonymous',
  'restricted',
  'private',
  'unavailable',
  'unknown',
  'withheld',
  'blocked',
  'hidden',
  'no caller id',
]);

/**
 * Tells a caller that can be written to from everything else that a network puts in `from`. Total: any
 * text has an identity.
 *
 * @param context.ownNumbers the business's lines: a phone system that forwards with its own number hides the caller
 */
export function identifyCaller(
  shown: string | undefined | null,
  context: {
    readonly ownNumbers: ReadonlySet<E164>;
    readonly staffNumbers: ReadonlySet<E164>;
    readonly defaultCountry?: CountryCode;
  },
): CallerIdentity {
  const raw = (shown ?? '').trim();
  if (isWithheld(raw)) return { kind: 'withheld', shown: raw };
  const number = parseE164(raw, context.defaultCountry);
  if (number === undefined) {
    return /^\+?[0-9]{3,6}$/.test(raw) ? { kind: 'short_code', shown: raw } : { kind: 'invalid', shown: raw };
  }
  if (context.ownNumbers.has(number)) return { kind: 'own', number };
  if (context.staffNumbers.has(number)) return { kind: 'staff', number };
  switch (parsePhoneNumberFromString(number)?.getType()) {
    case 'PREMIUM_RATE':
    case 'SHARED_COST':
      return { kind: 'premium', number };
    case 'TOLL_FREE':
    case 'UAN':
    case 'VOICEMAIL':
      return { kind: 'toll_free', number };
    default:
      return { kind: 'number', number };
  }
}

function isWithheld(raw: string): boolean {
  const user = raw.replace(/^"?[^"<]*"?\s*</, '').replace(/^sips?:/i, '').replace(/@.*$/s, '').toLowerCase();
  if (user === '' || HIDING_WORDS.has(user)) return true;
  const digits = user.replace(/^\+?1?(?=[0-9])/, '');
  return KEYPAD_WORDS.has(user.replace(/^\+/, '')) || KEYPAD_WORDS.has(digits);
}

/** Why a caller cannot be written to, in a sentence; for a plain number, that they can. */
export function describeCaller(identity: CallerIdentity): string {
  switch (identity.kind) {
    case 'number':
      return 'The caller’s number can take a text.';
    case 'toll_free':
      return 'The caller used a toll-free or company number, which nobody reads texts on.';
    case 'premium':
      return 'The caller used a premium-rate number, which is never texted.';
    case 'own':
      return 'The number shown is one of the business’s own lines, so the real caller is not known.';
    case 'staff':
      return 'The call came from a phone of the business’s own people.';
    case 'short_code':
      return 'The call came from a short code, not from a phone.';
    case 'withheld':
      return 'The caller hid their number.';
    case 'invalid':
      return 'What the network showed is no phone number.';
  }
}
