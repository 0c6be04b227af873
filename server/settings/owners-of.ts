import type { Answer } from '../../src/api/answer';
import type { PortalId } from '../../src/ids';
import { HubSpotInterruption } from '../hubspot/interruption';
import { type HubSpotOwner, hubspotOwners } from '../hubspot/owners';
import { refusal } from './refusals';
import type { SettingsParts } from './settings-parts';

/** The HubSpot owners of a portal, as HubSpot lists them now. */
export async function ownersOf(
  parts: Pick<SettingsParts, 'tokens' | 'hubspotApiBase'>,
  portal: PortalId,
): Promise<Answer<readonly HubSpotOwner[]>> {
  const token = await parts.tokens.for(portal);
  if (!token.ok) return refusal(token.detail, 'Everything else here still works.');
  try {
    const owners = await hubspotOwners({
      apiBase: parts.hubspotApiBase,
      accessToken: token.accessToken,
    });
    return owners === undefined
      ? refusal(
          'HubSpot does not let Ringback read its users.',
          'Install Ringback again and grant every permission it asks for.',
        )
      : { ok: true, value: owners };
  } catch (error) {
    if (!(error instanceof HubSpotInterruption)) throw error;
    return refusal('HubSpot does not answer right now.', 'Try again in a minute.');
  }
}
