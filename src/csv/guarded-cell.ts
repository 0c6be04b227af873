/**
 * A cell that a spreadsheet would run as a formula begins with an apostrophe. A number such as +1… does no harm
 * and stays as it is.
 */
export const guardedCell = (text: string): string =>
  /^[=@\t\r]|^[+-](?![0-9])/.test(text) ? `'${text}` : text;
