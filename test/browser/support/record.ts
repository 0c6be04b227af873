import type { Locator, Page } from 'playwright-core';

/** Ringback's card on the record of a contact. */
export class RecordCard {
  readonly card: Locator;

  constructor(private readonly page: Page) {
    this.card = page.getByRole('region', { name: 'Ringback, tab of the record' });
  }

  /** Opens the record of whoever has this number, as soon as HubSpot knows them. */
  async openRecordOf(number: string): Promise<void> {
    const contacts = this.page.getByLabel('Contact', { exact: true });
    const option = contacts.locator('option').filter({ hasText: number });
    await option.waitFor({ state: 'attached' });
    await contacts.selectOption(await option.getAttribute('value'));
  }

  /** The texts of the thread that say this. */
  says(words: string | RegExp, how: { readonly exact?: boolean } = {}): Locator {
    return this.card.getByText(words, how);
  }

  async answer(body: string): Promise<void> {
    await this.card.getByLabel('Your text').fill(body);
    await this.card.getByRole('button', { name: 'Send text' }).click();
  }

  async press(button: string): Promise<void> {
    await this.card.getByRole('button', { name: button, exact: true }).click();
  }
}
