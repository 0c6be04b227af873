import { packSearches } from '../../../../server/hubspot/sync/search-packing';
import { type E164, parseE164 } from '../../../../src/phone/e164';

function e164(text: string): E164 {
  const number = parseE164(text);
  if (number === undefined) throw new Error(`${text} is no phone number.`);
  return number;
}
const number = (index: number): E164 => e164(`+1555${2_000_000 + index}`);
const one = number(0);

describe('packing callers into searches', () => {
  test('one caller: five ways to find the number, one of them inside longer digits', () => {
    const [search, ...others] = packSearches([one]);
    expect(others).toEqual([]);
    expect(search?.filterGroups?.map(({ filters }) => filters[0])).toEqual([
      {
        propertyName: 'hs_searchable_calculated_phone_number',
        operator: 'EQ',
        value: '5552000000',
      },
      {
        propertyName: 'hs_searchable_calculated_mobile_number',
        operator: 'EQ',
        value: '5552000000',
      },
      { propertyName: 'phone', operator: 'EQ', value: '+15552000000' },
      { propertyName: 'mobilephone', operator: 'EQ', value: '+15552000000' },
      {
        propertyName: 'hs_searchable_calculated_phone_number',
        operator: 'CONTAINS_TOKEN',
        value: '*5552000000',
      },
    ]);
  });

  test('a thousand callers: every number once in each list, within HubSpot’s limits, about two dozen searches', () => {
    const numbers = Array.from({ length: 1_000 }, (_, index) => number(index));
    const searches = packSearches(numbers);
    expect(searches.length).toBeLessThanOrEqual(25);
    for (const search of searches) {
      expect(JSON.stringify({ ...search, after: '123456789012' }).length).toBeLessThanOrEqual(
        3_000,
      );
      expect(search.filterGroups?.length).toBeLessThanOrEqual(5);
    }
    const asked = searches.flatMap(({ filterGroups }) =>
      (filterGroups ?? []).flatMap(({ filters }) =>
        filters.flatMap(({ propertyName, values }) => (propertyName === 'phone' ? values : [])),
      ),
    );
    expect(asked).toEqual(numbers);
  });

  test('nobody to look for: no search; a number asked for twice: looked for once', () => {
    expect(packSearches([])).toEqual([]);
    expect(packSearches([one, one])).toEqual(packSearches([one]));
  });
});
