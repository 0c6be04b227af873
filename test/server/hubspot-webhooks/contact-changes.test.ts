import { newCaller } from '../../scenarios/callers';
import { eventually } from '../../support/eventually';
import { contactIn, contactOf, mappedTo, missedCaller } from '../../support/missed-callers';
import { OBSERVE_LINE, PORTAL, startWorld, type World } from '../../support/world';
import { contactEvent, deliver } from './hubspot-deliveries';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());
afterEach(() => {
  world.hubspot.setWebhookFaults({ duplicates: 0, reversed: false, held: false });
  world.hubspot.setPortal(PORTAL, { mergeGivesNewId: false });
});

async function heard(): Promise<void> {
  await world.hubspot.webhooksSettled();
  await world.settled();
}

async function missAgain(number: string): Promise<void> {
  await world.telnyx.placeCall({ from: number, to: OBSERVE_LINE, outcome: 'missed' }).delivered;
  await world.settled();
}

describe('a merge', () => {
  test.each([
    ['the survivor keeps its id', false],
    ['the survivor has a new id', true],
  ])('moves the callers of both contacts: %s', async (_, mergeGivesNewId) => {
    world.hubspot.setPortal(PORTAL, { mergeGivesNewId });
    const one = await missedCaller(world);
    const other = await missedCaller(world);
    const survivor = world.hubspot.mergeContacts(PORTAL, one.contactId, other.contactId);
    await heard();
    expect(await mappedTo(world, one.number)).toBe(survivor);
    expect(await mappedTo(world, other.number)).toBe(survivor);
    expect(contactIn(world, survivor)).toMatchObject({ ringback_missed_calls: '2' });
  });

  test('of a merge is followed in whatever order HubSpot tells', async () => {
    const { number, contactId } = await missedCaller(world);
    const second = world.hubspot.createContact(PORTAL, { firstname: 'Second' });
    const third = world.hubspot.createContact(PORTAL, { firstname: 'Third' });
    world.hubspot.setWebhookFaults({ held: true, reversed: true, duplicates: 1 });
    world.hubspot.mergeContacts(PORTAL, second, contactId);
    world.hubspot.mergeContacts(PORTAL, third, second);
    world.hubspot.setWebhookFaults({ held: false });
    await heard();
    expect(await mappedTo(world, number)).toBe(third);
  });
});

describe('a deleted contact', () => {
  test('does not come back by itself, and the next call makes a new one', async () => {
    const { number, contactId } = await missedCaller(world);
    world.hubspot.deleteContact(PORTAL, contactId);
    await heard();
    expect(await mappedTo(world, number)).toBeUndefined();
    const live = world.hubspot.records(PORTAL).contacts.filter(({ archived }) => !archived);
    expect(live.some(({ properties }) => properties['phone'] === number)).toBe(false);
    await missAgain(number);
    expect(await contactOf(world, number)).not.toBe(contactId);
  });

  test('that is restored is the caller’s again, also when the events are swapped', async () => {
    const { number, contactId } = await missedCaller(world);
    world.hubspot.setWebhookFaults({ held: true, reversed: true });
    world.hubspot.deleteContact(PORTAL, contactId);
    world.hubspot.restoreContact(PORTAL, contactId);
    world.hubspot.setWebhookFaults({ held: false });
    await heard();
    expect(await mappedTo(world, number)).toBe(contactId);
    world.hubspot.setWebhookFaults({ reversed: false });
    world.hubspot.deleteContact(PORTAL, contactId);
    await heard();
    expect(await mappedTo(world, number)).toBeUndefined();
    world.hubspot.restoreContact(PORTAL, contactId);
    await heard();
    expect(await mappedTo(world, number)).toBe(contactId);
  });
});

describe('a changed phone number', () => {
  test('takes the caller off a contact that no longer has it, and the key with them', async () => {
    const { number, contactId } = await missedCaller(world);
    world.hubspot.updateRecord(PORTAL, 'contacts', contactId, { phone: newCaller() });
    await heard();
    expect(await mappedTo(world, number)).toBeUndefined();
    expect(contactIn(world, contactId)).not.toHaveProperty('ringback_phone');
    await missAgain(number);
    expect(await contactOf(world, number)).not.toBe(contactId);
  });

  test('that is only written another way changes nothing', async () => {
    const { number, contactId } = await missedCaller(world);
    const written = `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)} ext. 12`;
    world.hubspot.updateRecord(PORTAL, 'contacts', contactId, { phone: written });
    await heard();
    expect(await mappedTo(world, number)).toBe(contactId);
  });

  test('that moves to the mobile number keeps the caller', async () => {
    const { number, contactId } = await missedCaller(world);
    world.hubspot.updateRecord(PORTAL, 'contacts', contactId, {
      phone: newCaller(),
      mobilephone: number,
    });
    await heard();
    expect(await mappedTo(world, number)).toBe(contactId);
  });

  test('gives a caller without a contact the one that has their number now', async () => {
    const { number, contactId } = await missedCaller(world);
    world.hubspot.deleteContact(PORTAL, contactId);
    await heard();
    const other = world.hubspot.createContact(PORTAL, { firstname: 'Ada' });
    world.hubspot.updateRecord(PORTAL, 'contacts', other, { mobilephone: number });
    await heard();
    expect(await mappedTo(world, number)).toBe(other);
    expect(contactIn(world, other)).toMatchObject({ ringback_missed_calls: '1' });
  });
});

describe('the door', () => {
  test('takes only what HubSpot signed for it, in time', async () => {
    const event = [contactEvent(PORTAL, 'object.deletion', '1')];
    const { url } = world.product;
    expect((await deliver(url, event)).status).toBe(200);
    for (const tampering of [
      { signature: null },
      { signature: 'bm8=' },
      { secret: 'another' },
      { signedAt: Date.now() - 6 * 60_000 },
      { signedAt: Date.now() + 6 * 60_000 },
      { bodyAfterSigning: JSON.stringify([contactEvent(PORTAL, 'object.deletion', '2')]) },
    ])
      expect((await deliver(url, event, tampering)).status).toBe(401);
    expect((await deliver(url, { no: 'list' })).status).toBe(400);
    expect((await deliver(url, 'no json')).status).toBe(400);
    await world.settled();
  });

  test('keeps an event once, drops what is of no interest, and accounts it does not know', async () => {
    const { url } = world.product;
    const event = contactEvent(PORTAL, 'object.restore', '7007');
    const others = [
      contactEvent(PORTAL, 'object.creation', '7008'),
      contactEvent(PORTAL, 'object.propertyChange', '7009', { propertyName: 'firstname' }),
      contactEvent(PORTAL, 'object.deletion', '7010', { objectTypeId: '0-2' }),
      contactEvent(999, 'object.deletion', '7011'),
      'nonsense',
    ];
    for (let time = 0; time < 2; time += 1)
      expect((await deliver(url, [event, ...others, event])).status).toBe(200);
    await world.settled();
    const { rows } = await world.db.query<{ session_id: string }>(
      `SELECT session_id FROM webhook_event WHERE session_id LIKE 'contact:70%'`,
    );
    expect(rows).toEqual([{ session_id: 'contact:7007' }]);
  });

  test('asks HubSpot to try again while the database is away', async () => {
    const { number, contactId } = await missedCaller(world);
    await world.db.query(`ALTER FUNCTION record_hubspot_events(json) RENAME TO elsewhere`);
    world.hubspot.deleteContact(PORTAL, contactId);
    await eventually('HubSpot was refused', () =>
      world.hubspot.webhookAttempts().some(({ status }) => status === 503),
    );
    await world.db.query(`ALTER FUNCTION elsewhere(json) RENAME TO record_hubspot_events`);
    await heard();
    expect(await mappedTo(world, number)).toBeUndefined();
  });
});
