import { mkdtempSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../server/postgres/embedded/embedded-postgres';

declare global {
  var ringbackTestPostgres: { stop(): Promise<void>; folder: string } | undefined;
}

/** One PostgreSQL server for the whole test run; each test file makes databases of its own on it. */
export default async function startPostgres(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringback-test-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, { max_connections: '300' });
  process.env['RINGBACK_TEST_DATABASE_SERVER'] = server.url;
  globalThis.ringbackTestPostgres = { stop: server.stop, folder };
}
