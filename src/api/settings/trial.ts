import { z } from 'zod';
import { idempotencyKey, lineIdText } from './request';

const phone = z
  .string()
  .trim()
  .min(1, 'Enter your phone number.')
  .max(40, 'This is no phone number.');

/** `POST /api/settings/test-text`: sends one labelled text to one's own phone, the way every text goes. */
export const testTextRequest = z.strictObject({ idempotencyKey, lineId: lineIdText, to: phone });

/** `POST /api/settings/test-text/result`, and the answer to sending one. */
export const testTextResultRequest = z.strictObject({ id: z.uuid() });

export interface TestText {
  readonly id: string;
  readonly text: string;
  readonly state: 'waiting' | 'sent' | 'delivered' | 'failed';
  /** What became of it so far; for a failure why, with the cure. */
  readonly sentence: string;
}

/** `POST /api/settings/test-call`: the latest call from a phone to a line, and what was decided about it. */
export const testCallRequest = z.strictObject({
  lineId: lineIdText,
  from: phone,
  /** Epoch ms; only calls since then. */
  since: z.number(),
});

export interface TestCall {
  /** undefined: no call was seen yet. */
  readonly call:
    | {
        /** Epoch ms. */
        readonly at: number;
        readonly sentence: string;
        /** Every rule that spoke. */
        readonly rules: readonly string[];
        readonly text: string | undefined;
      }
    | undefined;
}
