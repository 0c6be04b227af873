import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { projectRoot } from '../project-root';
import { SERVER_ROLE } from './pool';

/**
 * Brings a database up to this version: our migrations, then the queue's own. Forward only; safe to run
 * by several starting processes at once (they wait for each other).
 *
 * The connection string must log in somebody who may create roles and schemas; the server itself then
 * works as {@link SERVER_ROLE}.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'ringback migrate',
  });
  await client.connect();
  try {
    // Held for the session, around both sets of migrations.
    await client.query("SELECT pg_advisory_lock(hashtext('ringback migrate'))");
    const { runner } = await import('node-pg-migrate');
    await runner({
      dbClient: client,
      dir: path.join(projectRoot(), 'migrations'),
      direction: 'up',
      migrationsTable: 'migration',
      noLock: true,
      singleTransaction: true,
      log: () => undefined,
      logger: {
        debug: () => undefined,
        info: () => undefined,
        warn: () => undefined,
        error: () => undefined,
      },
    });
    await migrateQueue(client, databaseUrl);
  } finally {
    await client.end();
  }
}

/** The queue's tables belong to the server's role, which may create a schema for just this moment. */
async function migrateQueue(client: Client, databaseUrl: string): Promise<void> {
  const database = client.escapeIdentifier(String(client.database));
  await client.query(`GRANT CREATE ON DATABASE ${database} TO ${SERVER_ROLE}`);
  try {
    const url = new URL(databaseUrl);
    url.searchParams.set('options', `-c role=${SERVER_ROLE}`);
    await runMigrations({ connectionString: url.toString() });
  } finally {
    await client.query(`REVOKE CREATE ON DATABASE ${database} FROM ${SERVER_ROLE}`);
  }
}
