import {
  type BatchBody,
  type ErrorBody,
  type InstalledPortal,
  installedPortal,
  PORTAL,
} from './installed-portal';

const BATCH = '/crm/objects/2026-09/contacts/batch';

describe('batches', () => {
  let portal: InstalledPortal;
  beforeEach(async () => {
    portal = await installedPortal();
  });
  afterEach(() => portal.stop());

  const inputs = (traced: boolean) =>
    [{ firstname: 'Ann' }, { nope: 'x' }, { firstname: 'Bob' }].map((properties, position) => ({
      properties,
      ...(traced ? { objectWriteTraceId: `t${position}` } : {}),
    }));

  it('fail as a whole when inputs carry no trace id, and leave nothing behind', async () => {
    const answer = await portal.call('POST', `${BATCH}/create`, { inputs: inputs(false) });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]?.code).toBe('PROPERTY_DOESNT_EXIST');
    expect(portal.hubspot.records(PORTAL).contacts).toEqual([]);
  });

  it('carry out the good inputs when each has a trace id, and tell the bad ones in the usual answer', async () => {
    const answer = await portal.call<BatchBody>('POST', `${BATCH}/create`, {
      inputs: inputs(true),
    });
    expect(answer.status).toBe(201);
    expect(answer.body.results.map(({ objectWriteTraceId }) => objectWriteTraceId)).toEqual([
      't0',
      't2',
    ]);
    expect(answer.body).toMatchObject({
      numErrors: 1,
      errors: [{ category: 'VALIDATION_ERROR', context: { objectWriteTraceId: ['t1'] } }],
    });
  });

  it('tell them in a 207 where the portal does it the old way', async () => {
    portal.hubspot.setPortal(PORTAL, { batchErrors: 'multi_status', batchOrder: 'reversed' });
    const answer = await portal.call<BatchBody>('POST', `${BATCH}/create`, {
      inputs: inputs(true),
    });
    expect(answer.status).toBe(207);
    expect(answer.body.results.map(({ objectWriteTraceId }) => objectWriteTraceId)).toEqual([
      't2',
      't0',
    ]);
  });

  it('need different trace ids to fail singly', async () => {
    const same = inputs(true).map((input) => ({ ...input, objectWriteTraceId: 't' }));
    expect((await portal.call('POST', `${BATCH}/create`, { inputs: same })).status).toBe(400);
  });

  it('take 1 to 100 inputs', async () => {
    const many = Array.from({ length: 101 }, (_, n) => ({ properties: { firstname: `N${n}` } }));
    expect((await portal.call('POST', `${BATCH}/create`, { inputs: many })).status).toBe(400);
    expect((await portal.call('POST', `${BATCH}/create`, { inputs: [] })).status).toBe(400);
    expect((await portal.call('POST', `${BATCH}/create`, { inputs: many.slice(1) })).status).toBe(
      201,
    );
  });

  it('undo updates too when a later input fails', async () => {
    const id = portal.hubspot.createContact(PORTAL, { firstname: 'Ann' });
    const answer = await portal.call('POST', `${BATCH}/update`, {
      inputs: [
        { id, properties: { firstname: 'Changed' } },
        { id: '1', properties: { firstname: 'Nobody' } },
      ],
    });
    expect(answer).toMatchObject({ status: 404, body: { category: 'OBJECT_NOT_FOUND' } });
    expect(portal.hubspot.records(PORTAL).contacts[0]?.properties['firstname']).toBe('Ann');
  });

  it('refuse the same record twice', async () => {
    const id = portal.hubspot.createContact(PORTAL, {});
    const answer = await portal.call<ErrorBody>('POST', `${BATCH}/update`, {
      inputs: [
        { id, properties: {} },
        { id, properties: {} },
      ],
    });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(`Duplicate IDs found in batch input: [${id}]`);
  });

  it('go through the official client', async () => {
    const { batchApi } = portal.client.crm.contacts;
    const made = await batchApi.create({
      inputs: [{ properties: { firstname: 'Ann' }, associations: [] }],
    });
    const id = made.results[0]?.id ?? '';
    const read = await batchApi.read({
      inputs: [{ id }],
      properties: ['firstname'],
      propertiesWithHistory: [],
    });
    expect(read.results[0]?.properties['firstname']).toBe('Ann');
    const updated = await batchApi.update({ inputs: [{ id, properties: { firstname: 'Bob' } }] });
    expect(updated.results[0]?.properties['firstname']).toBe('Bob');
    const upserted = await batchApi.upsert({
      inputs: [{ id: 'ann@example.com', idProperty: 'email', properties: {} }],
    });
    expect(upserted.results[0]).toMatchObject({ _new: true });
    await batchApi.archive({ inputs: [{ id }] });
    expect(portal.hubspot.records(PORTAL).contacts.map(({ archived }) => archived)).toEqual([
      true,
      false,
    ]);
  });
});
