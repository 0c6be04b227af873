import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Enough of an element to find it. */
const SHOWN = 160;
let source: string | undefined;

/**
 * What axe finds wrong on the screen, a readable entry for each rule with the elements that break it.
 *
 * @returns nothing when the screen is accessible, as far as a program can tell
 */
export async function inaccessible(page: Page): Promise<string[]> {
  source ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  const violations = await page.evaluate<readonly Violation[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .map(({ html, failureSummary = '' }) => `  ${html.slice(0, SHOWN)}\n  ${failureSummary}`)
        .join('\n')}`,
  );
}
