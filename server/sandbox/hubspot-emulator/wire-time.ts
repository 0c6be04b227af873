/** A moment as HubSpot writes it: ISO 8601 in UTC, milliseconds only when there are any. */
export function momentText(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}

/** @returns epoch ms of a moment as HubSpot takes it, decimal milliseconds or ISO 8601; undefined for anything else */
export function parseMoment(text: string): number | undefined {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/.test(text))
    return undefined;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? undefined : parsed;
}
