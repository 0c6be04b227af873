import type { CountryCode } from '../../../src/phone/e164';
import type { PortalTransaction } from '../../postgres/portal-scope';

/** HubSpot's property values are strings, all of them. */
export type Properties = Readonly<Record<string, string>>;

/** What an activity should hold in HubSpot, computed from our own tables. */
export interface ActivityValues {
  /** Whose it is when the contact has no owner: a HubSpot owner id. */
  readonly lineOwnerId: string | undefined;
  /** With `hubspot_owner_id` when a person gave it to somebody, whoever owns the contact. */
  readonly properties: Properties;
  /** What a portal with rules of its own may still accept. */
  readonly minimal: Properties;
  /** Properties whose values tell this activity from the others of a contact when there is no key of ours. */
  readonly fingerprint: Properties;
}

/** What holds for all records of a portal. */
export interface PortalSetting {
  /** For numbers typed without a country code. */
  readonly homeCountry: CountryCode;
  /** IANA; for lines that were removed. */
  readonly timeZone: string;
  readonly missedStatus: 'MISSED' | 'NO_ANSWER';
}

/**
 * Computes the values of activities of one kind as things stand now. An activity that is missing from the
 * answer has nothing to log: it is gone, or not that far yet.
 */
export type ComputeActivities = (
  tx: PortalTransaction,
  localIds: readonly string[],
  portal: PortalSetting,
) => Promise<ReadonlyMap<string, ActivityValues>>;
