import type { TextEntry } from '../api/conversation';
import { isSendFailure, sendFailureWords } from '../sending/failure';

/** How far a text that goes out has come, as it is stored. */
export interface TextStanding {
  readonly state:
    | 'due'
    | 'claimed'
    | 'unknown'
    | 'accepted'
    | 'refused'
    | 'unresolved'
    | 'cancelled'
    | 'elsewhere';
  readonly because: string | undefined;
  readonly detail: string | undefined;
  readonly delivery: 'sent' | 'delivered' | 'unconfirmed' | 'failed' | 'expired' | undefined;
  readonly deliveryBecause: string | undefined;
  /** When it may leave, in words, while it waits for that. */
  readonly waitsUntil: string | undefined;
}

type Delivery = NonNullable<TextEntry['delivery']>;

/** The same in words, with what to do about a text that failed. */
export function sayStanding(text: TextStanding): Delivery {
  switch (text.state) {
    case 'due':
      return text.waitsUntil === undefined
        ? { tone: 'default', say: 'Sending' }
        : { tone: 'default', say: `Waits until ${text.waitsUntil}` };
    case 'claimed':
      return { tone: 'default', say: 'Sending' };
    case 'unknown':
      return {
        tone: 'warning',
        say: 'Not confirmed yet. Ringback is finding out whether it left.',
      };
    case 'unresolved':
      return failed('Not confirmed', 'fate_unknown', undefined);
    case 'refused':
    case 'cancelled':
      return failed('Not sent', text.because, text.detail);
    case 'elsewhere':
      return { tone: 'default', say: 'Sent with another tool' };
    case 'accepted':
      return accepted(text);
  }
}

function accepted(text: TextStanding): Delivery {
  switch (text.delivery) {
    case undefined:
    case 'sent':
      return { tone: 'default', say: 'Sent' };
    case 'delivered':
      return { tone: 'success', say: 'Delivered' };
    case 'unconfirmed':
      return { tone: 'default', say: 'Sent; the carrier does not confirm delivery' };
    case 'failed':
    case 'expired':
      return failed('Not delivered', text.deliveryBecause, text.detail);
  }
}

/** Whether the text did not leave, did not arrive, or nobody knows. */
export function isLost(text: Pick<TextStanding, 'state' | 'delivery'>): boolean {
  return (
    ['refused', 'cancelled', 'unresolved'].includes(text.state) ||
    text.delivery === 'failed' ||
    text.delivery === 'expired'
  );
}

function failed(what: string, because: string | undefined, detail: string | undefined): Delivery {
  if (because !== undefined && isSendFailure(because)) {
    const words = sendFailureWords(because);
    return { tone: 'danger', say: `${what}: ${words.what}`, cure: words.cure };
  }
  return {
    tone: 'danger',
    say: detail === undefined ? `${what}.` : `${what}: ${detail}`,
    cure: 'Call them back.',
  };
}
