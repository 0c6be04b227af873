import path from 'node:path';
import type { Page } from 'playwright-core';

/**
 * Keeps a picture of the whole screen as `NAME.png` in the folder that `RINGBACK_SHOTS` names; takes none when
 * it names none.
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['RINGBACK_SHOTS'];
  if (folder === undefined || folder === '') return;
  // The top bar stays in view, so from further down it would cover the middle of the picture.
  await page.evaluate('scrollTo(0, 0); document.fonts.ready');
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
