/**
 * The pattern under which caller_by_last_digits finds the numbers that end so.
 *
 * @param search digits only; a leading national zero is dropped, since E.164 has none
 * @returns null: no search
 */
export function endOfNumber(search: string | undefined): string | null {
  if (search === undefined) return null;
  return `${[...search.replace(/^0+(?=[0-9])/, '')].reverse().join('')}%`;
}
