import type { Pool, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { PortalId } from '../../src/ids';

/** A connection inside a transaction that sees one portal and nothing of any other. */
export interface PortalTransaction {
  readonly portalId: PortalId;
  query<Row extends QueryResultRow>(
    sql: QueryConfig | string,
    values?: unknown[],
  ): Promise<QueryResult<Row>>;
}

/**
 * Runs `work` in one transaction scoped to a portal: row-level security shows it that portal's rows only.
 * Commits when `work` resolves; rolls back and rethrows when it throws.
 */
export async function inPortal<T>(
  pool: Pool,
  portalId: PortalId,
  work: (tx: PortalTransaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    // Portal ids are digits only by construction, so the setting can ride in the same round trip as BEGIN.
    await client.query(`BEGIN; SET LOCAL ringback.portals = '${portalId}'`);
    const result = await work({
      portalId,
      query: (sql, values) => client.query(sql, values),
    });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
