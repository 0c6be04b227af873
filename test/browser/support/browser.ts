import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { inaccessible } from './accessibility';
import { chromium } from './chromium';
import { keepPicture } from './pictures';

/** Longest wait for anything to show: pages look for news every second, cards every three. */
const PATIENCE_MS = 45_000;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of a test file. */
export interface TestBrowser {
  /** Opens a page of its own. What goes wrong on it fails the test. */
  open(url: string): Promise<Page>;
  /** Looks at a screen closely: axe finds nothing, everything is drawn. Keeps a picture of it, if wanted. */
  lookAt(page: Page, name: string): Promise<void>;
}

/** Starts a browser for the file, and forgets cookies and pages after each test. */
export function testBrowser(): TestBrowser {
  let browser: Browser;
  let context: BrowserContext;
  let problems: string[];

  beforeAll(async () => {
    const { program, environment } = await chromium();
    browser = await playwright.launch({
      executablePath: program,
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      args: FLAGS,
    });
  });
  beforeEach(async () => {
    problems = [];
    context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-US',
      timezoneId: 'America/Chicago',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterEach(async () => {
    const undrawn = await Promise.all(context.pages().map(missing));
    await context.close();
    expect([...problems, ...undrawn.flat()]).toEqual([]);
  });
  afterAll(() => browser.close());

  return {
    open: async (url) => {
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => problems.push(error.stack ?? String(error)));
      await page.goto(url);
      return page;
    },
    lookAt: async (page, name) => {
      await keepPicture(page, name);
      expect(await missing(page)).toEqual([]);
      expect(await inaccessible(page)).toEqual([]);
    },
  };
}

/** Components that the preview does not draw, and extensions that broke. */
async function missing(page: Page): Promise<string[]> {
  const broken = page.locator('[data-not-drawn], [data-extension-trouble]');
  return broken.allInnerTexts();
}
