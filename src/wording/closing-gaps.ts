/**
 * Puts two pieces of a sentence together.
 *
 * Never two spaces, and never two full stops where a value ends with its own ("Smith Inc." + ".").
 * Where an optional part was left out between them, the space or comma that led to it goes too:
 * "Hi " + ", sorry" is "Hi, sorry".
 */
export function joinWords(before: string, after: string, gap: boolean): string {
  let left = before;
  let right = after.replace(/[ \t]+/g, ' ');
  if (gap) {
    if (/^\s*[,.;:!?)]/.test(right)) {
      left = left.replace(/[\s,;:-]+$/, '');
      right = right.trimStart();
    }
    if (left.endsWith('(') && right.startsWith(')')) {
      left = left.slice(0, -1).trimEnd();
      right = right.slice(1);
    }
    if (left === '') right = capitalised(right.replace(/^[\s,;:.!?-]+/, ''));
  }
  if (left === '' || left.endsWith(' ')) right = right.trimStart();
  if (/[.!?]$/.test(left) && /^\.(?!\.)/.test(right)) right = right.slice(1);
  return left + right;
}

/** A sentence without spaces around it, and without a comma where its last optional part was left out. */
export function closeSentence(sentence: string, gap: boolean): string {
  const trimmed = sentence.trim();
  return gap ? trimmed.replace(/[\s,;:-]+$/, '') : trimmed;
}

function capitalised(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
