import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { callerAddress } from './caller-address';
import { type CountryCode, type E164, parseE164 } from './e164';
import { isHiddenCaller } from './hidden-caller';

/**
 * What the numbering plan says about texting a number; `unknown` wherever a plan mixes mobiles and
 * landlines, as in North America. A hint: a landline may have been made able to text.
 */
type PlanTextability = 'mobile' | 'landline' | 'unknown';

/**
 * Who a call or text came from, as far as the network showed. Only `number` may become a text's recipient.
 * `shown` is what the network sent, trimmed.
 */
export type CallerIdentity =
  | { readonly kind: 'number'; readonly number: E164; readonly textability: PlanTextability }
  /** Freephone and other service numbers: a company line, a pager, a mailbox. */
  | { readonly kind: 'toll_free'; readonly number: E164 }
  /** Premium rate, shared cost, and "personal" numbers, which bill whoever writes to them. */
  | { readonly kind: 'premium'; readonly number: E164 }
  | { readonly kind: 'own'; readonly number: E164 }
  | { readonly kind: 'staff'; readonly number: E164 }
  | { readonly kind: 'short_code'; readonly shown: string }
  | { readonly kind: 'withheld'; readonly shown: string }
  | { readonly kind: 'invalid'; readonly shown: string };

export interface CallerContext {
  /** The business's lines, the called one among them: a phone system that forwards with its own number hides the caller. */
  readonly ownNumbers: ReadonlySet<E164>;
  readonly staffNumbers: ReadonlySet<E164>;
  /** For numbers without a country code; without it those are invalid. */
  readonly defaultCountry?: CountryCode;
}

/**
 * Tells a caller that can be written to from everything else that a network puts in `from` (Telnyx
 * reference section 7). Total: any text, and none, has an identity.
 */
export function identifyCaller(
  shown: string | undefined | null,
  context: CallerContext,
): CallerIdentity {
  const raw = (shown ?? '').trim();
  const address = callerAddress(raw);
  if (raw === '' || isHiddenCaller(raw, address)) return { kind: 'withheld', shown: raw };
  // Before parsing: a few countries have subscriber numbers as short as a short code.
  if (/^\+?[0-9]{3,6}$/.test(address.user)) return { kind: 'short_code', shown: raw };
  const number = parseE164(raw, context.defaultCountry);
  if (number === undefined) return { kind: 'invalid', shown: raw };
  if (context.ownNumbers.has(number)) return { kind: 'own', number };
  if (context.staffNumbers.has(number)) return { kind: 'staff', number };
  return byNumberType(number, parsePhoneNumberFromString(number)?.getType());
}

function byNumberType(number: E164, type: NumberType): CallerIdentity {
  switch (type) {
    case 'PREMIUM_RATE':
    case 'SHARED_COST':
    case 'PERSONAL_NUMBER':
      return { kind: 'premium', number };
    case 'TOLL_FREE':
    case 'UAN':
    case 'VOICEMAIL':
    case 'PAGER':
      return { kind: 'toll_free', number };
    case 'MOBILE':
      return { kind: 'number', number, textability: 'mobile' };
    case 'FIXED_LINE':
      return { kind: 'number', number, textability: 'landline' };
    case 'FIXED_LINE_OR_MOBILE':
    case 'VOIP':
    case undefined:
      return { kind: 'number', number, textability: 'unknown' };
  }
}

/** Why a caller cannot be written to, in a sentence; for a plain number, whether they probably can. */
export function describeCaller(identity: CallerIdentity): string {
  switch (identity.kind) {
    case 'number':
      return identity.textability === 'landline'
        ? 'The caller’s number looks like a landline, which seldom takes texts.'
        : 'The caller’s number can take a text.';
    case 'toll_free':
      return 'The caller used a toll-free or other service number, on which nobody reads texts.';
    case 'premium':
      return 'The caller used a number with special charges, which is never texted.';
    case 'own':
      return 'The number shown is one of the business’s own lines, so the real caller is not known.';
    case 'staff':
      return 'The call came from a phone of the business’s own people.';
    case 'short_code':
      return 'The call came from a short code or an extension, not from a phone number.';
    case 'withheld':
      return 'The caller hid their number.';
    case 'invalid':
      return 'What the network showed is no phone number.';
  }
}
