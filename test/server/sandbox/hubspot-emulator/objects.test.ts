import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/objects';
import {
  type InstalledPortal,
  installedPortal,
  OWNER,
  PORTAL,
  toContact,
} from './installed-portal';

const AT = Date.parse('2026-11-23T14:00:00Z');
const CALLS = '/crm/objects/2026-09/calls';
const CONTACTS = '/crm/objects/2026-09/contacts';

describe('records', () => {
  let portal: InstalledPortal;
  beforeEach(async () => {
    portal = await installedPortal({ now: () => AT });
  });
  afterEach(() => portal.stop());

  it('are created, read, changed and archived through the official client', async () => {
    const { contacts } = portal.client.crm;
    const made = await contacts.basicApi.create({
      properties: { firstname: 'Ann', phone: '+13125550142' },
      associations: [],
    });
    expect(made.id).toMatch(/^\d{11}$/);
    const read = await contacts.basicApi.getById(made.id, [
      'phone',
      'hs_searchable_calculated_phone_number',
    ]);
    expect(read.properties).toMatchObject({
      phone: '+13125550142',
      hs_searchable_calculated_phone_number: '3125550142',
      createdate: '2026-11-23T14:00:00Z',
      hs_object_id: made.id,
    });
    await contacts.basicApi.update(made.id, { properties: { firstname: '', lastname: 'Lee' } });
    expect((await contacts.basicApi.getById(made.id)).properties).toMatchObject({
      firstname: null,
      lastname: 'Lee',
    });
    await contacts.basicApi.archive(made.id);
    await expect(contacts.basicApi.getById(made.id)).rejects.toMatchObject({ code: 404 });
    const archived = await portal.call<{ archived: boolean }>(
      'GET',
      `${CONTACTS}/${made.id}?archived=true`,
    );
    expect(archived.body.archived).toBe(true);
  });

  it('are activities that belong to a contact', async () => {
    const contact = portal.hubspot.createContact(PORTAL, { phone: '+13125550142' });
    const call = await portal.client.crm.objects.basicApi.create('calls', {
      properties: {
        hs_timestamp: String(AT),
        hs_call_status: 'MISSED',
        hs_call_direction: 'INBOUND',
        hubspot_owner_id: OWNER,
      },
      associations: [
        {
          to: { id: contact },
          types: [
            {
              associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined,
              associationTypeId: 194,
            },
          ],
        },
      ],
    });
    expect(call.properties['hs_timestamp']).toBe('2026-11-23T14:00:00Z');
    const { calls, contacts } = portal.hubspot.records(PORTAL);
    expect(calls[0]?.associations.contacts).toEqual([contact]);
    expect(contacts[0]?.associations.calls).toEqual([call.id]);
    const read = await portal.call<{ associations: unknown }>(
      'GET',
      `${CALLS}/${call.id}?associations=contacts`,
    );
    expect(read.body.associations).toEqual({
      contacts: { results: [{ id: contact, type: 'call_to_contact' }] },
    });
  });

  it.each([
    ['a property that does not exist', { firstname: 'A', nope: '1' }, 'PROPERTY_DOESNT_EXIST'],
    ['an unknown option', { firstname: 'A', lifecyclestage: 'fan' }, 'INVALID_OPTION'],
    ['a read-only property', { firstname: 'A', createdate: '0' }, 'READ_ONLY_VALUE'],
    ['an owner who is not there', { firstname: 'A', hubspot_owner_id: '1' }, 'INVALID_OWNER_ID'],
    ['something that is no address', { email: 'ann' }, 'INVALID_EMAIL'],
  ])('are refused with %s, named as HubSpot names it', async (_, properties, code) => {
    const answer = await portal.call('POST', CONTACTS, { properties });
    expect(answer.status).toBe(400);
    expect(answer.body.category).toBe('VALIDATION_ERROR');
    expect(answer.body.message).toMatch(/^Property values were not valid: \[\{"isValid":false/);
    expect(answer.body.errors?.map((error) => error.code)).toEqual([code]);
    expect(portal.hubspot.records(PORTAL).contacts).toEqual([]);
  });

  it('take text values only', async () => {
    expect((await portal.call('POST', CALLS, { properties: { hs_timestamp: AT } })).status).toBe(
      400,
    );
    expect(
      (await portal.call('POST', CALLS, { properties: { hs_timestamp: 'soon' } })).body.errors?.[0]
        ?.code,
    ).toBe('INVALID_LONG');
  });

  it.each([
    ['contacts', { phone: '+13125550142' }, ['email', 'firstname', 'lastname']],
    ['calls', { hs_call_status: 'MISSED' }, ['hs_timestamp']],
    [
      'communications',
      { hs_timestamp: '1' },
      ['hs_communication_channel_type', 'hs_communication_logged_from'],
    ],
    ['tasks', { hs_task_subject: 'Call' }, ['hs_timestamp']],
  ])('of type %s need what HubSpot needs', async (type, properties, named) => {
    const answer = await portal.call('POST', `/crm/objects/2026-09/${type}`, { properties });
    expect(answer.status).toBe(400);
    expect(answer.body.context).toEqual({ properties: named });
  });

  it('refuse MISSED in a portal that does not know it, naming what it knows', async () => {
    portal.hubspot.setPortal(PORTAL, { missedCallStatus: 'refused' });
    const answer = await portal.call('POST', CALLS, {
      properties: { hs_timestamp: '1', hs_call_status: 'MISSED' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('MISSED was not one of the allowed options: [BUSY,');
  });

  it('obey rules of the portal', async () => {
    portal.hubspot.setPortal(PORTAL, { requiredContactProperties: ['lifecyclestage'] });
    const answer = await portal.call('POST', CONTACTS, { properties: { firstname: 'Ann' } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      category: 'VALIDATION_ERROR',
      context: { properties: ['lifecyclestage'] },
    });
  });

  it('are not associated by a type that does not fit, nor with what is not there', async () => {
    const contact = portal.hubspot.createContact(PORTAL, {});
    const properties = { hs_timestamp: '1' };
    const wrong = await portal.call('POST', CALLS, {
      properties,
      associations: [toContact(contact, 204)],
    });
    expect(wrong.status).toBe(400);
    const gone = await portal.call('POST', CALLS, {
      properties,
      associations: [toContact('1', 194)],
    });
    expect(gone).toMatchObject({
      status: 400,
      body: { message: 'Associations are not valid: [CONTACT=1 is not valid]' },
    });
    portal.hubspot.setPortal(PORTAL, { missingAssociate: '404' });
    expect(
      (await portal.call('POST', CALLS, { properties, associations: [toContact('1', 194)] }))
        .status,
    ).toBe(404);
    expect(portal.hubspot.records(PORTAL).calls).toEqual([]);
  });

  it('of a merged contact move to the survivor', async () => {
    const [kept, merged] = [
      portal.hubspot.createContact(PORTAL, { firstname: 'Ann' }),
      portal.hubspot.createContact(PORTAL, { firstname: 'A.', phone: '+13125550142' }),
    ];
    await portal.call('POST', CALLS, {
      properties: { hs_timestamp: '1' },
      associations: [toContact(merged, 194)],
    });
    const answer = await portal.call<{ id: string; properties: Record<string, string> }>(
      'POST',
      `${CONTACTS}/merge`,
      {
        primaryObjectId: kept,
        objectIdToMerge: merged,
      },
    );
    expect(answer.body).toMatchObject({
      id: kept,
      properties: { firstname: 'Ann', phone: '+13125550142' },
    });
    expect(portal.hubspot.records(PORTAL).calls[0]?.associations.contacts).toEqual([kept]);
    expect((await portal.call('GET', `${CONTACTS}/${merged}`)).status).toBe(404);
    portal.hubspot.setPortal(PORTAL, { mergedIds: 'survivor' });
    expect((await portal.call<{ id: string }>('GET', `${CONTACTS}/${merged}`)).body.id).toBe(kept);
  });

  it('survive a merge under a new id where the portal gives one', () => {
    const { hubspot } = portal;
    hubspot.setPortal(PORTAL, { mergeGivesNewId: true });
    const ids = [hubspot.createContact(PORTAL, {}), hubspot.createContact(PORTAL, {})] as const;
    const survivor = hubspot.mergeContacts(PORTAL, ...ids);
    expect(ids).not.toContain(survivor);
    expect(hubspot.records(PORTAL).contacts.map(({ id }) => id)).toEqual([survivor]);
  });

  it('are erased for privacy', async () => {
    const contact = portal.hubspot.createContact(PORTAL, { email: 'ann@example.com' });
    const answer = await portal.call('POST', `${CONTACTS}/gdpr-delete`, {
      objectId: 'ANN@example.com',
      idProperty: 'email',
    });
    expect(answer.status).toBe(204);
    expect((await portal.call('GET', `${CONTACTS}/${contact}?archived=true`)).status).toBe(404);
  });

  it('are associated afterwards, and their associations read', async () => {
    const contact = portal.hubspot.createContact(PORTAL, {});
    const made = await portal.call<{ id: string }>('POST', '/crm/objects/2026-09/tasks', {
      properties: { hs_timestamp: '1' },
    });
    const task = made.body.id;
    const path = `/crm/objects/2026-09/tasks/${task}/associations/default/contacts/${contact}`;
    expect((await portal.call('PUT', path)).status).toBe(200);
    const batch = '/crm/associations/2026-09/contacts/tasks/batch';
    const read = await portal.call<{ results: unknown[]; numErrors: number }>(
      'POST',
      `${batch}/read`,
      {
        inputs: [{ id: contact }, { id: '1' }],
      },
    );
    expect(read.body).toMatchObject({
      results: [{ from: { id: contact }, to: [{ toObjectId: task }] }],
      numErrors: 1,
      errors: [{ category: 'OBJECT_NOT_FOUND' }],
    });
    const call = await portal.call<{ id: string }>('POST', CALLS, {
      properties: { hs_timestamp: '1' },
    });
    const create = '/crm/associations/2026-09/calls/contacts/batch/create';
    const linked = await portal.call<{ results: unknown[] }>('POST', create, {
      inputs: [{ from: { id: call.body.id }, ...toContact(contact, 194) }],
    });
    expect(linked).toMatchObject({ status: 200, body: { results: [{ toObjectId: contact }] } });
    const refused = await portal.call('POST', create, {
      inputs: [{ from: { id: call.body.id }, ...toContact(contact, 81) }],
    });
    expect(refused.status).toBe(400);
  });
});
