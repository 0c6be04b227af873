import { SegmentedMessage } from 'sms-segments-calculator';

/** Telnyx refuses a text that needs more (reference 5.1, error 40302). */
export const MAX_SEGMENTS = 10;

/** What a text costs to send. */
export interface SegmentCount {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** What the carrier charges for; 0 for an empty text. */
  readonly segments: number;
  /** Septets in GSM-7, where {}[]~^|\€ take two; 16-bit units in UCS-2, where most emoji take two or more. */
  readonly characters: number;
  /** Room in each segment, in the same units. A text of several gives some of each to the joining header. */
  readonly perSegment: 160 | 153 | 70 | 67;
  /** The characters that are not in GSM-7 and so forced UCS-2, each once, in order; absent in GSM-7. */
  readonly unicodeCause?: readonly string[];
}

/** Lines say the same words over and over, and counting them anew is the dearest part of a text-back. */
const counted = new Map<string, SegmentCount>();
const MOST_COUNTED = 1_000;

/**
 * Counts what a text costs, as 3GPP TS 23.038 packs it: 160 septets in one segment or 153 in each of
 * several; one character outside GSM-7 turns the whole text to UCS-2 with 70 or 67 units.
 *
 * No character is split between segments. What a reader sees as one (an emoji of several parts) counts
 * as one here; a carrier that splits it may need a segment less.
 */
export function countSegments(text: string): SegmentCount {
  const known = counted.get(text);
  if (known !== undefined) return known;
  if (counted.size >= MOST_COUNTED) counted.clear();
  const count = countAnew(text);
  counted.set(text, count);
  return count;
}

function countAnew(text: string): SegmentCount {
  const message = new SegmentedMessage(text);
  const encoding = message.encodingName;
  const characters = encoding === 'GSM-7' ? message.numberOfCharacters : text.length;
  const [alone, joined] = encoding === 'GSM-7' ? ([160, 153] as const) : ([70, 67] as const);
  if (characters <= alone) {
    return {
      encoding,
      segments: Math.min(characters, 1),
      characters,
      perSegment: alone,
      ...causeOf(message),
    };
  }
  // The package puts one visible character in one segment even where its marks exceed the segment.
  const segments = Math.max(message.segmentsCount, Math.ceil(characters / joined));
  return { encoding, segments, characters, perSegment: joined, ...causeOf(message) };
}

function causeOf(message: SegmentedMessage): Pick<SegmentCount, 'unicodeCause'> {
  if (message.encodingName === 'GSM-7') return {};
  return { unicodeCause: [...new Set(message.getNonGsmCharacters())] };
}
