import { eventually } from '../support/eventually';
import { OBSERVE_LINE, OVERFLOW_LINE, PORTAL, startWorld, type World } from '../support/world';
import { endAllExplained, expectAllJudged } from './accounts';
import { newCaller } from './callers';
import { contactsOf, expectTaskWithoutText, recordCounts } from './crm';
import { outgoingTexts, textsTo } from './texts';
import { missedCall, sentenceOf } from './verdicts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => expectAllJudged(world));
afterAll(() => endAllExplained(world));

async function textedIn(from: string, text: string): Promise<void> {
  await world.telnyx.textIn({ from, to: OBSERVE_LINE, text }).delivered;
  await world.settled();
}

test('a caller who texted STOP gets no text, also from another line', async () => {
  const caller = newCaller();
  await textedIn(caller, 'STOP');
  for (const to of [OBSERVE_LINE, OVERFLOW_LINE]) {
    const verdict = await missedCall(world, caller, { to });
    expect(verdict).toMatchObject({ kind: 'no_text', because: 'opted_out' });
    expect(sentenceOf(verdict)).toMatch(/STOP/);
  }
  expect(textsTo(world, caller)).toEqual([]);
});

test('a caller who asked in their own words not to be texted again gets one confirmation and no text', async () => {
  const caller = newCaller();
  await textedIn(caller, "please don't text me again");
  const verdict = await missedCall(world, caller);
  expect(verdict).toMatchObject({ kind: 'no_text', because: 'opted_out' });
  expect(sentenceOf(verdict)).toMatch(/please don.t text me again/);
  expect(await outgoingTexts(world.db, caller)).toMatchObject([{ kind: 'opt_out_confirmation' }]);
  expect(textsTo(world, caller)).toHaveLength(1);
});

test.each([
  ['a withheld number', 'anonymous', 'caller_withheld'],
  ['one of the business’s own lines', OVERFLOW_LINE, 'caller_own_number'],
  ['a short code', '78787', 'caller_short_code'],
  ['a premium number', '+19005551234', 'caller_premium'],
  ['what is no phone number', '+1312555', 'caller_invalid'],
])('%s gets no text and becomes no contact', async (_who, from, because) => {
  const contacts = world.hubspot.records(PORTAL).contacts.length;
  const verdict = await missedCall(world, from);
  expect(verdict).toMatchObject({ kind: 'no_text', because });
  expect(sentenceOf(verdict)).toMatch(/\.$/);
  expect(textsTo(world, from)).toEqual([]);
  expect(world.hubspot.records(PORTAL).contacts).toHaveLength(contacts);
});

test('a phone of the business’s own people gets no text and becomes no contact', async () => {
  const caller = newCaller();
  await world.product.operate(
    ...['staff', 'add', '--portal', String(PORTAL), '--number', caller, '--name', 'Dana'],
  );
  expect(await missedCall(world, caller)).toMatchObject({
    kind: 'no_text',
    because: 'caller_staff',
  });
  expect(textsTo(world, caller)).toEqual([]);
  expect(contactsOf(world, caller)).toEqual([]);
});

test.each([
  ['refused the text', 'landline_refused', 0],
  ['reported the text undelivered', 'landline_undelivered', 1],
] as const)(
  'a landline for which Telnyx %s before gets no text, and is to be called back',
  async (_how, behaviour, before) => {
    const caller = newCaller();
    world.telnyx.setRecipient(caller, behaviour);
    expect(await missedCall(world, caller)).toMatchObject({ kind: 'text' });
    await eventually('the landline is known', async () => {
      const { rows } = await world.db.query<{ because: string | null }>(
        'SELECT not_textable_because AS because FROM caller WHERE number = $1',
        [caller],
      );
      return rows[0]?.because === 'landline';
    });
    const verdict = await missedCall(world, caller);
    expect(verdict).toMatchObject({ kind: 'no_text', because: 'caller_landline' });
    expect(sentenceOf(verdict)).toMatch(/landline/);
    expect(textsTo(world, caller)).toHaveLength(before);
    expect(recordCounts(world, caller)).toMatchObject({ contacts: 1, calls: 2, tasks: 1 });
  },
);

test('a landline that its number tells of is never tried', async () => {
  const londonOffice = '+442071838750';
  expect(await missedCall(world, londonOffice)).toMatchObject({
    kind: 'no_text',
    because: 'caller_landline',
  });
  expect(textsTo(world, londonOffice)).toEqual([]);
  expectTaskWithoutText(world, londonOffice);
});

test('a mobile phone of a country that is not allowed gets no text, and a task', async () => {
  const briton = '+447400123456';
  const verdict = await missedCall(world, briton);
  expect(verdict).toMatchObject({ kind: 'no_text', because: 'country_not_allowed' });
  expect(sentenceOf(verdict)).toBe('The number belongs to GB; texts go to US, CA only.');
  expect(textsTo(world, briton)).toEqual([]);
  expectTaskWithoutText(world, briton);
});

test('a line that is switched off texts nobody', async () => {
  const caller = newCaller();
  const line = ['--portal', String(PORTAL), '--number', OVERFLOW_LINE];
  await world.product.operate('line', 'off', ...line);
  expect(await missedCall(world, caller, { to: OVERFLOW_LINE })).toMatchObject({
    kind: 'no_text',
    because: 'line_disabled',
  });
  await world.product.operate('line', 'on', ...line);
  expect(textsTo(world, caller)).toEqual([]);
});

test('a line that may not text says so to the first caller’s task and to the next verdict', async () => {
  const callers = [newCaller(), newCaller()];
  world.telnyx.setLine(OVERFLOW_LINE, 'unregistered');
  const [first, second] = [
    await missedCall(world, callers[0] ?? '', { to: OVERFLOW_LINE }),
    await missedCall(world, callers[1] ?? '', { to: OVERFLOW_LINE }),
  ];
  expect(first.kind).toBe('text');
  expect(second).toMatchObject({ kind: 'no_text', because: 'line_not_registered' });
  for (const caller of callers) {
    expect(textsTo(world, caller)).toEqual([]);
    expectTaskWithoutText(world, caller);
  }
});

test('once the day’s texts are used up, callers get a task instead', async () => {
  const caller = newCaller();
  await world.db.query('UPDATE portal_policy SET daily_cap = 0');
  const verdict = await missedCall(world, caller);
  await world.db.query('UPDATE portal_policy SET daily_cap = DEFAULT');
  expect(verdict).toMatchObject({ kind: 'no_text', because: 'daily_cap' });
  expect(sentenceOf(verdict)).toMatch(/limit of 0 texts/);
  expect(textsTo(world, caller)).toEqual([]);
  expectTaskWithoutText(world, caller);
});
