import type { CountryCode } from '../../src/phone/e164';
import type { PortalTransaction } from '../postgres/portal-scope';

/** What the pages of a portal are told in. */
export interface PortalFacts {
  /** IANA. */
  readonly time_zone: string;
  readonly default_country: CountryCode;
}

/** UTC until HubSpot has told the portal's time zone. */
export async function portalFacts(tx: PortalTransaction): Promise<PortalFacts> {
  const { rows } = await tx.query<PortalFacts>({
    name: 'portal-facts',
    text: `SELECT coalesce(hubspot_schema.time_zone, 'UTC') AS time_zone, policy.default_country
           FROM portal_policy policy LEFT JOIN hubspot_schema USING (portal_id) WHERE policy.portal_id = $1`,
    values: [tx.portalId],
  });
  return rows[0] ?? { time_zone: 'UTC', default_country: 'US' };
}
