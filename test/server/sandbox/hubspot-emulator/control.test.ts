import { hubSpotEmulatorStateSchema } from '../../../../server/sandbox/hubspot-emulator/hubspot-emulator';
import {
  caller,
  type InstalledPortal,
  installedPortal,
  PORTAL,
  toContact,
  token,
} from './installed-portal';

const CONTACTS = '/crm/objects/2026-09/contacts';
const CALLS = '/crm/objects/2026-09/calls';

describe('the HubSpot emulator', () => {
  let portal: InstalledPortal;
  beforeEach(async () => {
    portal = await installedPortal();
  });
  afterEach(() => portal.stop());

  it('resumes from a snapshot that went through JSON', async () => {
    await portal.call('POST', '/crm/properties/2026-09/contacts', {
      name: 'our_key',
      label: 'Key',
      type: 'string',
      fieldType: 'text',
      groupName: 'contactinformation',
      hasUniqueValue: true,
    });
    const contact = portal.hubspot.createContact(PORTAL, { phone: '+13125550142', our_key: 'k' });
    await portal.call('POST', CALLS, {
      properties: { hs_timestamp: '1' },
      associations: [toContact(contact, 194)],
    });
    const before = portal.hubspot.records(PORTAL);
    const state = hubSpotEmulatorStateSchema.parse(
      JSON.parse(JSON.stringify(portal.hubspot.snapshot())),
    );
    const again = await installedPortal({ state });
    try {
      expect(again.hubspot.records(PORTAL)).toEqual(before);
      const call = caller(again.hubspot, portal.tokens.access_token);
      expect((await call('GET', `${CONTACTS}/k?idProperty=our_key`)).status).toBe(200);
      const made = await call<{ id: string }>('POST', CONTACTS, {
        properties: { firstname: 'New' },
      });
      expect(before.contacts.map(({ id }) => id)).not.toContain(made.body.id);
      const refresh = { grant_type: 'refresh_token', refresh_token: portal.tokens.refresh_token };
      expect((await token(again.hubspot, refresh)).status).toBe(200);
    } finally {
      await again.stop();
    }
  });

  it('goes away and comes back at the same port with everything', async () => {
    const id = portal.hubspot.createContact(PORTAL, {});
    await portal.hubspot.goAway();
    await expect(portal.call('GET', `${CONTACTS}/${id}`)).rejects.toThrow();
    await portal.hubspot.comeBack();
    expect((await portal.call('GET', `${CONTACTS}/${id}`)).status).toBe(200);
  });

  it('counts requests by route and portal, and keeps the newest', async () => {
    await portal.call('POST', CONTACTS, { properties: { firstname: 'Ann' } });
    await portal.call('GET', `${CONTACTS}/1`);
    await portal.call('GET', '/crm/v3/objects/contacts');
    expect(portal.hubspot.counts(PORTAL)).toEqual({
      [`POST ${CONTACTS}`]: 1,
      [`GET ${CONTACTS}/:id`]: 1,
      unknown: 1,
    });
    expect(portal.hubspot.counts()).toMatchObject({ 'POST /oauth/2026-09/token': 1 });
    expect(portal.hubspot.counts(1)).toEqual({});
    expect(portal.hubspot.requests().map(({ status }) => status)).toEqual([200, 201, 404, 404]);
  });

  it('lets a test look in before, after and at the end of each request, and waits for it', async () => {
    const seen: string[] = [];
    const stop = portal.hubspot.onRequest(async ({ method }, phase) => {
      await Promise.resolve();
      seen.push(`${method} ${phase} with ${portal.hubspot.records(PORTAL).contacts.length}`);
    });
    await portal.call('POST', CONTACTS, { properties: { firstname: 'Ann' } });
    stop();
    await portal.call('GET', CONTACTS);
    expect(seen.slice(0, 2)).toEqual(['POST arrived with 0', 'POST handled with 1']);
  });

  it('obeys faults: done and denied, not done, cut, and only where they aim', async () => {
    const create = () => portal.call('POST', CONTACTS, { properties: { firstname: 'Ann' } });
    portal.hubspot.faults.add({
      kind: 'error_after',
      route: `POST ${CONTACTS}`,
      status: 502,
      times: 1,
    });
    expect((await create()).status).toBe(502);
    expect(portal.hubspot.records(PORTAL).contacts).toHaveLength(1);
    portal.hubspot.faults.add({ kind: 'cut_after', route: `POST ${CONTACTS}`, times: 1 });
    await expect(create()).rejects.toThrow();
    portal.hubspot.faults.add({
      kind: 'error_before',
      route: `POST ${CONTACTS}`,
      status: 500,
      times: 1,
    });
    expect((await create()).status).toBe(500);
    expect(portal.hubspot.records(PORTAL).contacts).toHaveLength(2);
    portal.hubspot.faults.add({ kind: 'error_before' });
    expect((await fetch(`${portal.hubspot.appBase}/`)).status).toBe(200);
    portal.hubspot.faults.clear();
    expect((await create()).status).toBe(201);
  });

  it('keeps portals apart', async () => {
    portal.hubspot.addPortal({ id: 2, name: 'Two', timeZone: 'UTC' });
    portal.hubspot.createContact(2, { email: 'ann@example.com' });
    const id = portal.hubspot.createContact(2, {});
    expect((await portal.call('GET', `${CONTACTS}/${id}`)).status).toBe(404);
    expect(
      (await portal.call('POST', CONTACTS, { properties: { email: 'ann@example.com' } })).status,
    ).toBe(201);
  });

  it('answers bodies that are no JSON, or none, as HubSpot does', async () => {
    const send = (body: string, type: string) =>
      fetch(`${portal.hubspot.apiBase}${CONTACTS}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${portal.tokens.access_token}`, 'content-type': type },
        body,
      });
    for (const [body, type, status] of [
      ['{"properties":', 'application/json', 400],
      ['a=b', 'application/x-www-form-urlencoded', 415],
    ] as const) {
      const answer = await send(body, type);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toMatchObject({ status: 'error', category: 'VALIDATION_ERROR' });
    }
    expect((await portal.call('POST', CONTACTS)).body.message).toContain(
      'a request body was expected',
    );
  });

  it('shows a contact with its timeline to a person, and runs nothing that came in', async () => {
    const contact = portal.hubspot.createContact(PORTAL, {
      firstname: '<script>alert(1)</script>',
      phone: '+13125550142',
    });
    await portal.call('POST', CALLS, {
      properties: {
        hs_timestamp: '1',
        hs_call_title: 'Missed call',
        hs_call_status: 'MISSED',
        hs_call_body: 'Rang &lt;b&gt;<br>twice',
      },
      associations: [toContact(contact, 194)],
    });
    const page = await (
      await fetch(`${portal.hubspot.appBase}/contacts/${PORTAL}/record/0-1/${contact}`)
    ).text();
    expect(page).toContain('<html lang="en">');
    expect(page).not.toContain('<script>');
    expect(page).toContain('&#60;script&#62;');
    expect(page).toContain('Call: Missed call');
    expect(page).toContain('Rang &#60;b&#62;\ntwice');
    expect(page).toContain('+13125550142');
    const list = await (
      await fetch(`${portal.hubspot.appBase}/portals/${PORTAL}/contacts?refresh=5`)
    ).text();
    expect(list).toContain(`/portals/${PORTAL}/contacts/${contact}`);
    expect(list).toContain('http-equiv="refresh" content="5"');
    expect(await (await fetch(`${portal.hubspot.appBase}/`)).text()).toContain('Acme Plumbing');
    expect((await fetch(`${portal.hubspot.appBase}/portals/9/contacts`)).status).toBe(404);
  });
});
