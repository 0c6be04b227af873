/**
 * Whether a text contains all tokens of a search value; tokens are runs of letters and digits, compared
 * without case, and `*` stands for any characters at either end of a token or within it.
 */
export function tokenPattern(value: string): (text: string) => boolean {
  const wanted = value
    .toLowerCase()
    .split(/[^\p{L}\p{N}*]+/u)
    .filter((token) => token !== '')
    .map((token) => {
      const literals = token.split('*');
      return { literals, pattern: new RegExp(`^${literals.join('.*')}$`, 'u') };
    });
  return (text) => {
    const lower = text.toLowerCase();
    // Most texts lack the letters asked for: that is told without taking them apart.
    const possible = wanted.every(({ literals }) =>
      literals.every((literal) => lower.includes(literal)),
    );
    if (wanted.length === 0 || !possible) return false;
    const tokens = lower.split(/[^\p{L}\p{N}]+/u);
    return wanted.every(({ pattern }) => tokens.some((token) => pattern.test(token)));
  };
}
