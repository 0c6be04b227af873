import { newCaller } from '../../scenarios/callers';
import { textsTo } from '../../scenarios/texts';
import { type RecordedVerdict, verdictOf } from '../../scenarios/verdicts';
import { eventually } from '../../support/eventually';
import { contactIn, missedCaller } from '../../support/missed-callers';
import { OBSERVE_LINE, PORTAL, startWorld, type World } from '../../support/world';
import { contactEvent, deliver } from './hubspot-deliveries';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

async function heard(): Promise<void> {
  await world.hubspot.webhooksSettled();
  await world.settled();
}

/** What is decided about one more call, whether HubSpot is there or not. */
async function missAgain(number: string): Promise<RecordedVerdict> {
  const call = world.telnyx.placeCall({ from: number, to: OBSERVE_LINE, outcome: 'missed' });
  await call.delivered;
  return eventually('the call is judged', () =>
    verdictOf(world.db, call.sessionId).catch(() => undefined),
  );
}

async function ledger(number: string): Promise<unknown[]> {
  const { rows } = await world.db.query(
    'SELECT effect, source, words FROM consent_entry WHERE number = $1 ORDER BY sequence',
    [number],
  );
  return rows;
}

const set = (contactId: string, properties: Record<string, string>): void =>
  world.hubspot.updateRecord(PORTAL, 'contacts', contactId, properties);

describe('“Opted out of texts”, set to Yes by a person in HubSpot', () => {
  test('is an opt-out at once: the lead is closed and nothing is texted any more', async () => {
    const { number, contactId } = await missedCaller(world);
    set(contactId, { ringback_text_opt_out: 'yes' });
    await heard();
    expect(await ledger(number)).toEqual([{ effect: 'opt_out', source: 'hubspot', words: null }]);
    expect(contactIn(world, contactId)).toMatchObject({
      ringback_text_opt_out: 'yes',
      ringback_recovery_status: 'opted_out',
    });
    expect(await missAgain(number)).toMatchObject({ kind: 'no_text', because: 'opted_out' });
    expect(textsTo(world, number)).toHaveLength(1);
  });

  test('counts for every number of the contact, and before they ever called', async () => {
    const numbers = [newCaller(), newCaller()] as const;
    const contactId = world.hubspot.createContact(PORTAL, {
      phone: numbers[0],
      mobilephone: numbers[1],
    });
    set(contactId, { ringback_text_opt_out: 'yes' });
    await heard();
    for (const number of numbers) {
      expect(await missAgain(number)).toMatchObject({ kind: 'no_text', because: 'opted_out' });
      expect(textsTo(world, number)).toHaveLength(0);
    }
  });

  test('counts for a number that the contact gets later', async () => {
    const { contactId } = await missedCaller(world);
    set(contactId, { ringback_text_opt_out: 'yes' });
    await heard();
    const another = newCaller();
    set(contactId, { mobilephone: another });
    await heard();
    expect(await missAgain(another)).toMatchObject({ because: 'opted_out' });
  });

  test('does not wait for a HubSpot that is away', async () => {
    const { number, contactId } = await missedCaller(world);
    await world.hubspot.goAway();
    const event = contactEvent(PORTAL, 'object.propertyChange', contactId, {
      propertyName: 'ringback_text_opt_out',
      propertyValue: 'yes',
    });
    expect((await deliver(world.product.url, [event])).status).toBe(200);
    expect(await missAgain(number)).toMatchObject({ because: 'opted_out' });
    await world.hubspot.comeBack();
    set(contactId, { ringback_text_opt_out: 'yes' });
    await heard();
  });
});

describe('set back to No', () => {
  test('with a reason it lifts the opt-out, and the reason is in the ledger', async () => {
    const { number, contactId } = await missedCaller(world);
    set(contactId, { ringback_text_opt_out: 'yes' });
    await heard();
    set(contactId, {
      ringback_opt_in_reason: 'Asked for texts on the phone on Monday',
      ringback_text_opt_out: 'no',
    });
    await heard();
    expect((await ledger(number)).at(-1)).toMatchObject({
      effect: 'opt_in',
      source: 'staff',
      words: expect.stringContaining('Asked for texts on the phone on Monday'),
    });
    expect(contactIn(world, contactId)).toMatchObject({ ringback_text_opt_out: 'no' });
  });

  test('without a reason, or with the one of an earlier time, it changes nothing and says Yes again', async () => {
    const { number, contactId } = await missedCaller(world);
    set(contactId, { ringback_text_opt_out: 'yes' });
    await heard();
    set(contactId, { ringback_text_opt_out: 'no' });
    await heard();
    expect(contactIn(world, contactId)).toMatchObject({ ringback_text_opt_out: 'yes' });
    set(contactId, { ringback_opt_in_reason: 'Wants texts', ringback_text_opt_out: 'no' });
    await heard();
    set(contactId, { ringback_text_opt_out: 'yes' });
    await heard();
    set(contactId, { ringback_text_opt_out: 'no' });
    await heard();
    expect(contactIn(world, contactId)).toMatchObject({ ringback_text_opt_out: 'yes' });
    expect(await missAgain(number)).toMatchObject({ because: 'opted_out' });
  });
});

test('what Ringback writes itself comes back and changes nothing, whether or not HubSpot says who wrote it', async () => {
  const { number, contactId } = await missedCaller(world);
  const say = async (text: string): Promise<void> => {
    await world.telnyx.textIn({ from: number, to: OBSERVE_LINE, text }).delivered;
    await heard();
  };
  await say('STOP');
  expect(contactIn(world, contactId)).toMatchObject({ ringback_text_opt_out: 'yes' });
  await say('START');
  expect(contactIn(world, contactId)).toMatchObject({ ringback_text_opt_out: 'no' });
  await say('STOP');
  const written = ['yes', 'no', 'yes'].map((propertyValue) =>
    contactEvent(PORTAL, 'object.propertyChange', contactId, {
      propertyName: 'ringback_text_opt_out',
      propertyValue,
      changeSource: undefined,
    }),
  );
  const before = world.hubspot.counts(PORTAL);
  await deliver(world.product.url, written);
  await heard();
  expect(contactIn(world, contactId)).toMatchObject({ ringback_text_opt_out: 'yes' });
  expect((await ledger(number)).map((entry) => entry)).toMatchObject([
    { effect: 'opt_out', source: 'keyword' },
    { effect: 'opt_in', source: 'keyword' },
    { effect: 'opt_out', source: 'keyword' },
  ]);
  const update = 'POST /crm/objects/2026-09/contacts/batch/update';
  expect((world.hubspot.counts(PORTAL)[update] ?? 0) - (before[update] ?? 0)).toBe(0);
});
