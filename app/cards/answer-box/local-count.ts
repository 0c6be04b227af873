/** What a text costs, counted while it is typed; the backend's own count follows and decides. */
export interface LocalCount {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly characters: number;
  readonly segments: number;
  /** Room in one segment, in the same units as `characters`. */
  readonly perSegment: 160 | 153 | 70 | 67;
}

/** The basic alphabet of 3GPP TS 23.038, 6.2.1; one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Its extension table, 6.2.1.1; an escape and a septet each. */
const EXTENDED = new Set('\f^{}\\[~]|€');

/**
 * Counts as the backend's src/wording/segments.ts does, but for one thing: it does not keep a wide character
 * from being split between two segments, so a long text may need one segment more than it says.
 */
export function localCount(text: string): LocalCount {
  let septets = 0;
  for (const character of text) {
    if (BASIC.has(character)) septets += 1;
    else if (EXTENDED.has(character)) septets += 2;
    else return counted('UCS-2', text.length, 70, 67);
  }
  return counted('GSM-7', septets, 160, 153);
}

function counted(
  encoding: LocalCount['encoding'],
  characters: number,
  alone: 160 | 70,
  joined: 153 | 67,
): LocalCount {
  if (characters <= alone) {
    return { encoding, characters, segments: Math.min(characters, 1), perSegment: alone };
  }
  return { encoding, characters, segments: Math.ceil(characters / joined), perSegment: joined };
}
