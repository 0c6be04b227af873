/** Words that end in a full stop within a sentence. A sentence taken for longer than it is only drops more. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr st ave blvd rd apt ste no nr inc co ltd corp llc dept ext approx e.g i.e vs a.m p.m u.s jr sr'.split(
    ' ',
  ),
);

export interface CutSentence {
  readonly words: string;
  /** One space, or the line breaks that followed; empty after the last. */
  readonly separator: string;
}

/**
 * Cuts a wording into sentences: at line breaks, and after . ! ? when a space follows and what comes
 * next does not start with a small letter. "Dr. Smith", "J. Smith", "8 a.m. sharp" and what stands
 * between square brackets stay whole.
 */
export function splitSentences(text: string): CutSentence[] {
  const cut: CutSentence[] = [];
  let from = 0;
  for (const match of text.matchAll(/[ \t]*[\r\n]\s*|[ \t]+/g)) {
    const isLine = /[\r\n]/.test(match[0]);
    const before = text.slice(from, match.index);
    const to = match.index + match[0].length;
    const inOptionalPart = before.lastIndexOf('[') > before.lastIndexOf(']');
    if (inOptionalPart || (!isLine && !endsSentence(before, text.slice(to, to + 2)))) continue;
    if (before.trim() !== '')
      cut.push({ words: before, separator: isLine ? lineBreaks(match[0]) : ' ' });
    from = to;
  }
  const last = text.slice(from);
  if (last.trim() !== '') cut.push({ words: last, separator: '' });
  return cut;
}

function endsSentence(before: string, after: string): boolean {
  if (!/[.!?]["')\]]*$/.test(before) || /^\p{Ll}/u.test(after)) return false;
  if (!before.endsWith('.')) return true;
  const word = (before.split(/\s/).at(-1) ?? '')
    .slice(0, -1)
    .toLowerCase()
    .replace(/^["'(]+/, '');
  return !ABBREVIATIONS.has(word) && !/^\p{L}$/u.test(word);
}

/** At most one blank line. */
function lineBreaks(space: string): string {
  return space.replace(/\r\n?/g, '\n').split('\n').length > 2 ? '\n\n' : '\n';
}
