import {
  type Filter,
  FilterOperatorEnum,
  type PublicObjectSearchRequest,
} from '@hubspot/api-client/lib/codegen/crm/objects';
import { type E164, nationalDigits } from '../../../src/phone/e164';

/** HubSpot's limit on a search request's body, in characters (HubSpot reference 6). */
const BODY_LIMIT = 3_000;
/** Most results a page can have. */
const PAGE = 200;
// Stands in for the position of a later page, so that those requests fit too.
const LONGEST_AFTER = '0'.repeat(12);

/** What a candidate's record has to tell to be compared with a caller. */
const CANDIDATE_PROPERTIES = [
  'phone',
  'mobilephone',
  'hs_calculated_phone_number',
  'hs_calculated_mobile_number',
  'hubspot_owner_id',
  'lastmodifieddate',
] as const;

/**
 * The fewest searches that bring up every contact that may carry one of these numbers (HubSpot reference
 * 9.2). One search asks for many numbers at once with lists, up to the limit on its body; a search for a
 * single number also looks for it at the end of longer digits.
 *
 * @param extraProperties asked for besides {@link CANDIDATE_PROPERTIES}
 */
export function packSearches(
  numbers: readonly E164[],
  extraProperties: readonly string[] = [],
): PublicObjectSearchRequest[] {
  const properties = [...CANDIDATE_PROPERTIES, ...extraProperties];
  const packs: Wanted[][] = [];
  let pack: Wanted[] = [];
  for (const number of [...new Set(numbers)].map(withNationalPart)) {
    if (pack.length > 0 && bodyLength(searchFor([...pack, number], properties)) > BODY_LIMIT) {
      packs.push(pack);
      pack = [];
    }
    pack.push(number);
  }
  if (pack.length > 0) packs.push(pack);
  return packs.map((packed) => searchFor(packed, properties));
}

interface Wanted {
  readonly number: E164;
  /** Without the country code, as HubSpot's searchable numbers are. */
  readonly national: string;
}

function withNationalPart(number: E164): Wanted {
  return { number, national: nationalDigits(number) };
}

function searchFor(wanted: readonly Wanted[], properties: string[]): PublicObjectSearchRequest {
  const numbers = wanted.map(({ number }) => number);
  const national = wanted.map(({ national }) => national);
  const [only, ...others] = national;
  const groups: Filter[] = [
    anyOf('hs_searchable_calculated_phone_number', national),
    anyOf('hs_searchable_calculated_mobile_number', national),
    anyOf('phone', numbers),
    anyOf('mobilephone', numbers),
  ];
  if (only !== undefined && others.length === 0) {
    groups.push({
      propertyName: 'hs_searchable_calculated_phone_number',
      operator: FilterOperatorEnum.ContainsToken,
      value: `*${only}`,
    });
  }
  return { filterGroups: groups.map((filter) => ({ filters: [filter] })), properties, limit: PAGE };
}

function anyOf(propertyName: string, values: readonly string[]): Filter {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0
    ? { propertyName, operator: FilterOperatorEnum.Eq, value: only }
    : { propertyName, operator: FilterOperatorEnum.In, values: [...values] };
}

function bodyLength(search: PublicObjectSearchRequest): number {
  return JSON.stringify({ ...search, after: LONGEST_AFTER }).length;
}
