import { z } from 'zod';
import { idempotencyKey } from './request';

/** `POST /api/settings/telnyx/connect` */
export const connectRequest = z.strictObject({
  idempotencyKey,
  apiKey: z
    .string()
    .trim()
    .min(1, 'Paste an API key of your Telnyx account.')
    .max(200, 'This is longer than a Telnyx API key.'),
});

/** `POST /api/settings/telnyx/account`, and the answer to connecting. The key is never among it. */
export interface TelnyxAccountView {
  /** "12.50 USD" */
  readonly balance: string;
  readonly webhookUrl: string;
}

/** `POST /api/settings/telnyx/numbers`: the account's numbers. */
export interface TelnyxNumbers {
  readonly numbers: readonly TelnyxNumber[];
}

export interface TelnyxNumber {
  readonly number: string;
  /** Telnyx's word: active, port-pending, … */
  readonly status: string;
  /** Ringback looks after it already. */
  readonly isLine: boolean;
  /** What is missing at Telnyx before it can call and text, with the cure; undefined: nothing. */
  readonly missing: string | undefined;
}
