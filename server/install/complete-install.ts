import { accountTimeZone } from '../hubspot/account-time-zone';
import { connectPortal, saveGrant } from '../hubspot/grant-store';
import { HubSpotInterruption } from '../hubspot/interruption';
import { missingProperties, setUpProperties } from '../hubspot/property-setup';
import { saveSchema } from '../hubspot/schema-store';
import type { NewGrant } from '../hubspot/token-endpoint';
import { typedHubSpotClient } from '../hubspot/typed-client';
import { enqueueSync } from '../jobs/enqueue';
import { inPortal } from '../postgres/portal-scope';
import type { InstallParts } from './install-parts';

/** `missing`: what HubSpot did not let us create, in sentences. */
export type Installed =
  | { readonly ok: true; readonly missing: string[] }
  | { readonly ok: false; readonly because: 'hubspot_away' };

/**
 * Makes our properties in the portal, then stores the grant, so that a portal counts as connected only when
 * everything is in place. Done again, it changes only what changed: that is how a reinstall heals.
 *
 * @throws when the database cannot be reached; nothing is installed then.
 */
export async function completeInstall(parts: InstallParts, granted: NewGrant): Promise<Installed> {
  const { portalId: portal, grant } = granted;
  const found = await prepareHubSpot(parts, grant.accessToken);
  if (found === undefined) return { ok: false, because: 'hubspot_away' };
  await inPortal(parts.pool, portal, async (tx) => {
    await connectPortal(tx, parts.clock());
    await saveSchema(tx, { ...found, checkedAt: parts.clock() });
    await saveGrant(tx, parts.encryption, grant, granted.grantedBy);
    // What happened while the portal was disconnected is written now.
    await enqueueSync(tx, [portal]);
  });
  parts.logger.info({ portal }, 'a portal installed Ringback');
  return { ok: true, missing: missingProperties(found.properties) };
}

/** @returns undefined when HubSpot went away on the way. */
async function prepareHubSpot(
  { configuration, logger }: InstallParts,
  accessToken: string,
): Promise<Omit<Parameters<typeof saveSchema>[1], 'checkedAt'> | undefined> {
  const { apiBase } = configuration.hubspot;
  try {
    const properties = await setUpProperties(typedHubSpotClient({ apiBase, accessToken }));
    return { properties, timeZone: await accountTimeZone(apiBase, accessToken) };
  } catch (error) {
    if (!(error instanceof HubSpotInterruption)) throw error;
    logger.warn({ failure: error.failure }, 'HubSpot went away during an install');
    return undefined;
  }
}
