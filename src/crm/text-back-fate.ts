import { sayDateAndTime } from './date-and-time';

/** What became of the automatic text for a missed call, for people who read the records. Times are epoch ms. */
export type TextBackFate =
  /** There was no call to text back for. */
  | { readonly kind: 'none' }
  /** Undecided yet, or on its way; `until` when it waits for opening. */
  | { readonly kind: 'waiting'; readonly until: number | undefined }
  | { readonly kind: 'sent'; readonly at: number }
  /** It left, and the carrier says it did not arrive. */
  | { readonly kind: 'not_delivered'; readonly sentence: string }
  | { readonly kind: 'not_sent'; readonly sentence: string }
  /** Telnyx never told, and it was not sent again (promise 4). */
  | { readonly kind: 'unconfirmed' };

/** The whole story in a sentence; undefined when there is none to tell. */
export function sayTextBack(fate: TextBackFate, timeZone: string): string | undefined {
  switch (fate.kind) {
    case 'none':
      return undefined;
    case 'waiting':
      return fate.until === undefined
        ? 'A text back is on its way.'
        : `A text back waits until ${sayDateAndTime(fate.until, timeZone)}.`;
    case 'sent':
      return `Texted back ${sayDateAndTime(fate.at, timeZone)}.`;
    case 'not_delivered':
      return `Texted back, but not delivered: ${asClause(fate.sentence)}`;
    case 'not_sent':
      return `Not texted: ${asClause(fate.sentence)}`;
    case 'unconfirmed':
      return 'We could not confirm that the text back was sent. It was not sent again, so that nobody gets it twice.';
  }
}

/** The same in a few words, for a subject line; undefined when there is nothing to say. */
export function sayTextBackBriefly(fate: TextBackFate): string | undefined {
  switch (fate.kind) {
    case 'none':
      return undefined;
    case 'waiting':
      return fate.until === undefined ? 'text on its way' : 'text waits for opening';
    case 'sent':
      return 'texted';
    case 'not_delivered':
      return 'text not delivered';
    case 'not_sent':
      return 'not texted';
    case 'unconfirmed':
      return 'text not confirmed';
  }
}

/** A sentence as it goes on after a colon: only its first word changes, and never a name. */
function asClause(sentence: string): string {
  return sentence.replace(/^(The|This|It|A|Nobody|Texting|Texts) /, (word) => word.toLowerCase());
}
