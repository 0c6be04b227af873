import { type BatchBody, type InstalledPortal, installedPortal, PORTAL } from './installed-portal';

const CONTACTS = '/crm/objects/2026-09/contacts';

describe('unique values', () => {
  let portal: InstalledPortal;
  beforeEach(async () => {
    portal = await installedPortal();
    await portal.call('POST', '/crm/properties/2026-09/contacts', {
      name: 'our_key',
      label: 'Our key',
      type: 'string',
      fieldType: 'text',
      groupName: 'contactinformation',
      hasUniqueValue: true,
    });
  });
  afterEach(() => portal.stop());

  const upsert = (id: string, properties: Record<string, string> = { firstname: 'Ann' }) =>
    portal.call<BatchBody>('POST', `${CONTACTS}/batch/upsert`, {
      inputs: [{ id, idProperty: 'our_key', properties }],
    });

  it('give one record to twenty upserts at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => upsert('k1')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers.filter(({ body }) => body.results[0]?.new === true)).toHaveLength(1);
    expect(portal.hubspot.records(PORTAL).contacts).toHaveLength(1);
  });

  it('let one of twenty creates through', async () => {
    const create = () =>
      portal.call('POST', CONTACTS, { properties: { firstname: 'Ann', our_key: 'k1' } });
    const answers = await Promise.all(Array.from({ length: 20 }, create));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.find(({ status }) => status === 400);
    const [holder] = portal.hubspot.records(PORTAL).contacts;
    expect(refused?.body.errors?.[0]?.code).toBe('CONFLICTING_UNIQUE_VALUE');
    expect(refused?.body.message).toContain(`propertyName=our_key, value=k1} on `);
    expect(refused?.body.message).toContain(`${holder?.id} already has that value.`);
  });

  it('name the contact that has an email already', async () => {
    const id = portal.hubspot.createContact(PORTAL, { email: 'Ann@Example.com' });
    const answer = await portal.call('POST', CONTACTS, {
      properties: { email: 'ann@example.com' },
    });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      category: 'CONFLICT',
      message: `Contact already exists. Existing ID: ${id}`,
    });
  });

  it('address a record', async () => {
    await upsert('k1');
    const read = await portal.call<{ properties: object }>(
      'GET',
      `${CONTACTS}/k1?idProperty=our_key&properties=our_key`,
    );
    expect(read.body.properties).toMatchObject({ our_key: 'k1' });
    expect((await portal.call('GET', `${CONTACTS}/k2?idProperty=our_key`)).status).toBe(404);
    expect((await portal.call('GET', `${CONTACTS}/Ann?idProperty=firstname`)).status).toBe(400);
    const batch = await portal.call<BatchBody>('POST', `${CONTACTS}/batch/read`, {
      inputs: [{ id: 'k1' }, { id: 'k2' }],
      idProperty: 'our_key',
      properties: ['our_key'],
      propertiesWithHistory: [],
    });
    expect(batch.body).toMatchObject({
      numErrors: 1,
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['k2'] } }],
    });
    expect(batch.body.results).toHaveLength(1);
  });

  it('are free again when their record is archived, cleared or erased', async () => {
    for (const release of ['archive', 'clear', 'erase'] as const) {
      const id = (await upsert('k1')).body.results[0]?.id ?? '';
      if (release === 'archive') portal.hubspot.deleteContact(PORTAL, id);
      if (release === 'clear') portal.hubspot.updateRecord(PORTAL, 'contacts', id, { our_key: '' });
      if (release === 'erase') portal.hubspot.privacyDelete(PORTAL, id);
      expect((await upsert('k1')).body.results[0]?.new).toBe(true);
      portal.hubspot.privacyDelete(
        PORTAL,
        portal.hubspot.records(PORTAL).contacts.at(-1)?.id ?? '',
      );
    }
  });

  it('cannot be moved to a second record by an update', async () => {
    await upsert('k1');
    const second = (await upsert('k2')).body.results[0]?.id ?? '';
    const answer = await portal.call('PATCH', `${CONTACTS}/${second}`, {
      properties: { our_key: 'k1' },
    });
    expect(answer.status).toBe(400);
    expect(
      portal.hubspot.records(PORTAL).contacts.map(({ properties }) => properties['our_key']),
    ).toEqual(['k1', 'k2']);
  });

  it('do not go together with a property that is not unique', async () => {
    const answer = await portal.call('POST', `${CONTACTS}/batch/upsert`, {
      inputs: [{ id: 'Ann', idProperty: 'firstname', properties: {} }],
    });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('non-unique');
  });
});
