import type { Locator, Page } from 'playwright-core';

/** The phone beside the screens, in the hand of a caller. */
export class Phone {
  readonly screen: Locator;

  constructor(page: Page) {
    this.screen = page.getByRole('complementary', { name: 'Phone' });
  }

  /** Calls the line, lets it ring and hangs up before anybody answers. */
  async callAndHangUp(): Promise<void> {
    await this.screen.getByRole('button', { name: 'Call', exact: true }).click();
    await this.screen.getByText('Ringing…').waitFor();
    await this.screen.getByRole('button', { name: 'Hang up' }).click();
    await this.screen.getByText(/^Nobody answered/).waitFor();
  }

  async text(body: string): Promise<void> {
    await this.screen.getByLabel('Message').fill(body);
    await this.screen.getByRole('button', { name: 'Send' }).click();
    await this.screen.locator('li.sent').filter({ hasText: body }).waitFor();
  }

  /** The texts on it that say this. */
  received(words: string | RegExp): Locator {
    return this.screen.getByRole('listitem').filter({ hasText: words });
  }
}
