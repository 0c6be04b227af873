import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { callerAddress } from './caller-address';

declare const brand: unique symbol;
/** A phone number in international form (ITU-T E.164): `+` and 7 to 15 digits. */
export type E164 = string & { readonly [brand]: 'E164' };
/** ISO 3166-1 alpha-2, as far as a numbering plan belongs to it. */
export type { CountryCode };

/** Digits with the marks that people put between them; a plus only in front. */
const WRITTEN_NUMBER = /^\(?\+?\(?[0-9][0-9()./\s\p{Pd}]*$/u;

/**
 * Reads a phone number as networks and people write it: "+1-202-555-0133", "(312) 555-0001" with a
 * default country, "sip:+12025550133@host".
 *
 * Takes any number that is *possible*: a country code that exists and a length that its plan allows. It
 * does not ask for a *valid* one, a range known to be handed out, because new area codes work for months
 * before the published tables have them, and a caller lost is dearer than one text that Telnyx refuses.
 *
 * @param defaultCountry for numbers without a country code; without it those are refused
 * @returns undefined when the text cannot be a phone number; an extension or any other word makes it one.
 */
export function parseE164(raw: string, defaultCountry?: CountryCode): E164 | undefined {
  const { user } = callerAddress(raw);
  if (user.length > 32 || !WRITTEN_NUMBER.test(user)) return undefined;
  const parsed = parsePhoneNumberFromString(user, {
    ...(defaultCountry === undefined ? {} : { defaultCountry }),
    extract: false,
  });
  if (parsed === undefined || !parsed.isPossible() || !isE164(parsed.number)) return undefined;
  // One trunk digit too many is a habit, +44 (0)20, and is dropped; a number that can lose a second is none.
  return parsePhoneNumberFromString(parsed.number)?.number === parsed.number
    ? parsed.number
    : undefined;
}

function isE164(text: string): text is E164 {
  return /^\+[1-9][0-9]{6,14}$/.test(text);
}

/**
 * The country whose numbering plan holds the number. Of a code that several countries share (+1, +44, +7)
 * its area code tells which; an area code that is in no table yet counts for the code's main country.
 *
 * @returns undefined for numbers of no country, such as +800 freephone.
 */
export function countryOf(number: E164): CountryCode | undefined {
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.country ?? parsed?.getPossibleCountries()[0];
}

/** The number without its country code: what HubSpot's searchable phone properties hold (HubSpot reference 9.1). */
export function nationalDigits(number: E164): string {
  return parsePhoneNumberFromString(number)?.nationalNumber ?? number.slice(1);
}

/** For people to read: "(312) 555-0001" in the viewer's own country, "+44 20 7946 0000" from abroad. */
export function formatForPeople(number: E164, viewerCountry: CountryCode | undefined): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return number;
  const home = viewerCountry !== undefined && countryOf(number) === viewerCountry;
  return home ? parsed.formatNational() : parsed.formatInternational();
}
