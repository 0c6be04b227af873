import type { PortalId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';
import type { Encryption } from '../secrets/encryption';

/** What HubSpot granted a portal; `expiresAt` in epoch ms. Never logged. */
export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

interface GrantRow {
  access_token: string;
  refresh_token: string;
  expires_at: number;
  scopes: string[];
}

const context = (portal: PortalId): string => `hubspot_grant:${portal}`;

/** Reads the grant and locks it until the transaction ends: whoever refreshes does so alone, on any replica. */
export async function lockGrant(
  tx: PortalTransaction,
  encryption: Encryption,
): Promise<Grant | undefined> {
  return readGrant(tx, encryption, 'FOR UPDATE');
}

export async function readGrant(
  tx: PortalTransaction,
  encryption: Encryption,
  lock: '' | 'FOR UPDATE' = '',
): Promise<Grant | undefined> {
  const { rows } = await tx.query<GrantRow>({
    name: lock === '' ? 'read-grant' : 'lock-grant',
    text: `SELECT access_token, refresh_token, expires_at, scopes FROM hubspot_grant WHERE portal_id = $1 ${lock}`,
    values: [tx.portalId],
  });
  const row = rows[0];
  return (
    row && {
      accessToken: encryption.decrypt(row.access_token, context(tx.portalId)),
      refreshToken: encryption.decrypt(row.refresh_token, context(tx.portalId)),
      expiresAt: row.expires_at,
      scopes: row.scopes,
    }
  );
}

/** Stores a grant, encrypted. The portal counts as connected from here on, whatever it was before. */
export async function saveGrant(
  tx: PortalTransaction,
  encryption: Encryption,
  grant: Grant,
  grantedBy: number | undefined,
): Promise<void> {
  await tx.query(
    `INSERT INTO hubspot_grant AS g (portal_id, access_token, refresh_token, expires_at, scopes, granted_by)
     VALUES ($1, $2, $3, to_timestamp($4 / 1000.0), $5, $6)
     ON CONFLICT (portal_id) DO UPDATE
     SET access_token = excluded.access_token, refresh_token = excluded.refresh_token,
         expires_at = excluded.expires_at, scopes = excluded.scopes, granted_by = coalesce(excluded.granted_by, g.granted_by)`,
    [
      tx.portalId,
      encryption.encrypt(grant.accessToken, context(tx.portalId)),
      encryption.encrypt(grant.refreshToken, context(tx.portalId)),
      grant.expiresAt,
      grant.scopes,
      grantedBy ?? null,
    ],
  );
}

/** Opens or reopens the portal with the defaults that suit a newcomer. @param now epoch ms */
export async function connectPortal(tx: PortalTransaction, now: number): Promise<void> {
  // The grant first and the portal second, as a renewal that finds the grant dead does it: else the two
  // could wait for each other.
  await tx.query('SELECT 1 FROM hubspot_grant WHERE portal_id = $1 FOR UPDATE', [tx.portalId]);
  await tx.query(
    `INSERT INTO portal (id, connected_at) VALUES ($1, to_timestamp($2 / 1000.0))
     ON CONFLICT (id) DO UPDATE SET connection = 'connected', disconnected_because = NULL, disconnected_at = NULL,
       erased_at = NULL, erased = NULL, connected_at = excluded.connected_at`,
    [tx.portalId, now],
  );
  await tx.query('INSERT INTO portal_policy (portal_id) VALUES ($1) ON CONFLICT DO NOTHING', [
    tx.portalId,
  ]);
}

/**
 * The grant is dead: its tokens go, and the portal's sending stops until it is installed again.
 *
 * @param now epoch ms
 */
export async function disconnectPortal(
  tx: PortalTransaction,
  because: string,
  now: number,
): Promise<void> {
  await tx.query('DELETE FROM hubspot_grant WHERE portal_id = $1', [tx.portalId]);
  await tx.query(
    `UPDATE portal SET connection = 'disconnected', disconnected_because = $2,
       disconnected_at = coalesce(disconnected_at, to_timestamp($3 / 1000.0))
     WHERE id = $1`,
    [tx.portalId, because, now],
  );
}
