import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../postgres/embedded/embedded-postgres';
import { projectRoot } from '../project-root';

/** Where everything lives that Ringback keeps without being told of a database: `.ringback/`. */
export function stateFolder(): string {
  return path.join(projectRoot(), '.ringback');
}

/** The PostgreSQL of this folder; one that runs already is taken over. */
export async function ownPostgres(folder = stateFolder()): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres(path.join(folder, 'postgres'), { max_connections: '200' });
}

/** The sandbox's own encryption key, made on first use. A live start insists on ENCRYPTION_KEYS. */
export async function ownEncryptionKeys(folder = stateFolder()): Promise<string> {
  const file = path.join(folder, 'encryption-keys');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return known.trim();
  const made = `sandbox:${randomBytes(32).toString('base64')}`;
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}
