import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, E164 } from '../phone/e164';

/** A contact that a search brought up for a caller. */
export interface ContactCandidate {
  /** HubSpot's record id, a decimal number. */
  readonly id: string;
  /** Epoch ms. */
  readonly modifiedAt: number;
  /** Its phone numbers in any shape that a person types. */
  readonly numbers: readonly string[];
}

export type ContactChoice<Candidate> =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly contact: Candidate }
  /** Several contacts carry the number; `contact` is the one the fixed rule takes. */
  | { readonly kind: 'several'; readonly contact: Candidate; readonly count: number };

/**
 * Finds the caller's contact among the candidates of a search: only an exact match after normalising
 * counts, because HubSpot's searchable numbers carry no country code and two countries can collide.
 *
 * Of several matches the most recently modified is taken, then the one with the lowest id (HubSpot
 * reference 9.2). The order of the candidates and repeated ones make no difference.
 *
 * @param defaultCountry the portal's own, for numbers that were typed without a country code
 */
export function chooseContact<Candidate extends ContactCandidate>(
  number: E164,
  candidates: readonly Candidate[],
  defaultCountry: CountryCode,
): ContactChoice<Candidate> {
  return chooseAmong(byNumber(candidates, defaultCountry).get(number));
}

/** {@link chooseContact} for the many callers of one search; each candidate is normalised once. */
export function chooseContacts<Candidate extends ContactCandidate>(
  numbers: readonly E164[],
  candidates: readonly Candidate[],
  defaultCountry: CountryCode,
): ReadonlyMap<E164, ContactChoice<Candidate>> {
  const matches = byNumber(candidates, defaultCountry);
  return new Map(numbers.map((number) => [number, chooseAmong(matches.get(number))]));
}

function chooseAmong<Candidate extends ContactCandidate>(
  matches: ReadonlyMap<string, Candidate> | undefined,
): ContactChoice<Candidate> {
  const [first, ...others] = [...(matches?.values() ?? [])].sort(byFixedRule);
  if (first === undefined) return { kind: 'none' };
  if (others.length === 0) return { kind: 'one', contact: first };
  return { kind: 'several', contact: first, count: others.length + 1 };
}

/** Who carries which number: number to contact id to contact. */
function byNumber<Candidate extends ContactCandidate>(
  candidates: readonly Candidate[],
  defaultCountry: CountryCode,
): ReadonlyMap<string, ReadonlyMap<string, Candidate>> {
  const carriers = new Map<string, Map<string, Candidate>>();
  for (const candidate of candidates) {
    for (const typed of candidate.numbers) {
      const number = contactNumber(typed, defaultCountry);
      if (number === undefined) continue;
      const others = carriers.get(number) ?? new Map<string, Candidate>();
      carriers.set(number, others.set(candidate.id, candidate));
    }
  }
  return carriers;
}

/**
 * A contact's number as a person typed it, in international form. An extension is left out: whoever calls
 * from behind a switchboard shows the switchboard's number.
 */
export function contactNumber(typed: string, defaultCountry: CountryCode): string | undefined {
  return parsePhoneNumberFromString(typed, defaultCountry)?.number;
}

function byFixedRule(a: ContactCandidate, b: ContactCandidate): number {
  return b.modifiedAt - a.modifiedAt || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}
