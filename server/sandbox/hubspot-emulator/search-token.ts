/**
 * Whether a text contains all tokens of a search value; tokens are runs of letters and digits, compared
 * without case, and `*` stands for any characters at either end of a token or within it.
 */
export function tokenPattern(value: string): (text: string) => boolean {
  const patterns = value
    .toLowerCase()
    .split(/[^\p{L}\p{N}*]+/u)
    .filter((token) => token !== '')
    .map((token) => new RegExp(`^${token.split('*').join('.*')}$`, 'u'));
  return (text) => {
    const tokens = tokensOf(text);
    return (
      patterns.length > 0 &&
      patterns.every((pattern) => tokens.some((token) => pattern.test(token)))
    );
  };
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}
