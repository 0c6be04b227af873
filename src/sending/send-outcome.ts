import type { SendFailure } from './failure';

/** What one request to send one text came to. Only the last is in doubt. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly telnyxId: string; readonly landline: boolean }
  /** A definite no for this text. */
  | { readonly kind: 'refused'; readonly failure: SendFailure; readonly detail: string }
  /** A definite no for this moment: nothing was sent, it may be tried again while it is fresh. */
  | {
      readonly kind: 'not_now';
      readonly failure: SendFailure;
      readonly detail: string;
      readonly retryAfterMs: number | undefined;
    }
  /** It may have been sent. It is looked up and never repeated (promise 4). */
  | { readonly kind: 'unknown'; readonly detail: string };
