import type { Pool } from 'pg';
import type { PortalId } from '../../src/ids';

/** Whether the portal ever installed Ringback. */
export async function portalExists(pool: Pool, portal: PortalId): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT 1 FROM portal WHERE id = $1', [portal]);
  return rowCount === 1;
}

/** Every portal in the directory, with whether it is connected. */
export async function allPortals(
  pool: Pool,
): Promise<{ readonly id: PortalId; readonly disconnectedBecause: string | undefined }[]> {
  const { rows } = await pool.query<{ id: PortalId; disconnected_because: string | null }>(
    'SELECT id, disconnected_because FROM portal ORDER BY id',
  );
  return rows.map((row) => ({
    id: row.id,
    disconnectedBecause: row.disconnected_because ?? undefined,
  }));
}
