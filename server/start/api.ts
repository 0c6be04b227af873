import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { PortalId } from '../../src/ids';
import { apiRouter, type Refusal } from '../api/api-router';
import { exportRoute } from '../call-log/export-route';
import type { LiveConfiguration } from '../configuration';
import { contactPhones } from '../conversation/contact-phones';
import { conversationDoors } from '../conversation/conversation-doors';
import { ownerBook } from '../conversation/owner-book';
import { homeDoors } from '../home/home-doors';
import type { AccessTokens } from '../hubspot/access-token';
import { contactNames } from '../hubspot/contact-names';
import { portalExists } from '../hubspot/portal-directory';
import { inPortal, type PortalTransaction } from '../postgres/portal-scope';
import type { Encryption } from '../secrets/encryption';
import { mayManage } from '../settings/managers';
import { ownersOf } from '../settings/owners-of';
import { settingsDoors } from '../settings/settings-doors';
import type { TelnyxAccounts } from '../telnyx/account-store';

export interface ApiSurroundings {
  readonly configuration: LiveConfiguration;
  readonly pool: Pool;
  readonly accounts: TelnyxAccounts;
  readonly tokens: AccessTokens;
  readonly encryption: Encryption;
  /** Business time, epoch ms. */
  readonly clock: () => number;
  readonly logger: Logger;
}

const NOT_INSTALLED: Refusal = {
  ok: false,
  reason: 'Ringback is not installed in this HubSpot account.',
  cure: 'Ask a super admin to install it from the HubSpot marketplace.',
};

/** Puts the doors of all screens together, and what their links lead to. */
export function api(parts: ApiSurroundings): Router {
  const { configuration, pool, accounts, tokens, encryption, clock, logger } = parts;
  const { publicUrl, hubspot, telnyxApiBase } = configuration;
  const ofHubSpot = { hubspotApiBase: hubspot.apiBase, tokens };
  const common = {
    newId: randomUUID,
    now: clock,
    inPortal: <T>(portalId: PortalId, work: (tx: PortalTransaction) => Promise<T>) =>
      inPortal(pool, portalId, work),
  };
  const owners = ownerBook(async (portalId) => {
    const owners = await ownersOf(ofHubSpot, portalId);
    return owners.ok ? owners.value : undefined;
  }, Date.now);
  const home = {
    ...common,
    owners,
    contactNames: contactNames({ ...ofHubSpot, now: Date.now }),
    publicUrl,
    encryption,
  };
  const doors = apiRouter({
    doors: [
      ...conversationDoors({ ...common, owners, contactPhones: contactPhones(ofHubSpot) }),
      ...homeDoors(home),
      ...settingsDoors({ ...common, ...ofHubSpot, pool, accounts, telnyxApiBase, publicUrl }),
    ],
    publicUrl,
    hubspot,
    closed: async (portalId) => ((await portalExists(pool, portalId)) ? undefined : NOT_INSTALLED),
    mayManage: (user) => inPortal(pool, user.portalId, (tx) => mayManage(tx, user.userId)),
    logger,
  });
  return Router().use(doors, exportRoute({ ...home, logger }));
}
