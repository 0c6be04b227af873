import fc from 'fast-check';

/** The basic table of 3GPP TS 23.038, written out independently of the package that counts segments. */
export const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** The extension table: two septets each. */
export const GSM_EXTENSION = '\f^{}\\[~]|€';

/** Names that a business could have: visible GSM-7 characters, single spaces, no braces that read like a tag. */
export const businessName = (alphabet: string) =>
  fc
    .array(fc.constantFrom(...alphabet.replace(/[\n\r\f]/g, '')), { minLength: 1, maxLength: 30 })
    .map((characters) => characters.join('').replace(/ +/g, ' ').trim())
    .filter((name) => name !== '' && !name.includes('{{'));

/** Septets or UTF-16 units by the tables above, packed greedily without splitting a character. */
export function modelSegments(text: string): number {
  const gsm = [...text].every((c) => GSM_BASIC.includes(c) || GSM_EXTENSION.includes(c));
  const sizes = [...text].map((c) => (gsm ? (GSM_EXTENSION.includes(c) ? 2 : 1) : c.length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return 0;
  if (total <= (gsm ? 160 : 70)) return 1;
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > (gsm ? 153 : 67)) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}
