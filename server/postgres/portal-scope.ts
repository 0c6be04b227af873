import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { PortalId } from '../../src/ids';

/**
 * A connection inside a transaction that sees one portal and nothing of any other.
 *
 * Statements run in the order in which they are asked for. What is asked for without waiting in between
 * travels together and is answered together, which costs both ends less than half (pool.ts).
 */
export interface PortalTransaction {
  readonly portalId: PortalId;
  query<Row extends QueryResultRow>(
    sql: QueryConfig | string,
    values?: unknown[],
  ): Promise<QueryResult<Row>>;
  /** A change whose answer decides nothing: nobody waits for it, and if it fails the transaction fails. */
  write(sql: QueryConfig): void;
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
  let usable = false;
  try {
    return await transact(client, portalId, work, () => {
      usable = true;
    });
  } finally {
    client.release(!usable);
  }
}

/**
 * The same on a connection that its caller keeps.
 *
 * @param over told when the transaction is over, one way or the other, and the connection can be used again
 */
export async function transact<T>(
  client: PoolClient,
  portalId: PortalId,
  work: (tx: PortalTransaction) => Promise<T>,
  over: () => void = () => undefined,
): Promise<T> {
  const written: Promise<unknown>[] = [];
  let firstFailure: Error | undefined;
  const write = (sql: QueryConfig | string): void => {
    const answer = client.query(sql);
    answer.catch((error: Error) => {
      firstFailure ??= error;
    });
    written.push(answer);
  };
  try {
    // Portal ids are digits only by construction, so the setting can ride in the same round trip as BEGIN.
    write(`BEGIN; SET LOCAL ringback.portals = '${portalId}'`);
    const result = await work({
      portalId,
      query: (sql, values) => client.query(sql, values),
      write,
    });
    // After a statement that failed PostgreSQL takes this for ROLLBACK, and the statement's error is thrown.
    write('COMMIT');
    await Promise.all(written);
    over();
    return result;
  } catch (error) {
    await client.query('ROLLBACK').then(over, () => undefined);
    // What came after a failed change failed because of it.
    throw firstFailure ?? error;
  }
}
