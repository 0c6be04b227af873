/** How fast this Telnyx is. Every duration is real time in milliseconds; the defaults suit a sandbox that answers at once. */
export interface Timing {
  /** Accepted text → `message.sent`. */
  sentDelayMs: number;
  /** `message.sent` → `message.finalized`. */
  finalizedDelayMs: number;
  /** Final text → its detail record can be found. */
  detailRecordLagMs: number;
  /** How long a webhook receiver may take. Telnyx: 2 s. */
  webhookTimeoutMs: number;
  /** Waits before the second, third, … attempt at one address; one attempt more than it has entries. */
  webhookBackoffMs: readonly number[];
  /** Texts accepted per account and second before 429. Telnyx: 50 SMS. */
  messagesPerSecond: number;
  /** Real time a placed call rings, when the call does not say. */
  ringMs: number;
  /** Real time a placed call talks, when the call does not say. */
  talkMs: number;
}

export const DEFAULT_TIMING: Timing = {
  sentDelayMs: 30,
  finalizedDelayMs: 60,
  detailRecordLagMs: 500,
  webhookTimeoutMs: 2_000,
  webhookBackoffMs: [250, 1_000],
  messagesPerSecond: 50,
  ringMs: 50,
  talkMs: 50,
};
