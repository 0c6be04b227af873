/**
 * Typography that word processors and phones put in by themselves, and the plain characters that say
 * the same. One of these in a text forces UCS-2, which more than halves a segment (Telnyx reference 5.1).
 */
const PLAIN: Readonly<Record<string, string>> = {
  '\u2018': "'", // left single quote
  '\u2019': "'", // right single quote, the usual apostrophe
  '\u201A': "'", // low single quote
  '\u201B': "'", // reversed single quote
  '\u2032': "'", // prime
  '\u00B4': "'", // acute accent alone
  '\u0060': "'", // backtick
  '\u02BC': "'", // modifier apostrophe
  '\u201C': '"', // left double quote
  '\u201D': '"', // right double quote
  '\u201E': '"', // low double quote
  '\u201F': '"', // reversed double quote
  '\u2033': '"', // double prime
  '\u00AB': '"', // left guillemet
  '\u00BB': '"', // right guillemet
  '\u2010': '-', // hyphen
  '\u2011': '-', // hyphen that does not break
  '\u2012': '-', // figure dash
  '\u2013': '-', // en dash
  '\u2014': '-', // em dash
  '\u2015': '-', // bar
  '\u2212': '-', // minus
  '\u2022': '-', // bullet
  '\u2026': '...', // ellipsis
  '\u00A0': ' ', // space that does not break
  '\u202F': ' ', // narrow space that does not break
  '\u3000': ' ', // wide space
  '\u2028': '\n', // line separator
  '\u2029': '\n', // paragraph separator
  '\u00AD': '', // soft hyphen
  '\u200B': '', // space without width
  '\u2060': '', // word joiner
  '\uFEFF': '', // byte order mark
};

/** U+2000 to U+200A are spaces of different widths; the zero-width joiner after them holds emoji together. */
const SMART =
  /[\u2000-\u200B\u2010-\u2015\u2018-\u201F\u2022\u2026\u2028\u2029\u202F\u2032\u2033\u2060\u2212\u3000\u00A0\u00AB\u00AD\u00B4\u00BB\u02BC\u0060\uFEFF]/g;

/**
 * Puts GSM-7 characters in the place of typographic ones that mean the same, so that a smart quote does
 * not double the price of a text. Letters, emoji and everything else that carries meaning stay.
 */
export function plainCharacters(text: string): string {
  return text.replace(SMART, (character) => PLAIN[character] ?? ' ');
}
