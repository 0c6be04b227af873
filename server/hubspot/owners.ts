import { refusalOrInterruption } from './interruption';
import { typedHubSpotClient } from './typed-client';

/** A HubSpot owner: whom records and tasks belong to. The id is not the user's id. */
export interface HubSpotOwner {
  readonly id: string;
  /** undefined: a former user. */
  readonly userId: string | undefined;
  readonly name: string;
  readonly email: string;
}

/** As many as HubSpot gives in one page; more than that are found by no picker anyway. */
const PAGE = 500;

/**
 * The account's active owners, by name.
 *
 * @returns undefined when HubSpot refuses to tell.
 * @throws HubSpotInterruption when HubSpot is away.
 */
export async function hubspotOwners(from: {
  readonly apiBase: string;
  readonly accessToken: string;
}): Promise<readonly HubSpotOwner[] | undefined> {
  try {
    const page = await typedHubSpotClient(from).crm.owners.ownersApi.getPage(
      undefined,
      undefined,
      PAGE,
      false,
    );
    return page.results
      .map((owner) => ({
        id: owner.id,
        userId: owner.userId === undefined ? undefined : String(owner.userId),
        name: [owner.firstName, owner.lastName].filter(Boolean).join(' ') || (owner.email ?? ''),
        email: owner.email ?? '',
      }))
      .sort((one, other) => one.name.localeCompare(other.name));
  } catch (error) {
    refusalOrInterruption(error);
    return undefined;
  }
}
