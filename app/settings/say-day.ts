/** A moment for people to read, in their own time zone: "Nov 23, 2026, 4:05 PM". @param at epoch ms */
export function sayDay(at: number): string {
  return new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
}
