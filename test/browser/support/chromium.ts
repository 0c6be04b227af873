import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A browser to start, and what it needs around it. */
export interface Chromium {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The Chromium that comes as an npm package, with its libraries and fonts, so that a fresh machine needs nothing
 * else and pictures look alike everywhere. Unpacked once for each version, 2 s. `CHROMIUM_PATH` names another.
 *
 * @throws with the cure when the package has none for this machine
 */
export async function chromium(): Promise<Chromium> {
  const own = process.env['CHROMIUM_PATH'];
  if (own !== undefined && own !== '') return { program: own, environment: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Set CHROMIUM_PATH to a Chromium: the one from npm runs on Linux x64 only.');
  const folder = path.join(tmpdir(), `ringback-chromium-${packageVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    program: path.join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
      HOME: folder,
    },
  };
}

function packageVersion(): string {
  const main = require.resolve('@sparticuz/chromium');
  const packageFile = path.join(main, '..', '..', '..', 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8')))
    .version;
}

/** Two that begin together both unpack, and whoever is done first wins: a folder is there whole or not at all. */
async function unpackInto(folder: string): Promise<void> {
  const begun = await mkdtemp(`${folder}-`);
  // The package unpacks into the temporary folder, its libraries only where it believes to be in a cloud.
  await promisify(execFile)(
    process.execPath,
    ['-e', "require('@sparticuz/chromium').executablePath()"],
    {
      cwd: __dirname,
      env: {
        PATH: process.env['PATH'] ?? '',
        TMPDIR: begun,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
      },
    },
  );
  // Its own list of font folders names places that exist only there.
  await writeFile(
    path.join(begun, 'fonts', 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts/cache</cachedir></fontconfig>`,
  );
  try {
    await rename(begun, folder);
  } catch (error) {
    await rm(begun, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
