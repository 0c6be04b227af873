import type { PortalSetting } from './activity';
import type { ContactBook } from './contact-book';
import type { HubSpotRequests } from './hubspot-requests';
import type { PortalLease } from './portal-lease';
import type { RecordKind } from './record-kind';
import type { WrittenValues } from './written-values';

/** Everything that one drain of one portal works with. */
export interface PortalSync {
  readonly lease: PortalLease;
  readonly hubspot: HubSpotRequests;
  /** Epoch ms. */
  readonly now: () => number;
  /** Changes when HubSpot turns out to know fewer call statuses. */
  setting: PortalSetting;
  readonly contacts: ContactBook;
  readonly remembered: WrittenValues;
  /** The kinds whose records carry our unique key in this portal; one is taken out when HubSpot says otherwise. */
  readonly keyed: Set<RecordKind>;
  /** Contact properties that this portal has. */
  readonly contactProperties: ReadonlySet<string>;
}
