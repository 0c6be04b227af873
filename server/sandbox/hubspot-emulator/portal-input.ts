import { isSupportedCountry } from 'libphonenumber-js/max';
import { newPortal } from './portal';
import { portalSwitchesSchema } from './portal-switches';
import type { Owner, PortalState } from './state';

/** How a portal is opened. */
export interface PortalInput {
  /** HubSpot's hub_id. */
  readonly id: number;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Of numbers without a country code, ISO 3166; US when absent. */
  readonly country?: string;
  /** One owner, 70000001, when absent. */
  readonly owners?: readonly (Pick<Owner, 'id' | 'email'> & Partial<Owner>)[];
}

/** @throws when the country is none */
export function openedPortal(input: PortalInput): PortalState {
  const country = input.country ?? 'US';
  if (!isSupportedCountry(country)) throw new Error(`${country} is no country`);
  const owners = input.owners ?? [
    { id: '70000001', email: `owner@portal-${input.id}.example.com` },
  ];
  return newPortal({
    id: input.id,
    name: input.name,
    timeZone: input.timeZone,
    country,
    switches: portalSwitchesSchema.parse({}),
    owners: owners.map((owner, position) => ({
      userId: 60_000_001 + position,
      firstName: 'Sandy',
      lastName: `Owner ${position + 1}`,
      archived: false,
      ...owner,
    })),
  });
}
