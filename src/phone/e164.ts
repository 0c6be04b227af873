import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

declare const brand: unique symbol;
/** A phone number in international form, `+` and 7 to 15 digits. */
export type E164 = string & { readonly [brand]: 'E164' };
export type { CountryCode };

/**
 * Reads a phone number as networks and people write it: "+1-202-555-0133", "sip:+12025550133@host".
 *
 * Takes any number that is *possible* in its country: length and country code fit. Whether it is in service
 * nobody can tell from its digits, and numbering plans grow faster than their published tables.
 *
 * @param defaultCountry for numbers without a country code; without it those are refused
 * @returns undefined when the text is no phone number.
 */
export function parseE164(raw: string, defaultCountry?: CountryCode): E164 | undefined {
  const text = raw.trim().replace(/^(?:sips?|tel):/i, '').replace(/[@;].*$/s, '');
  if (text.length > 32 || !/^[+0-9(][-+0-9().\s]*$/.test(text)) return undefined;
  const parsed = parsePhoneNumberFromString(text, {
    ...(defaultCountry === undefined ? {} : { defaultCountry }),
    extract: false,
  });
  if (parsed === undefined || !parsed.isPossible()) return undefined;
  return isE164(parsed.number) ? parsed.number : undefined;
}

function isE164(text: string): text is E164 {
  return /^\+[1-9][0-9]{6,14}$/.test(text);
}

/** The country of a number; for country codes that several share (+1), the one its area code or plan names. */
export function countryOf(number: E164): CountryCode | undefined {
  const parsed = parsePhoneNumberFromString(number);
  // A possible but unassigned number of a shared code has no country of its own: take the code's main one.
  return parsed?.country ?? parsed?.getPossibleCountries()[0];
}

/** The number without its country code: what HubSpot's searchable phone properties hold (HubSpot reference 9.1). */
export function nationalDigits(number: E164): string {
  return parsePhoneNumberFromString(number)?.nationalNumber ?? number.slice(1);
}

/** For people to read: "(312) 555-0001" at home, "+44 20 7946 0000" abroad. */
export function formatForPeople(number: E164, viewerCountry: CountryCode | undefined): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  const home = viewerCountry !== undefined && parsed.getPossibleCountries().includes(viewerCountry);
  return home ? parsed.formatNational() : parsed.formatInternational();
}
