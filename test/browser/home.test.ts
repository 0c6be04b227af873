import type { Page } from 'playwright-core';
import { installThroughConsent } from '../../server/sandbox/install-through-consent';
import { newCaller } from '../scenarios/callers';
import { testBrowser } from './support/browser';
import { Phone } from './support/phone';
import { BRIGHTWATER, HARBOR, type Sandbox, startSandbox } from './support/sandbox';

const browser = testBrowser();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.end());

const main = (page: Page) => page.getByRole('main');

async function missedCaller(firstname: string, lastname: string): Promise<string> {
  const phone = newCaller();
  sandbox.hubspot.createContact(BRIGHTWATER.portal, { firstname, lastname, phone });
  await sandbox.telnyx.placeCall({
    from: phone,
    to: BRIGHTWATER.lines[0]?.number ?? '',
    outcome: 'missed',
  }).delivered;
  await sandbox.settled();
  return phone;
}

test('every page of an account in which nothing happened yet says so, and what to do', async () => {
  const page = await browser.open(sandbox.address('app'));
  await main(page).getByText('Nobody is waiting').waitFor();
  await browser.lookAt(page, 'home-inbox-empty');
  await main(page).getByRole('link', { name: 'Calls' }).click();
  await main(page).getByText('No calls to show').waitFor();
  await browser.lookAt(page, 'home-calls-empty');
  await main(page).getByRole('link', { name: 'Numbers' }).click();
  await main(page)
    .getByText(/there is nothing to draw/)
    .waitFor();
  await browser.lookAt(page, 'home-numbers-empty');
  await main(page).getByRole('link', { name: 'Health' }).click();
  await main(page).getByText('No call has been heard of yet.').waitFor();
  await browser.lookAt(page, 'home-health');
});

test('a missed caller is answered from the inbox, and the day shows in calls and numbers', async () => {
  await missedCaller('Ben', 'Whitaker');
  const caller = await missedCaller('Maria', 'Lopez');
  const page = await browser.open(sandbox.address('app', { phone: caller }));
  const phone = new Phone(page);
  await main(page).getByRole('link', { name: 'Maria Lopez' }).waitFor();
  await phone.text('Can you come on Tuesday? 🙏');
  await main(page).getByText('Answer their text.').waitFor();
  await main(page).getByRole('button', { name: 'Answer Maria Lopez' }).click();
  await main(page)
    .getByText(/^Caller, .*Can you come on Tuesday/)
    .waitFor();
  await main(page).getByLabel('Your text').fill('Yes, at nine. See you then!');
  await main(page)
    .getByText(/charged as 1 text/)
    .waitFor();
  await browser.lookAt(page, 'home-inbox');
  await main(page).getByRole('button', { name: 'Send text' }).click();
  await phone.received('Yes, at nine. See you then!').waitFor();
  await main(page).getByText('You: Yes, at nine. See you then!').waitFor();

  await main(page).getByRole('link', { name: 'Calls' }).click();
  await main(page).getByText('2 calls').waitFor();
  await main(page).getByText('Every rule that spoke').first().click();
  await main(page).getByText('Nobody answered the call.').first().waitFor();
  await browser.lookAt(page, 'home-calls');
  await main(page).getByRole('button', { name: 'Export as CSV' }).click();
  const href = await main(page)
    .getByRole('link', { name: 'Download 2 calls as CSV' })
    .getAttribute('href');
  expect(await (await fetch(href ?? '')).text()).toContain('Texted back');

  await main(page).getByRole('link', { name: 'Numbers' }).click();
  await main(page)
    .getByText(/^Today, beside yesterday/)
    .waitFor();
  await browser.lookAt(page, 'home-numbers');
});

test('a page that cannot be had says why, and how to try again', async () => {
  const page = await browser.open(sandbox.address('app'));
  await main(page).getByRole('link', { name: 'Maria Lopez' }).waitFor();
  const refuses = { ok: false, reason: 'Ringback is resting.', cure: 'Try again in a minute.' };
  await page.route('**/preview/fetch', (route) =>
    route.fulfill({
      json: { status: 200, contentType: 'application/json', body: JSON.stringify(refuses) },
    }),
  );
  await main(page).getByRole('link', { name: 'Health' }).click();
  await main(page).getByText('Ringback is resting.').waitFor();
  await main(page).getByText('Try again in a minute.').waitFor();
  await browser.lookAt(page, 'home-failing');
  await page.unroute('**/preview/fetch');
  await main(page).getByRole('button', { name: 'Try again' }).click();
  await main(page).getByText('HubSpot is connected').waitFor();
});

test('another account that has Ringback too sees nothing of this one, on no screen', async () => {
  const { rows } = await sandbox.db.query<{ contact: string }>(
    "SELECT hubspot_id AS contact FROM hubspot_record WHERE kind = 'contact' LIMIT 1",
  );
  await installThroughConsent(sandbox.product.url, HARBOR.portal);
  const there = { portal: HARBOR.portal };
  const page = await browser.open(sandbox.address('app', there));
  await main(page).getByText('Nobody is waiting').waitFor();
  await main(page).getByRole('link', { name: 'Calls' }).click();
  await main(page).getByText('No calls to show').waitFor();
  await page.goto(sandbox.address('settings', there));
  await main(page).getByText('Lines (0)').waitFor();
  await page.goto(sandbox.address('', { ...there, contact: rows[0]?.contact ?? '' }));
  await main(page).getByText('Nobody has called Harbor Dental yet').waitFor();
  expect(await page.getByText(/Maria Lopez|Ben Whitaker|Line 0100/).count()).toBe(0);
});
