import type { PortalTransaction } from '../postgres/portal-scope';

/** Telnyx refuses the portal's key: its texts stop until an account is connected anew. */
export async function refuseKey(tx: PortalTransaction, because: string): Promise<void> {
  await tx.query('UPDATE telnyx_account SET key_refused_because = $2 WHERE portal_id = $1', [
    tx.portalId,
    because,
  ]);
}
