/** Lines of plain text as HubSpot shows them in the bodies of activities, which are HTML. */
export function richText(lines: readonly string[]): string {
  return lines.map((line) => escaped(line).replace(/\r?\n/g, '<br>')).join('<br>');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITY[character] ?? character);
}

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
