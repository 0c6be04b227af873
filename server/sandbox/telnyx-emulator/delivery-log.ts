import type { Delivery } from './state';

const KEPT_DELIVERED = 5_000;

/**
 * The record of every delivery, as `GET /webhook_deliveries` lists it: failed ones are kept until they are delivered,
 * of the delivered ones the newest 5,000.
 */
export class DeliveryLog {
  private readonly delivered: Delivery[] = [];
  private readonly failedById = new Map<string, Delivery>();

  constructor(failed: readonly Delivery[]) {
    for (const delivery of failed) this.failedById.set(delivery.id, delivery);
  }

  /** Files a settled delivery. A success of any copy of an event closes the event's failures. */
  file(delivery: Delivery): void {
    if (delivery.status === 'failed') {
      this.failedById.set(delivery.id, delivery);
      return;
    }
    this.delivered.push(delivery);
    if (this.delivered.length > KEPT_DELIVERED * 2) {
      this.delivered.splice(0, this.delivered.length - KEPT_DELIVERED);
    }
  }

  /** Takes out the failed deliveries that began at or after `since`, one per event, to send them again. */
  takeFailed(since: number): Delivery[] {
    const perEvent = new Map<string, Delivery>();
    for (const delivery of this.failedById.values()) {
      if (delivery.startedAt < since) continue;
      this.failedById.delete(delivery.id);
      perEvent.set(delivery.event.id, delivery);
    }
    return [...perEvent.values()];
  }

  failed(): Delivery[] {
    return [...this.failedById.values()];
  }

  /** Newest first. */
  ofAccount(accountId: string): Delivery[] {
    return [...this.delivered, ...this.failedById.values()]
      .filter((delivery) => delivery.accountId === accountId)
      .sort((a, b) => b.startedAt - a.startedAt);
  }
}
