import { createHash } from 'node:crypto';
import type { Response } from 'express';

/** One of the few pages a person sees outside HubSpot: what happened, and what to do next. */
export interface Page {
  readonly status: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly notes?: readonly string[];
  readonly action?: { readonly label: string; readonly href: string };
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0; background: Canvas; color: CanvasText; }
  main { max-width: 36rem; margin: 12vh auto 0; padding: 0 1.5rem 3rem; }
  h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
  .brand { font-weight: 600; letter-spacing: .02em; margin: 0 0 2.5rem; }
  ul { padding-left: 1.25rem; }
  a.action { display: inline-block; margin-top: 1rem; padding: .65rem 1.25rem; border-radius: .4rem; background: #1f5fbf; color: #fff; text-decoration: none; font-weight: 600; }
  a.action:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Sends a page that loads nothing from anywhere and may not be framed. */
export function sendPage(res: Response, page: Page): void {
  res
    .status(page.status)
    .set('cache-control', 'no-store')
    .set(
      'content-security-policy',
      `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    .type('html')
    .send(render(page));
}

function render(page: Page): string {
  const notes =
    page.notes === undefined || page.notes.length === 0
      ? ''
      : `<ul>${page.notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul>`;
  const action =
    page.action === undefined
      ? ''
      : `<a class="action" href="${escapeHtml(page.action.href)}">${escapeHtml(page.action.label)}</a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)} · Ringback</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="brand">Ringback</p>
<h1>${escapeHtml(page.title)}</h1>
${page.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${notes}
${action}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
