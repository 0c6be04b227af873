import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../server/postgres/migrate';

export interface TestDatabase {
  /** Connection string of the administrator, as DATABASE_URL would be. */
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database. Drop it when the test file is done.
 *
 * @param server the test run's own PostgreSQL server, unless a test file has one of its own
 */
export async function testDatabase(
  server = process.env['RINGBACK_TEST_DATABASE_SERVER'],
): Promise<TestDatabase> {
  if (server === undefined)
    throw new Error('The test run has no PostgreSQL server: run jest with its configuration.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.toString());
  return {
    url: url.toString(),
    drop: () => asAdministrator(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asAdministrator(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
