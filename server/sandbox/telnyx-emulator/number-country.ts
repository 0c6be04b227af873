import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const known = new Map<string, string | undefined>();

/**
 * The country of an E.164 number, or undefined when it is no phone number. A number under +1 that belongs to no area in
 * particular, such as those with 555 for the area, counts as the United States.
 */
export function countryOf(e164: string): string | undefined {
  if (known.has(e164)) return known.get(e164);
  const parsed = parsePhoneNumberFromString(e164);
  const country =
    parsed === undefined
      ? undefined
      : (parsed.country ?? (parsed.countryCallingCode === '1' ? 'US' : undefined));
  if (known.size > 50_000) known.clear();
  known.set(e164, country);
  return country;
}
