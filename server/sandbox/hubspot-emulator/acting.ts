import type { Platform } from './platform';
import type { Portal } from './portal';
import type { ChangeSource } from './webhook-subscriptions';

/** A person in HubSpot's own pages. */
export const BY_HAND: ChangeSource = { changeSource: 'CRM_UI', sourceId: 'userId:60000001' };

/** An app through the API. */
export function byApp(appId: number | undefined): ChangeSource {
  return { changeSource: 'INTEGRATION', sourceId: String(appId ?? '') };
}

/** Runs what somebody does in a portal and tells the apps that listen what changed by it. */
export function acting<T>(
  platform: Platform,
  portal: Portal,
  source: ChangeSource,
  work: () => T,
): T {
  const { result, changes } = portal.changes.during(work);
  platform.webhooks.publish(portal, changes, source);
  return result;
}
