import { type InstalledPortal, installedPortal, PORTAL } from './installed-portal';

const CONTACTS = '/crm/properties/2026-09/contacts';
const property = (name: string, more: object = {}) => ({
  name,
  label: name,
  type: 'string',
  fieldType: 'text',
  groupName: 'contactinformation',
  ...more,
});

describe('properties', () => {
  let portal: InstalledPortal;
  beforeEach(async () => {
    portal = await installedPortal();
  });
  afterEach(() => portal.stop());

  it('and their groups are created once, through the official client', async () => {
    const { coreApi, groupsApi } = portal.client.crm.properties;
    await groupsApi.create('contacts', { name: 'ours', label: 'Ours' });
    await expect(
      groupsApi.create('contacts', { name: 'ours', label: 'Ours' }),
    ).rejects.toMatchObject({ code: 409 });
    const made = await portal.call(
      'POST',
      CONTACTS,
      property('ours_key', { groupName: 'ours', hasUniqueValue: true }),
    );
    expect(made.status).toBe(201);
    expect((await portal.call('POST', CONTACTS, property('ours_key'))).status).toBe(409);
    expect(await coreApi.getByName('contacts', 'ours_key')).toMatchObject({
      hasUniqueValue: true,
      groupName: 'ours',
    });
    expect((await coreApi.getAll('contacts')).results.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ours_key', 'email', 'hs_searchable_calculated_phone_number']),
    );
    await coreApi.update('contacts', 'ours_key', { label: 'New' });
    expect((await coreApi.getByName('contacts', 'ours_key')).label).toBe('New');
    await coreApi.archive('contacts', 'ours_key');
    await expect(coreApi.getByName('contacts', 'ours_key')).rejects.toMatchObject({ code: 404 });
  });

  it.each([
    ['an unknown group', property('a', { groupName: 'nope' })],
    ['a name with capitals', property('Abc')],
    ['a field that does not fit the type', property('a', { fieldType: 'select' })],
    [
      'an option without displayOrder',
      property('a', {
        type: 'enumeration',
        fieldType: 'select',
        options: [{ label: 'A', value: 'a', hidden: false }],
      }),
    ],
    ['no label', { ...property('a'), label: undefined }],
  ])('are refused with %s', async (_, body) => {
    expect((await portal.call('POST', CONTACTS, body)).status).toBe(400);
  });

  it('take the values of their options only', async () => {
    const options = ['a', 'b'].map((value, displayOrder) => ({
      label: value,
      value,
      displayOrder,
      hidden: false,
    }));
    await portal.call(
      'POST',
      CONTACTS,
      property('choice', { type: 'enumeration', fieldType: 'select', options }),
    );
    const create = (choice: string) =>
      portal.call('POST', '/crm/objects/2026-09/contacts', {
        properties: { firstname: 'A', choice },
      });
    expect((await create('a')).status).toBe(201);
    expect((await create('c')).body.errors?.[0]?.message).toBe(
      'c was not one of the allowed options: [a, b]',
    );
  });

  it('stop at the limit of the portal, which can be asked for', async () => {
    portal.hubspot.setPortal(PORTAL, { customPropertyLimit: 2 });
    const answers = [];
    for (const name of ['one', 'two', 'three'])
      answers.push(await portal.call('POST', CONTACTS, property(name)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 400]);
    expect(answers[2]?.body.message).toContain('limit of 2 custom properties');
    const limits = await portal.call<object>('GET', '/crm/limits/2026-09/custom-properties');
    expect(limits.body).toMatchObject({ overallLimit: 2, overallUsage: 2 });
  });

  it('have unique values ten times at most for a type', async () => {
    const statuses = [];
    for (let n = 0; n < 11; n += 1) {
      statuses.push(
        (await portal.call('POST', CONTACTS, property(`u${n}`, { hasUniqueValue: true }))).status,
      );
    }
    expect(statuses).toEqual([...Array(10).fill(201), 400]);
  });

  it('may be refused on activities', async () => {
    portal.hubspot.setPortal(PORTAL, { customPropertiesRefusedOn: ['communications'] });
    const on = (type: string, groupName: string) =>
      portal.call('POST', `/crm/properties/2026-09/${type}`, property('ours', { groupName }));
    expect((await on('communications', 'communication')).status).toBe(400);
    expect((await on('calls', 'call')).status).toBe(201);
  });

  it('are created and read in batches', async () => {
    const made = await portal.call<{ results: object[]; numErrors: number }>(
      'POST',
      `${CONTACTS}/batch/create`,
      {
        inputs: [property('one'), property('email')],
      },
    );
    expect(made.body).toMatchObject({ results: [{ name: 'one' }], numErrors: 1 });
    const read = await portal.call<{ results: object[] }>('POST', `${CONTACTS}/batch/read`, {
      inputs: [{ name: 'one' }, { name: 'two' }],
      archived: false,
    });
    expect(read.body).toMatchObject({ results: [{ name: 'one' }], numErrors: 1 });
  });

  it('of the account are its zone and its owners, page by page', async () => {
    const account = await portal.call<object>('GET', '/account-info/2026-09/details');
    expect(account.body).toMatchObject({
      portalId: PORTAL,
      timeZone: 'America/Chicago',
      dataHostingLocation: 'na1',
    });
    portal.hubspot.addPortal({ id: 2, name: 'Two', timeZone: 'UTC' });
    const owners = await portal.client.crm.owners.ownersApi.getPage();
    expect(owners.results).toMatchObject([{ id: '70000001', type: 'PERSON', userId: 60_000_001 }]);
  });
});
