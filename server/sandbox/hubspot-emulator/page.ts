import type { Response } from 'express';

/** Text that is HTML already. */
class Html {
  constructor(readonly text: string) {}
}

export type { Html };

/** HTML with every value escaped, except what is HTML already. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return new Html(
    parts
      .map((part, index) => part + (index < values.length ? written(values[index] ?? '') : ''))
      .join(''),
  );
}

/** A whole page. @param refreshSeconds reloads by itself that often, when given */
export function page(title: string, main: Html, refreshSeconds?: number): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refreshSeconds === undefined ? '' : html`<meta http-equiv="refresh" content="${refreshSeconds}">`}
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<p class="banner">Sandbox stand-in for HubSpot. Nothing here is real, and nothing leaves this computer.</p>
<main>
${main}
</main>
</body>
</html>
`.text;
}

/** Sends a page that no script can run in. */
export function sendPage(res: Response, status: number, text: string): void {
  res.statusCode = status;
  res.setHeader('content-type', 'text/html; charset=utf-8');
  res.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  res.setHeader('cache-control', 'no-store');
  res.end(text);
}

/** What HubSpot's rich text says, without its tags. */
export function plainText(rich: string): string {
  return rich
    .replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0*39;|&apos;/g, "'")
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .trim();
}

function written(value: string | number | Html | readonly Html[]): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1f2933; background: #f4f6f8; }
main { max-width: 60rem; margin: 1.5rem auto; padding: 1.5rem 2rem; background: #fff; border: 1px solid #d5dbe1; border-radius: 8px; }
.banner { margin: 0; padding: .4rem 1rem; background: #213343; color: #fff; font-size: .875rem; text-align: center; }
h1 { margin-top: 0; font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
a { color: #0b5cad; } a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #0b5cad; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: #52606d; padding-bottom: .5rem; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #e4e7eb; vertical-align: top; overflow-wrap: anywhere; }
.timeline { list-style: none; padding: 0; } .timeline li { border-left: 4px solid #c3cdd6; padding: .1rem 0 .6rem 1rem; margin-bottom: 1rem; }
.timeline .call { border-color: #c2410c; } .timeline .communication { border-color: #0b6e4f; } .timeline .task { border-color: #6d28d9; }
.timeline h3 { margin: 0; font-size: 1rem; } .meta { color: #52606d; font-size: .875rem; margin: 0; } .body { white-space: pre-line; margin: .3rem 0 0; }
fieldset { border: 1px solid #c3cdd6; border-radius: 6px; margin: 1rem 0; } label { display: block; padding: .3rem 0; }
button { font: inherit; padding: .5rem 1.2rem; border-radius: 6px; border: 1px solid #c2410c; background: #fff; color: #9a3412; cursor: pointer; margin-right: .6rem; }
button.primary { background: #c2410c; color: #fff; }
`;
