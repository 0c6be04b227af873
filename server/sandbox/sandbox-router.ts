import path from 'node:path';
import { Router } from 'express';
import type { Pool } from 'pg';
import { projectRoot } from '../project-root';
import type { BusinessClock } from './business-clock';
import { clockRoutes } from './clock-routes';
import type { HubSpotEmulator } from './hubspot-emulator/hubspot-emulator';
import { hubspotRoutes } from './hubspot-routes';
import { phoneRoutes } from './preview/phone-routes';
import { previewRoutes } from './preview/preview-routes';
import { telnyxPortalRoutes } from './preview/telnyx-portal-routes';
import { sandboxRoutes } from './sandbox-routes';
import { lineNames, SANDBOX, telnyxAccounts } from './set-up';
import { shiftJobs } from './shift-jobs';
import type { TelnyxEmulator } from './telnyx-emulator/telnyx-emulator';

export interface SandboxRouterParts {
  readonly telnyx: TelnyxEmulator;
  readonly hubspot: HubSpotEmulator;
  readonly clock: BusinessClock;
  readonly publicUrl: string;
  /** Where the sandbox keeps its data. */
  readonly folder: string;
  readonly pool: Pool;
}

/** Everything below `/sandbox`: the pages with the phone, and the switches of both platforms. */
export function sandboxRouter(parts: SandboxRouterParts): Router {
  const { telnyx, hubspot, clock, publicUrl, pool } = parts;
  const portalId = SANDBOX.portal.id;
  return Router().use(
    previewRoutes({
      project: projectRoot(),
      buildAhead: true,
      buildFolder: path.join(parts.folder, 'extensions'),
      hubspot,
      clock,
      publicUrl,
      app: SANDBOX.app,
    }),
    phoneRoutes({ telnyx, clock, people: SANDBOX.people, lineNames: lineNames() }),
    telnyxPortalRoutes({ telnyx, accounts: telnyxAccounts() }),
    clockRoutes({ clock, shiftJobs: (byMs) => shiftJobs(pool, byMs) }),
    hubspotRoutes({ hubspot, portalId, publicUrl }),
    sandboxRoutes({ telnyx, hubspot, portalId, clock }),
  );
}
