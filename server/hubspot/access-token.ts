import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { PortalId } from '../../src/ids';
import type { HubSpotApp } from '../configuration';
import { inPortal } from '../postgres/portal-scope';
import type { Encryption } from '../secrets/encryption';
import { disconnectPortal, type Grant, lockGrant, readGrant, saveGrant } from './grant-store';
import { allPortals } from './portal-directory';
import { refreshEach } from './quiet-grants';
import { refreshGrant } from './token-endpoint';

export type AccessToken =
  | { readonly ok: true; readonly accessToken: string }
  | {
      readonly ok: false;
      readonly because: 'disconnected' | 'hubspot_unavailable' | 'app_credentials_refused';
      readonly detail: string;
    };

export interface AccessTokens {
  /** A token that is good for some minutes. `renew`: HubSpot refused this one, although it should be good. */
  for(portalId: PortalId, renew?: { readonly refused: string }): Promise<AccessToken>;
  /**
   * Renews what nobody used lately, so that an uninstall of a quiet portal is noticed (HubSpot reference 5.4).
   *
   * @throws when HubSpot is away; done again, it goes on with those that are left.
   */
  refreshQuietGrants(): Promise<void>;
  /** HubSpot refuses our own client id or secret: an alarm for the operator, no fault of any portal. */
  appCredentialsRefused(): boolean;
}

/** Renewed this long before they expire: a 401 counts in the app's error rate. */
const AHEAD_MS = 5 * 60 * 1_000;
const ALARM_EVERY_MS = 5 * 60 * 1_000;

export const DISCONNECTED =
  'HubSpot no longer accepts Ringback for this account. Install it again to go on.';

/** Keeps the access tokens of all portals good. Tokens expire in real time, whatever the business's clock says. */
export function accessTokens(parts: {
  readonly pool: Pool;
  readonly encryption: Encryption;
  readonly hubspot: HubSpotApp;
  readonly logger: Logger;
}): AccessTokens {
  const { pool, encryption, hubspot, logger } = parts;
  let appRefused = false;
  let alarmedAt = 0;
  const renewals = new Map<string, Promise<AccessToken>>();

  const alarm = (detail: string): void => {
    appRefused = true;
    if (Date.now() - alarmedAt < ALARM_EVERY_MS) return;
    alarmedAt = Date.now();
    logger.error(
      { detail },
      'HubSpot refuses HUBSPOT_CLIENT_ID or HUBSPOT_CLIENT_SECRET; correct them',
    );
  };

  /** Under the grant's row lock: of many callers on many replicas one asks HubSpot, the others find its answer. */
  const renewLocked = (
    portalId: PortalId,
    good: (grant: Grant) => boolean,
    stillGood: (grant: Grant) => boolean = good,
  ): Promise<AccessToken> =>
    inPortal(pool, portalId, async (tx) => {
      const grant = await lockGrant(tx, encryption);
      if (grant === undefined) return { ok: false, because: 'disconnected', detail: DISCONNECTED };
      if (good(grant)) return { ok: true, accessToken: grant.accessToken };
      const refreshed = await refreshGrant(hubspot, grant, Date.now());
      switch (refreshed.kind) {
        case 'granted':
          appRefused = false;
          await saveGrant(tx, encryption, refreshed.grant, undefined);
          return { ok: true, accessToken: refreshed.grant.accessToken };
        case 'dead':
          logger.warn(
            { portal: portalId, detail: refreshed.detail },
            'the portal took its grant back; it is disconnected',
          );
          await disconnectPortal(tx, DISCONNECTED, Date.now());
          return { ok: false, because: 'disconnected', detail: DISCONNECTED };
        case 'app_refused':
          alarm(refreshed.detail);
          return stillGood(grant)
            ? { ok: true, accessToken: grant.accessToken }
            : { ok: false, because: 'app_credentials_refused', detail: refreshed.detail };
        case 'unavailable':
          return stillGood(grant)
            ? { ok: true, accessToken: grant.accessToken }
            : { ok: false, because: 'hubspot_unavailable', detail: refreshed.detail };
      }
    });

  /** Callers in this process share one renewal and its connection, however long HubSpot takes. */
  const renewShared = (portalId: PortalId, refused: string | undefined): Promise<AccessToken> => {
    const key = `${portalId} ${refused ?? ''}`;
    const underWay = renewals.get(key);
    if (underWay !== undefined) return underWay;
    const unrefused = (grant: Grant): boolean => grant.accessToken !== refused;
    const renewal = renewLocked(
      portalId,
      (grant) => grant.expiresAt - Date.now() > AHEAD_MS && unrefused(grant),
      (grant) => grant.expiresAt > Date.now() && unrefused(grant),
    ).finally(() => renewals.delete(key));
    renewals.set(key, renewal);
    return renewal;
  };

  return {
    for: async (portalId, renew) => {
      const grant = await inPortal(pool, portalId, (tx) => readGrant(tx, encryption));
      return grant !== undefined &&
        grant.expiresAt - Date.now() > AHEAD_MS &&
        grant.accessToken !== renew?.refused
        ? { ok: true, accessToken: grant.accessToken }
        : renewShared(portalId, renew?.refused);
    },
    refreshQuietGrants: async () => {
      const portals = await allPortals(pool);
      await refreshEach(
        portals.filter((portal) => portal.disconnectedBecause === undefined).map(({ id }) => id),
        (id) => renewLocked(id, (grant) => grant.expiresAt > Date.now()),
        logger,
      );
    },
    appCredentialsRefused: () => appRefused,
  };
}
