import type { PostOutcome } from './webhook-post';

/** What Telnyx does after one attempt. */
export type NextStep = 'delivered' | 'retry' | 'give_up' | 'redirect';

/**
 * Telnyx's rule for one answer. 2xx: delivered. No answer, 408, 429, 5xx: tried again. Any other 4xx: final, also for
 * the failover address. 3xx: followed for voice, a failure to try again for messaging.
 * Sources: Telnyx "Receiving webhooks" pages for voice and for messaging.
 */
export function nextStep(channel: 'voice' | 'messaging', outcome: PostOutcome): NextStep {
  if (outcome.kind === 'no_answer') return 'retry';
  const { status } = outcome;
  if (status >= 200 && status < 300) return 'delivered';
  if (status >= 300 && status < 400) {
    return channel === 'voice' && outcome.location !== undefined ? 'redirect' : 'retry';
  }
  if (status === 408 || status === 429 || status >= 500) return 'retry';
  return 'give_up';
}
