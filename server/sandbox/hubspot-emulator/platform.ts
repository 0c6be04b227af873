import type { Portal } from './portal';
import type { RateLimit } from './rate-limit';
import type { App } from './state';
import type { Tokens } from './tokens';
import type { WebhookDeliveries } from './webhook-deliveries';
import type { WorkflowRuns } from './workflow-runs';

/** HubSpot as it stands: its apps, its portals, and who may do what. */
export interface Platform {
  /** By client id. */
  readonly apps: Map<string, App>;
  /** By hub_id. */
  readonly portals: Map<number, Portal>;
  readonly tokens: Tokens;
  readonly webhooks: WebhookDeliveries;
  readonly workflows: WorkflowRuns;
  /** Undefined when limits are switched off. */
  readonly limits: { readonly requests: RateLimit; readonly searches: RateLimit } | undefined;
  /** Where HubSpot's screens are played, as an address; the platform's own plain pages when absent. */
  readonly screens: string | undefined;
  /** Business time of record timestamps, epoch ms. */
  readonly now: () => number;
}

/** The portal with this id; for callers that added it. */
export function portalById(platform: Platform, id: number): Portal {
  const portal = platform.portals.get(id);
  if (portal === undefined) throw new Error(`the HubSpot emulator has no portal ${id}`);
  return portal;
}
