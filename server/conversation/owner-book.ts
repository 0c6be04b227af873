import type { PortalId } from '../../src/ids';
import type { HubSpotOwner } from '../hubspot/owners';

/** Owners change rarely; a card must not wait for HubSpot each time it opens. */
const FRESH_MS = 5 * 60_000;
/** HubSpot did not tell: it is asked again after this. */
const AGAIN_MS = 20_000;
/** A card that is the first of its portal waits so long for names. */
const PATIENCE_MS = 1_000;
const PORTALS = 2_000;

/**
 * Remembers each portal's owners: the first question waits a moment for HubSpot, later ones are answered from
 * memory, and what is old is renewed behind their back. While HubSpot is away there are none, or the last known.
 *
 * @param ask asks HubSpot; undefined when it does not tell
 * @param now real time, epoch ms
 */
export function ownerBook(
  ask: (portalId: PortalId) => Promise<readonly HubSpotOwner[] | undefined>,
  now: () => number,
): (portalId: PortalId) => Promise<readonly HubSpotOwner[]> {
  const known = new Map<PortalId, { owners: readonly HubSpotOwner[]; at: number }>();
  const asking = new Map<PortalId, Promise<void>>();

  const renew = (portalId: PortalId): Promise<void> => {
    const under = asking.get(portalId);
    if (under !== undefined) return under;
    const begun = ask(portalId)
      .catch(() => undefined)
      .then((owners) => {
        const before = known.get(portalId)?.owners ?? [];
        asking.delete(portalId);
        known.delete(portalId);
        known.set(
          portalId,
          owners === undefined
            ? { owners: before, at: now() - FRESH_MS + AGAIN_MS }
            : { owners, at: now() },
        );
        const [oldest] = known.keys();
        if (known.size > PORTALS && oldest !== undefined) known.delete(oldest);
      });
    asking.set(portalId, begun);
    return begun;
  };

  return async (portalId) => {
    const before = known.get(portalId);
    if (before === undefined) await Promise.race([renew(portalId), patience()]);
    else if (now() - before.at > FRESH_MS) void renew(portalId);
    return known.get(portalId)?.owners ?? [];
  };
}

const patience = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS).unref();
  });
