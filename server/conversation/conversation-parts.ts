import type { PortalId } from '../../src/ids';
import type { HandlerParts } from '../handler-parts';
import type { HubSpotOwner } from '../hubspot/owners';
import type { ContactPhones } from './contact-phones';

/** What the doors of the record card work with. */
export interface ConversationParts extends Omit<HandlerParts, 'newId'> {
  readonly newId: () => string;
  /** The portal's owners, soon enough for a card; empty while HubSpot does not tell. */
  readonly owners: (portalId: PortalId) => Promise<readonly HubSpotOwner[]>;
  readonly contactPhones: ContactPhones;
}
