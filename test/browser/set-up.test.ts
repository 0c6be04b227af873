import type { Page } from 'playwright-core';
import { newCaller } from '../scenarios/callers';
import { testBrowser } from './support/browser';
import { Phone } from './support/phone';
import { RecordCard } from './support/record';
import { BRIGHTWATER, HARBOR, type Sandbox, startSandbox } from './support/sandbox';

const browser = testBrowser();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.end());

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string | RegExp) =>
  main(page).getByRole('button', { name, exact: true });

/** Opens a step of the set-up that is not open yet. */
async function open(page: Page, step: RegExp): Promise<void> {
  await button(page, step).click();
}

test('from nothing to the first text: install, connect, choose, name, switch on', async () => {
  const page = await browser.open(sandbox.address('settings', { portal: HARBOR.portal }));
  await page.getByText('Ringback is not installed in Harbor Dental').waitFor();
  await browser.lookAt(page, 'not-installed');
  await page.getByRole('link', { name: 'Install Ringback' }).click();
  await page.getByLabel(/Harbor Dental/).check();
  await page.getByRole('button', { name: 'Connect app' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await browser.lookAt(page, 'installed');

  await page.goto(sandbox.address('settings', { portal: HARBOR.portal }));
  await main(page).getByText('steps are left').waitFor();
  await browser.lookAt(page, 'settings-newcomer');
  await main(page).getByLabel('Telnyx API key').fill('KEY-of-nobody');
  await button(page, 'Connect').click();
  await main(page)
    .getByText(/Telnyx/)
    .and(page.getByText(/refuse|not accept/i))
    .first()
    .waitFor();
  await browser.lookAt(page, 'settings-wrong-key');
  await main(page).getByLabel('Telnyx API key').fill(HARBOR.telnyxKey);
  await button(page, 'Connect').click();
  const address = main(page).getByText(/^http.*\/webhooks\/telnyx\//);
  await address.first().waitFor();
  await page
    .getByLabel('Webhook address of all numbers')
    .fill((await address.first().textContent()) ?? '');
  await page.getByRole('button', { name: 'Save in Telnyx' }).click();

  await open(page, /^2\. /);
  await main(page)
    .getByLabel(HARBOR.lines[0]?.number ?? '')
    .check();
  await main(page).getByLabel('How calls reach Ringback').selectOption('observe');
  await button(page, 'Add 1 number').click();
  await button(page, /^2\. .*: done/).waitFor();
  await open(page, /^3\. /);
  await main(page).getByLabel('Business name').fill('Harbor Dental');
  await button(page, 'Save').click();
  await button(page, /^3\. .*: done/).waitFor();
  await open(page, /^9\. /);
  await button(page, 'Switch on 1 line').click();
  await main(page).getByText('Ringback is set up. Missed callers get a text.').waitFor();
  await browser.lookAt(page, 'settings-set-up');

  const caller = newCaller();
  await page.goto(sandbox.address('', { portal: HARBOR.portal, phone: caller }));
  const phone = new Phone(page);
  await phone.callAndHangUp();
  await phone.received(/Harbor Dental/).waitFor();
  const card = new RecordCard(page);
  await card.openRecordOf(caller);
  await card.says(/^Missed call/).waitFor();
});

test('a wording that is saved is the next caller’s text', async () => {
  const page = await browser.open(sandbox.address('settings'));
  await open(page, /^5\. /);
  await main(page)
    .getByLabel('Text while open')
    .fill('Brightwater Plumbing here. We missed you; what do you need? Text STOP to opt out.');
  await main(page)
    .getByText(/what do you need\?/)
    .nth(1)
    .waitFor();
  await browser.lookAt(page, 'settings-wording');
  await button(page, 'Save').click();
  await main(page).getByText('A change takes effect at the next call.').waitFor();
  const caller = newCaller();
  await page.goto(sandbox.address('', { phone: caller }));
  const phone = new Phone(page);
  await phone.callAndHangUp();
  await phone.received(/^Brightwater Plumbing here. We missed you/).waitFor();
});

test('who may not manage sees the settings and cannot change them', async () => {
  const page = await browser.open(sandbox.address('settings', { user: '60000002' }));
  await main(page).getByText('You can look, but not change anything here').waitFor();
  await open(page, /^3\. /);
  expect(await button(page, 'Save').count()).toBe(0);
  await browser.lookAt(page, 'settings-read-only');
  await main(page)
    .getByRole('tab', { name: /^Lines/ })
    .click();
  await main(page)
    .getByText(BRIGHTWATER.lines[0]?.number ?? '')
    .first()
    .waitFor();
  await browser.lookAt(page, 'settings-lines');
  await main(page).getByRole('tab', { name: 'Opt-outs' }).click();
  await main(page).getByText('Nobody has opted out').waitFor();
  await browser.lookAt(page, 'settings-opt-outs-empty');
  await main(page).getByRole('tab', { name: 'Change log' }).click();
  await main(page)
    .getByText(/dana@brightwater\.example/)
    .first()
    .waitFor();
  await browser.lookAt(page, 'settings-change-log');
});
