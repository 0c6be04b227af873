import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '../../server/postgres/embedded/embedded-postgres';
import { projectRoot } from '../../server/project-root';

declare global {
  var ringbackTestPostgres: { stop(): Promise<void>; folder: string } | undefined;
}

/**
 * Builds the program, so that the tests run what `npm start` runs, and starts one PostgreSQL server for the
 * whole test run; each test file makes databases of its own on it.
 */
export default async function setUp(): Promise<void> {
  await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: projectRoot() });
  const folder = mkdtempSync(path.join(tmpdir(), 'ringback-test-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, { max_connections: '300' });
  process.env['RINGBACK_TEST_DATABASE_SERVER'] = server.url;
  globalThis.ringbackTestPostgres = { stop: server.stop, folder };
}
