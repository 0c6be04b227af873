import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/objects';
import { type InstalledPortal, installedPortal, PORTAL } from './installed-portal';

const SEARCH = '/crm/objects/2026-09/contacts/search';

interface Found {
  total: number;
  results: { id: string; properties: Record<string, string | null> }[];
  paging?: { next: { after: string } };
}

describe('search', () => {
  let portal: InstalledPortal;
  let clock = 0;
  beforeEach(async () => {
    clock = Date.parse('2026-11-23T14:00:00Z');
    portal = await installedPortal({ now: () => clock });
  });
  afterEach(() => portal.stop());

  const add = (properties: Record<string, string>) => {
    clock += 1_000;
    return portal.hubspot.createContact(PORTAL, properties);
  };
  const search = (body: object) => portal.call<Found>('POST', SEARCH, body);
  const names = async (filter: object) =>
    (
      await search({ filterGroups: [{ filters: [filter] }], properties: ['firstname'], limit: 100 })
    ).body.results.map(({ properties }) => properties['firstname']);

  it.each([
    ['EQ', { value: 'ANN' }, ['Ann']],
    ['NEQ', { value: 'Ann' }, ['Bob', 'Cy Young', undefined]],
    ['IN', { values: ['ann', 'bob', 'nobody'] }, ['Ann', 'Bob']],
    ['NOT_IN', { values: ['ann', 'bob'] }, ['Cy Young', undefined]],
    ['HAS_PROPERTY', {}, ['Ann', 'Bob', 'Cy Young']],
    ['NOT_HAS_PROPERTY', {}, [undefined]],
    ['CONTAINS_TOKEN', { value: 'young' }, ['Cy Young']],
    ['CONTAINS_TOKEN', { value: '*ou*' }, ['Cy Young']],
    ['CONTAINS_TOKEN', { value: 'you' }, []],
    ['NOT_CONTAINS_TOKEN', { value: '*' }, [undefined]],
    ['GT', { value: 'ann' }, ['Bob', 'Cy Young']],
    ['BETWEEN', { value: 'ann', highValue: 'bob' }, ['Ann', 'Bob']],
  ])('finds by %s %j', async (operator, operands, wanted) => {
    for (const firstname of ['Ann', 'Bob', 'Cy Young']) add({ firstname });
    add({ lastname: 'Nameless' });
    const found = await names({ propertyName: 'firstname', operator, ...operands });
    expect(found).toEqual(wanted.map((name) => name ?? null));
  });

  it('compares moments and numbers as such', async () => {
    for (const firstname of ['Ann', 'Bob', 'Cy']) add({ firstname });
    const second = String(clock - 1_000);
    expect(await names({ propertyName: 'createdate', operator: 'EQ', value: second })).toEqual([
      'Bob',
    ]);
    expect(
      await names({ propertyName: 'createdate', operator: 'LTE', value: '2026-11-23T14:00:02Z' }),
    ).toEqual(['Ann', 'Bob']);
    expect(await names({ propertyName: 'createdate', operator: 'LT', value: second })).toEqual([
      'Ann',
    ]);
    expect(await names({ propertyName: 'createdate', operator: 'GTE', value: second })).toEqual([
      'Bob',
      'Cy',
    ]);
  });

  it('finds a caller by national number, however the number was written', async () => {
    const ids = ['(312) 555-0142', '+1 312 555 0142', '312.555.0142 x12'].map((phone) =>
      add({ phone }),
    );
    const mobile = add({ mobilephone: '+13125550142' });
    add({ phone: '+13125550143' });
    const group = (propertyName: string) => ({
      filters: [{ propertyName, operator: FilterOperatorEnum.Eq, value: '3125550142' }],
    });
    const found = await portal.client.crm.contacts.searchApi.doSearch({
      filterGroups: [
        group('hs_searchable_calculated_phone_number'),
        group('hs_searchable_calculated_mobile_number'),
      ],
      properties: ['phone', 'hs_calculated_phone_number'],
    });
    expect(found.results.map(({ id }) => id)).toEqual([...ids, mobile]);
    expect(found.results[0]?.properties).toMatchObject({
      phone: '(312) 555-0142',
      hs_calculated_phone_number: '+13125550142',
    });
    const ending = {
      propertyName: 'hs_searchable_calculated_phone_number',
      operator: 'CONTAINS_TOKEN',
      value: '*5550142',
    };
    expect((await search({ filterGroups: [{ filters: [ending] }] })).body.total).toBe(3);
  });

  it('joins filters with and, groups with or, and forgets what was changed or archived', async () => {
    const ann = add({ firstname: 'Ann', company: 'Acme' });
    const bob = add({ firstname: 'Bob', company: 'Acme' });
    add({ firstname: 'Ann' });
    const filter = (propertyName: string, value: string) => ({
      propertyName,
      operator: 'EQ',
      value,
    });
    const body = {
      filterGroups: [
        { filters: [filter('firstname', 'Ann'), filter('company', 'Acme')] },
        { filters: [filter('firstname', 'Bob')] },
      ],
    };
    expect((await search(body)).body.results.map(({ id }) => id)).toEqual([ann, bob]);
    portal.hubspot.updateRecord(PORTAL, 'contacts', ann, { company: 'Other' });
    portal.hubspot.deleteContact(PORTAL, bob);
    expect((await search(body)).body.total).toBe(0);
  });

  it('sorts and pages', async () => {
    for (let n = 0; n < 7; n += 1) add({ firstname: `N${n}` });
    const first = await search({ sorts: ['-createdate'], limit: 3, properties: ['firstname'] });
    expect(first.body).toMatchObject({ total: 7, paging: { next: { after: '3' } } });
    expect(first.body.results.map(({ properties }) => properties['firstname'])).toEqual([
      'N6',
      'N5',
      'N4',
    ]);
    const sorts = [{ propertyName: 'firstname', direction: 'DESCENDING' }];
    const last = await search({ sorts, limit: 3, after: '6' });
    expect(last.body.results).toHaveLength(1);
    expect(last.body.paging).toBeUndefined();
  });

  it('looks into phones and names for free text', async () => {
    const id = add({ firstname: 'Ann', phone: '+13125550142' });
    add({ firstname: 'Bob' });
    for (const query of ['ann', '31255', 'an']) {
      expect((await search({ query })).body.results.map((result) => result.id)).toEqual([id]);
    }
  });

  const filter = { propertyName: 'firstname', operator: 'EQ', value: 'x' };
  const group = (filters: number) => ({ filters: Array(filters).fill(filter) });
  it.each([
    ['six groups', { filterGroups: Array(6).fill(group(1)) }],
    ['seven filters in a group', { filterGroups: [group(7)] }],
    ['nineteen filters', { filterGroups: [group(6), group(6), group(6), group(1)] }],
    ['pages of 201', { limit: 201 }],
    ['results beyond 10,000', { after: '9999', limit: 2 }],
    ['a body of more than 3,000 characters', { query: 'x'.repeat(3_000) }],
    ['an unknown property', { filterGroups: [{ filters: [{ ...filter, propertyName: 'nope' }] }] }],
    ['IN without values', { filterGroups: [{ filters: [{ ...filter, operator: 'IN' }] }] }],
  ])('refuses %s', async (_, body) => {
    expect((await search(body)).status).toBe(400);
  });

  it('sees a new record only after the lag, while direct reads see it at once', async () => {
    portal.hubspot.setIndexLag(300);
    const made = await portal.call<{ id: string }>('POST', '/crm/objects/2026-09/contacts', {
      properties: { firstname: 'Ann' },
    });
    const createdAt = Date.now();
    const body = { filterGroups: [{ filters: [{ ...filter, value: 'Ann' }] }] };
    expect((await search(body)).body.total).toBe(0);
    expect((await portal.call('GET', `/crm/objects/2026-09/contacts/${made.body.id}`)).status).toBe(
      200,
    );
    while ((await search(body)).body.total === 0) {
      if (Date.now() - createdAt > 5_000) throw new Error('search never saw the record');
    }
    expect(Date.now() - createdAt).toBeGreaterThan(200);
  });
});
