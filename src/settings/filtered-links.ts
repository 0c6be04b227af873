/** Addresses behind which carriers cannot see where a link leads; US carriers block texts with them (CTIA guidelines 5.3). */
const SHORTENERS = new Set(
  'bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly rb.gy shorturl.at tiny.cc lnkd.in s.id'.split(
    ' ',
  ),
);

const LINK = /\b(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s]*)?|\bhttps?:\/\/[^\s]+/gi;
const LOOKS_LIKE_A_LINK =
  /^https?:\/\/|\/|^www\.|\.(?:com|net|org|io|co|us|ca|ly|biz|info|app|shop)$/i;

/** The links in a text, as they stand there. */
export function linksIn(text: string): readonly string[] {
  return [...text.matchAll(LINK)]
    .map(([link]) => link.replace(/[.,;:!?)]+$/, ''))
    .filter((link) => LOOKS_LIKE_A_LINK.test(link));
}

/** Why carriers are likely to filter a link, in a clause; undefined when nothing speaks against it. */
export function whyFiltered(link: string): string | undefined {
  const [host = ''] = link
    .replace(/^https?:\/\//i, '')
    .toLowerCase()
    .split(/[/:?#]/);
  if (SHORTENERS.has(host.replace(/^www\./, ''))) return 'it is shortened and hides where it leads';
  if (/^\d+(?:\.\d+){3}$/.test(host)) return 'it is a bare IP address';
  if (/^http:\/\//i.test(link)) return 'it is not encrypted (http instead of https)';
  return undefined;
}
