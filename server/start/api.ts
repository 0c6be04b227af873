import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { apiRouter, type Refusal } from '../api/api-router';
import type { LiveConfiguration } from '../configuration';
import type { AccessTokens } from '../hubspot/access-token';
import { portalExists } from '../hubspot/portal-directory';
import { inPortal } from '../postgres/portal-scope';
import { mayManage } from '../settings/managers';
import { settingsDoors } from '../settings/settings-doors';
import type { TelnyxAccounts } from '../telnyx/account-store';

export interface ApiSurroundings {
  readonly configuration: LiveConfiguration;
  readonly pool: Pool;
  readonly accounts: TelnyxAccounts;
  readonly tokens: AccessTokens;
  /** Business time, epoch ms. */
  readonly clock: () => number;
  readonly logger: Logger;
}

const NOT_INSTALLED: Refusal = {
  ok: false,
  reason: 'Ringback is not installed in this HubSpot account.',
  cure: 'Ask a super admin to install it from the HubSpot marketplace.',
};

/** Puts the doors of all screens together. */
export function api(parts: ApiSurroundings): Router {
  const { configuration, pool, accounts, tokens, clock, logger } = parts;
  const { publicUrl, hubspot, telnyxApiBase } = configuration;
  return apiRouter({
    doors: settingsDoors({
      pool,
      accounts,
      telnyxApiBase,
      publicUrl,
      newId: randomUUID,
      now: clock,
      inPortal: (portalId, work) => inPortal(pool, portalId, work),
      hubspotApiBase: hubspot.apiBase,
      tokens,
    }),
    publicUrl,
    hubspot,
    closed: async (portalId) => ((await portalExists(pool, portalId)) ? undefined : NOT_INSTALLED),
    mayManage: (user) => inPortal(pool, user.portalId, (tx) => mayManage(tx, user.userId)),
    logger,
  });
}
