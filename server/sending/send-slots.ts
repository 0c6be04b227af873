import type { MessageId, PortalId } from '../../src/ids';

/** At most this many of a portal's texts are on their way to Telnyx at once, per process. */
export const SLOTS_PER_PORTAL = 2;

interface Share {
  taken: number;
  readonly waiting: MessageId[];
}

/**
 * Keeps one portal whose Telnyx is slow from taking all workers (promise 8). A text that finds no slot steps
 * back, so that no worker waits, and is named again when a slot comes free. What waits is only remembered
 * here; that it is sent at all is the queue's promise.
 */
export class SendSlots {
  private readonly shares = new Map<PortalId, Share>();

  /** @returns false when the portal has its share under way already; the text is named again by {@link giveBack}. */
  tryTake(portal: PortalId, message: MessageId): boolean {
    const share = this.shares.get(portal) ?? { taken: 0, waiting: [] };
    this.shares.set(portal, share);
    if (share.taken < SLOTS_PER_PORTAL) {
      share.taken += 1;
      return true;
    }
    if (!share.waiting.includes(message)) share.waiting.push(message);
    return false;
  }

  /** @returns the text that has waited longest for the slot that came free. */
  giveBack(portal: PortalId): MessageId | undefined {
    const share = this.shares.get(portal);
    if (share === undefined) return undefined;
    share.taken -= 1;
    const next = share.waiting.shift();
    if (share.taken === 0 && next === undefined) this.shares.delete(portal);
    return next;
  }
}
