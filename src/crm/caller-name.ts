import { type CountryCode, type E164, formatForPeople } from '../phone/e164';

/**
 * What a contact is called until somebody knows better: HubSpot wants a name or an email on every contact.
 * Reads as "Caller (555) 010-0001"; given on creation only, never over a name that is there.
 *
 * @param homeCountry a number of another country is written with its country code
 */
export function placeholderName(
  number: E164,
  homeCountry: CountryCode,
): { readonly firstName: string; readonly lastName: string } {
  return { firstName: 'Caller', lastName: formatForPeople(number, homeCountry) };
}
