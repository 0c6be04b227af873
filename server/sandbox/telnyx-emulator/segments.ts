import { SegmentedMessage } from 'sms-segments-calculator';

/** How a text is cut for the network. */
export interface Segments {
  encoding: 'GSM-7' | 'UCS-2';
  parts: number;
}

/**
 * Segments of a text: GSM-7 160 then 153 each, UCS-2 70 then 67 each.
 *
 * @param wanted the request's `encoding`; undefined is returned when GSM-7 is demanded and cannot carry the text.
 */
export function segmentsOf(
  text: string,
  wanted: 'auto' | 'gsm7' | 'ucs2',
  smartEncoding: boolean,
): Segments | undefined {
  const natural = new SegmentedMessage(text, wanted === 'ucs2' ? 'UCS-2' : 'auto', smartEncoding);
  const encoding = natural.encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2';
  if (wanted === 'gsm7' && encoding !== 'GSM-7') return undefined;
  return { encoding, parts: Math.max(1, natural.segmentsCount) };
}
