import type { PortalId } from '../../src/ids';

/** At most this many of a portal's texts are on their way to Telnyx at once, per process. */
export const SLOTS_PER_PORTAL = 2;

/** Keeps one portal whose Telnyx is slow from taking all workers (promise 8). */
export class SendSlots {
  private readonly taken = new Map<PortalId, number>();

  /** @returns false when the portal has its share under way already. */
  tryTake(portal: PortalId): boolean {
    const taken = this.taken.get(portal) ?? 0;
    if (taken >= SLOTS_PER_PORTAL) return false;
    this.taken.set(portal, taken + 1);
    return true;
  }

  giveBack(portal: PortalId): void {
    const taken = (this.taken.get(portal) ?? 1) - 1;
    if (taken === 0) this.taken.delete(portal);
    else this.taken.set(portal, taken);
  }
}
