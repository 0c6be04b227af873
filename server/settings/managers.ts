import type { PortalTransaction } from '../postgres/portal-scope';

interface Manager {
  /** HubSpot's. */
  readonly userId: string;
  readonly email: string;
}

/** Whether a HubSpot user may change settings: the one who installed the app, and whom a manager added. */
export async function mayManage(tx: PortalTransaction, userId: string): Promise<boolean> {
  if (!/^[1-9][0-9]{0,17}$/.test(userId)) return false;
  const { rows } = await tx.query<{ may: boolean }>({
    name: 'may-manage',
    text: `SELECT EXISTS (SELECT 1 FROM hubspot_grant WHERE portal_id = $1 AND granted_by = $2)
               OR EXISTS (SELECT 1 FROM portal_manager WHERE portal_id = $1 AND user_id = $2) AS may`,
    values: [tx.portalId, userId],
  });
  return rows[0]?.may ?? false;
}

/** The HubSpot user who installed the app; undefined when HubSpot did not tell. */
export async function installer(tx: PortalTransaction): Promise<string | undefined> {
  const { rows } = await tx.query<{ granted_by: string | null }>(
    'SELECT granted_by FROM hubspot_grant WHERE portal_id = $1',
    [tx.portalId],
  );
  return rows[0]?.granted_by === null ? undefined : rows[0]?.granted_by;
}

/** Whom managers added, by email. */
export async function addedManagers(tx: PortalTransaction): Promise<readonly Manager[]> {
  const { rows } = await tx.query<{ user_id: string; email: string }>(
    'SELECT user_id, email FROM portal_manager WHERE portal_id = $1 ORDER BY email',
    [tx.portalId],
  );
  return rows.map((row) => ({ userId: String(row.user_id), email: row.email }));
}

/** @param at epoch ms @returns false when the user was added before */
export async function addManager(
  tx: PortalTransaction,
  manager: Manager,
  by: { readonly email: string; readonly at: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO portal_manager (portal_id, user_id, email, added_by, added_at)
     VALUES ($1, $2, $3, $4, to_timestamp($5 / 1000.0)) ON CONFLICT DO NOTHING`,
    [tx.portalId, manager.userId, manager.email, by.email, by.at],
  );
  return rowCount === 1;
}

/** @returns the email of the one removed; undefined when the user was none */
export async function removeManager(
  tx: PortalTransaction,
  userId: string,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ email: string }>(
    'DELETE FROM portal_manager WHERE portal_id = $1 AND user_id = $2 RETURNING email',
    [tx.portalId, userId],
  );
  return rows[0]?.email;
}
