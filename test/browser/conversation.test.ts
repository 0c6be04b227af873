import { newCaller } from '../scenarios/callers';
import { testBrowser } from './support/browser';
import { Phone } from './support/phone';
import { RecordCard } from './support/record';
import { BRIGHTWATER, type Sandbox, startSandbox } from './support/sandbox';

const browser = testBrowser();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.end());

/** The record of somebody in HubSpot who has not called yet, with their phone beside it. */
async function recordOf(firstname: string, lastname: string) {
  const caller = newCaller();
  const contact = sandbox.hubspot.createContact(BRIGHTWATER.portal, {
    ...{ firstname, lastname },
    phone: caller,
  });
  const page = await browser.open(sandbox.address('', { contact, phone: caller }));
  const card = new RecordCard(page);
  return { page, caller, phone: new Phone(page), card };
}

/** … who has called, and was texted back. */
async function recordOfCaller(firstname: string, lastname: string) {
  const record = await recordOf(firstname, lastname);
  await record.phone.callAndHangUp();
  await record.card.says('Delivered').waitFor();
  return record;
}

test('from a missed call to a booked lead, on the record that is open', async () => {
  const { page, phone, card } = await recordOf('Maria', 'Lopez');
  await card.says(/no calls/i).waitFor();
  await browser.lookAt(page, 'card-empty');

  await phone.callAndHangUp();
  await card.says(/^Missed call to Line 0100/).waitFor();
  await phone.received(/Brightwater Plumbing: sorry we missed your call/).waitFor();
  await card.says('Their turn').waitFor();
  await card.says('Why').click();
  await card.says('Nobody answered the call.').waitFor();
  await browser.lookAt(page, 'card-missed-call');
  await card.says('Why').click();

  await phone.text('Can you come on Tuesday?');
  await card.says('Can you come on Tuesday?').waitFor();
  await card.says('Your turn').waitFor();

  await card.answer('Yes, at nine. See you then!');
  await phone.received('Yes, at nine. See you then!').waitFor();
  await card.says('Delivered').nth(1).waitFor();
  await browser.lookAt(page, 'card-answered');

  await card.press('Booked');
  await card.press('Undo');
  await card.press('Booked');
  await card
    .says(/marked the lead as booked/)
    .nth(1)
    .waitFor();
  await sandbox.settled();
  expect(await leadStates()).toEqual(['booked']);
});

test('HubSpot may deliver a request twice: the text goes out once', async () => {
  const { page, phone, card } = await recordOfCaller('Ina', 'Berg');
  await page.route('**/preview/fetch', async (route) => {
    if (route.request().postData()?.includes('/api/conversation/send')) await route.fetch();
    await route.continue();
  });
  await card.answer('We can come at noon.');
  await card.says('Delivered').nth(1).waitFor();
  await sandbox.settled();
  await phone.received('We can come at noon.').waitFor();
  expect(await phone.received('We can come at noon.').count()).toBe(1);
});

test('a caller who says stop gets no more texts, until they allow it again', async () => {
  const { page, phone, card } = await recordOfCaller('Ben', 'Whitaker');
  await phone.text('STOP');
  await card.says('STOP', { exact: true }).waitFor();
  await card
    .says(/^The caller texted the word that ends all texts/)
    .first()
    .waitFor();
  expect(await card.card.getByRole('button', { name: 'Send text' }).count()).toBe(0);
  await browser.lookAt(page, 'card-opted-out');

  await phone.text('START');
  await card.card.getByRole('button', { name: 'Send text' }).waitFor();
  await card.answer('Thank you. We call you at ten.');
  await phone.received('Thank you. We call you at ten.').waitFor();

  await card.press('Stop texts to this caller');
  await page.getByLabel('How did they ask for it?').waitFor();
  await browser.lookAt(page, 'card-opting-out');
});

test('a text that did not arrive says why, and what to do; so does a landline', async () => {
  const { caller, page, phone, card } = await recordOf('Jordan', 'Smith');
  sandbox.telnyx.setRecipient(caller, 'undeliverable');
  await phone.callAndHangUp();
  await card.says(/^Not delivered/).waitFor();
  await browser.lookAt(page, 'card-not-delivered');

  const landline = await recordOf('Reception', 'Oak Street');
  sandbox.telnyx.setRecipient(landline.caller, 'landline_refused');
  await landline.phone.callAndHangUp();
  await landline.card
    .says(/^Not texted: .*landline/)
    .first()
    .waitFor();
  await browser.lookAt(landline.page, 'card-landline');
});

test('long texts, emoji and writing from right to left stay readable', async () => {
  const { page, phone, card } = await recordOfCaller('مريم', 'حداد');
  await phone.text('مرحبا، هل يمكنكم الحضور يوم الثلاثاء؟ المغسلة تسرّب 🚰🙏');
  await card.says(/مرحبا/).waitFor();
  await card.answer(`${'We are on our way, and bring everything that is needed. '.repeat(8)}👍`);
  await card.says('Delivered').nth(1).waitFor();
  await browser.lookAt(page, 'card-long-and-right-to-left');
});

async function leadStates(): Promise<string[]> {
  const { rows } = await sandbox.db.query<{ state: string }>(
    'SELECT state FROM lead ORDER BY opened_at LIMIT 1',
  );
  return rows.map(({ state }) => state);
}
