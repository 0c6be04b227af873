import { z } from 'zod';
import { type PortalId, portalId } from '../../src/ids';
import { API_VERSION } from '../hubspot/dated-paths';
import { connectPortal, saveGrant } from '../hubspot/grant-store';
import { missingProperties, setUpProperties } from '../hubspot/property-setup';
import { saveSchema } from '../hubspot/schema-store';
import { typedHubSpotClient } from '../hubspot/typed-client';
import { enqueueSync } from '../jobs/enqueue';
import { inPortal } from '../postgres/portal-scope';
import type { InstallParts } from './install-parts';

/** What HubSpot granted, as its token endpoint answered it. */
export interface GrantedInstall {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly hub_id: string;
  readonly user_id?: number | undefined;
  readonly scopes: string[];
}

const DETAILS_TIMEOUT_MS = 10_000;
const detailsSchema = z.looseObject({ timeZone: z.string() });

/**
 * Stores the grant and makes our properties in the portal. The grant comes last of what can fail, so that a
 * portal counts as connected only when everything is in place; done again, it changes only what changed.
 *
 * @throws when HubSpot or the database cannot be reached; nothing is installed then.
 */
export async function completeInstall(
  parts: InstallParts,
  granted: GrantedInstall,
): Promise<{ readonly portalId: PortalId; readonly missing: string[] }> {
  const portal = portalId(granted.hub_id);
  if (portal === undefined) throw new Error('HubSpot named no account.');
  const { apiBase } = parts.configuration.hubspot;
  const hubspot = typedHubSpotClient({ apiBase, accessToken: granted.access_token });
  const properties = await setUpProperties(hubspot);
  const timeZone = await accountTimeZone(apiBase, granted.access_token);
  await inPortal(parts.pool, portal, async (tx) => {
    await connectPortal(tx, parts.clock());
    await saveSchema(tx, { properties, timeZone, checkedAt: parts.clock() });
    await saveGrant(
      tx,
      parts.encryption,
      {
        accessToken: granted.access_token,
        refreshToken: granted.refresh_token,
        expiresAt: Date.now() + granted.expires_in * 1_000,
        scopes: granted.scopes,
      },
      granted.user_id,
    );
  });
  // What happened while the portal was disconnected is written now.
  await enqueueSync(parts.pool, [portal]);
  parts.logger.info({ portal }, 'a portal installed Ringback');
  return { portalId: portal, missing: missingProperties(properties) };
}

/** The SDK has no method for the account's details. */
async function accountTimeZone(apiBase: string, accessToken: string): Promise<string> {
  const answer = await fetch(`${apiBase}/account-info/${API_VERSION}/details`, {
    headers: { authorization: `Bearer ${accessToken}` },
    signal: AbortSignal.timeout(DETAILS_TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`HubSpot answered ${answer.status} to the account’s details.`);
  return detailsSchema.parse(await answer.json()).timeZone;
}
