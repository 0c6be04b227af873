import type { PortalId } from '../../src/ids';
import type { ContactNames } from '../hubspot/contact-names';
import type { HubSpotOwner } from '../hubspot/owners';
import type { PortalTransaction } from '../postgres/portal-scope';

/** What the doors of the home page work with. */
export interface HomeParts {
  /** Business time, epoch ms. */
  readonly now: () => number;
  readonly inPortal: <T>(
    portalId: PortalId,
    work: (tx: PortalTransaction) => Promise<T>,
  ) => Promise<T>;
  /** The portal's owners, soon enough for a page; empty while HubSpot does not tell. */
  readonly owners: (portalId: PortalId) => Promise<readonly HubSpotOwner[]>;
  readonly contactNames: ContactNames;
}
