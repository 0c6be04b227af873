import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user that PostgreSQL's programs run as; empty when the current one will do. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** PostgreSQL refuses to run as root, so for root this finds or makes the system user `postgres`. */
export async function unprivilegedUser(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  const known = await idsOfPostgres();
  if (known !== undefined) return known;
  await run('groupadd', ['-f', '--system', 'postgres']);
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  const made = await idsOfPostgres();
  if (made === undefined) {
    throw new Error(
      'PostgreSQL does not run as root, and the user "postgres" could not be made. Start Ringback as an ordinary user, or set DATABASE_URL.',
    );
  }
  return made;
}

async function idsOfPostgres(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([
      run('id', ['-u', 'postgres']),
      run('id', ['-g', 'postgres']),
    ]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
