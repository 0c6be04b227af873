/**
 * About what a segment costs in the United States, in US dollars: Telnyx's list price for a local number
 * ($0.004) and the carriers' fees ($0.003 to $0.0045, by carrier). A customer's contract may say otherwise, so
 * it is always shown as "about".
 */
const USD_PER_SEGMENT = 0.008;

/** "about $0.016": what a text of so many segments costs to send. */
export function sayPrice(segments: number): string {
  return `about $${(segments * USD_PER_SEGMENT).toFixed(3)}`;
}
