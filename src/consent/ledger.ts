/** One line of the append-only ledger of what allowed or forbade texting a number. */
export interface ConsentEntry {
  readonly effect: 'opt_out' | 'opt_in';
  /** Who says so: the caller by keyword or in plain words, HubSpot, a person of the business, Telnyx's list. */
  readonly source: 'keyword' | 'plain_words' | 'hubspot' | 'staff' | 'telnyx';
  /** When it was said; epoch ms. */
  readonly at: number;
  /** The order in which entries were written; decides, because clocks of several parties do not agree. */
  readonly sequence: number;
  /** What the caller wrote, or the reason a person gave. */
  readonly words?: string;
}

export interface OptedOut {
  readonly kind: 'opted_out';
  /** Since when without a break; epoch ms. */
  readonly since: number;
  readonly source: ConsentEntry['source'];
  readonly words?: string;
}

export type ConsentState = { readonly kind: 'not_opted_out' } | OptedOut;

/**
 * Whether a number may be texted now, by all that was ever recorded about it, in any order (promise 5).
 *
 * The latest entry counts. An opt-out counts whoever recorded it. An opt-in lifts it only when the caller
 * texted START or a person of the business recorded it with a reason: that HubSpot or Telnyx says
 * "subscribed", or that nice words followed, takes back nobody's no. Entries of one sequence: the no counts.
 */
export function consentNow(entries: readonly ConsentEntry[]): ConsentState {
  let state: ConsentState = { kind: 'not_opted_out' };
  for (const entry of [...entries].sort(inOrder)) {
    if (entry.effect === 'opt_in') {
      if (restores(entry)) state = { kind: 'not_opted_out' };
    } else if (state.kind === 'not_opted_out') {
      const { at: since, source, words } = entry;
      state = { kind: 'opted_out', since, source, ...(words === undefined ? {} : { words }) };
    }
  }
  return state;
}

/** In a sentence, for the verdict and the card. */
export function describeConsent(state: ConsentState): string {
  if (state.kind === 'not_opted_out') return 'The caller has not opted out.';
  const words = state.words?.replace(/\s+/g, ' ').trim();
  const quoted = words ? `: “${[...words].slice(0, 80).join('')}”` : '';
  switch (state.source) {
    case 'keyword':
      return `The caller texted the word that ends all texts${quoted}.`;
    case 'plain_words':
      return `The caller asked not to be texted${quoted}.`;
    case 'hubspot':
      return 'The contact is opted out of texts in HubSpot.';
    case 'staff':
      return `A person of the business recorded that this caller must not be texted${quoted}.`;
    case 'telnyx':
      return 'Telnyx reports that the caller opted out.';
  }
}

function inOrder(one: ConsentEntry, other: ConsentEntry): number {
  if (one.sequence !== other.sequence) return one.sequence - other.sequence;
  return Number(one.effect === 'opt_out') - Number(other.effect === 'opt_out');
}

function restores({ source, words }: ConsentEntry): boolean {
  switch (source) {
    case 'keyword':
      return true;
    case 'staff':
      return (words ?? '').trim() !== '';
    case 'plain_words':
    case 'hubspot':
    case 'telnyx':
      return false;
  }
}
