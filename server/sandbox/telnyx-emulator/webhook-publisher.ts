import type { Pauses } from './pauses';
import type { Account, WebhookEvent } from './state';
import type { Destination, Sending, WebhookDeliverer } from './webhook-delivery';

/** What the way from Telnyx to the receiver does to every event while it is set. */
export interface WebhookFaults {
  /** How often each event is delivered on average: 1 once, 2 twice, 1.5 every other one twice. */
  duplicates: number;
  /** Each delivery starts after a random wait of up to this many real milliseconds, so neighbours overtake each other. */
  reorderWindowMs: number;
  /** The share of events that get lost; they are filed as failed deliveries. */
  dropProbability: number;
}

const NO_WEBHOOK_FAULTS: WebhookFaults = {
  duplicates: 1,
  reorderWindowMs: 0,
  dropProbability: 0,
};

/** Hands events to the deliverer, through the webhook faults in force. */
export class WebhookPublisher {
  faults: WebhookFaults = NO_WEBHOOK_FAULTS;

  constructor(
    private readonly deliverer: WebhookDeliverer,
    private readonly pauses: Pauses,
    private readonly random: () => number,
  ) {}

  /** Publishes one event; the sending settles as delivered when one of its copies was. */
  publish(account: Account, event: WebhookEvent, destination: Destination): Sending {
    const { duplicates, reorderWindowMs, dropProbability } = this.faults;
    if (dropProbability > 0 && this.random() < dropProbability) {
      return this.deliverer.lose(account, event, destination);
    }
    const whole = Math.floor(duplicates);
    const copies = Math.max(1, whole + (this.random() < duplicates - whole ? 1 : 0));
    if (copies === 1 && reorderWindowMs === 0) {
      return this.deliverer.deliver(account, event, destination);
    }
    const sendings = Array.from({ length: copies }, async () => {
      await this.pauses.pause(this.random() * reorderWindowMs);
      return await this.deliverer.deliver(account, event, destination).settled;
    });
    return {
      // A window that lets events overtake each other must not be undone by waiting for the one before.
      firstAttempt: Promise.resolve(),
      settled: Promise.all(sendings).then((ends) =>
        ends.includes('delivered') ? 'delivered' : 'failed',
      ),
    };
  }
}
