import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { type PostgresBinaries, postgresBinaries } from './binaries';
import { type RunAs, unprivilegedUser } from './unprivileged-user';

const run = promisify(execFile);

export interface EmbeddedPostgres {
  /** Connection string of the database server's administrator, database `postgres`. */
  readonly url: string;
  /** It was running already: somebody else is using it. */
  readonly tookOver: boolean;
  stop(): Promise<void>;
  /** Stops and starts again on the same port, as an administrator would: for tests of outages. */
  restart(): Promise<void>;
}

/**
 * A real PostgreSQL server with its data in `folder`, reachable from this machine only.
 *
 * The first start makes the data folder (about a second). The server is a process of its own, out of
 * reach of the terminal's Ctrl-C, so that Ringback can stop first; one that outlived a killed Ringback
 * is taken over as it is.
 *
 * @param settings server settings, such as `{ max_connections: '200' }`
 * @throws with a cure when the folder cannot be used or the server does not start.
 */
export async function startEmbeddedPostgres(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const runAs = await unprivilegedUser();
  await mkdir(folder, { recursive: true });
  const binaries = await postgresBinaries(folder);
  const cluster = new Cluster(folder, binaries, runAs, settings);
  await cluster.initialise();
  const tookOver = await cluster.start();
  return {
    url: cluster.url,
    tookOver,
    stop: () => cluster.stop(),
    restart: async () => {
      await cluster.stop();
      await cluster.start();
    },
  };
}

class Cluster {
  private readonly data: string;
  private readonly passwordFile: string;
  private password = '';
  private port = 0;

  constructor(
    private readonly folder: string,
    private readonly binaries: PostgresBinaries,
    private readonly runAs: RunAs,
    private readonly settings: Readonly<Record<string, string>>,
  ) {
    this.data = path.join(folder, 'data');
    this.passwordFile = path.join(folder, 'password');
  }

  get url(): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${this.port}/postgres`;
  }

  async initialise(): Promise<void> {
    const known = await readFile(this.passwordFile, 'utf8').catch(() => undefined);
    const complete = await readFile(path.join(this.data, 'PG_VERSION'), 'utf8').catch(
      () => undefined,
    );
    if (known !== undefined && complete !== undefined) {
      this.password = known.trim();
      return;
    }
    // A first start that was cut off leaves half a folder behind: begin again.
    await rm(this.data, { recursive: true, force: true });
    await mkdir(this.data, { recursive: true, mode: 0o700 });
    this.password = randomBytes(24).toString('base64url');
    await writeFile(this.passwordFile, `${this.password}\n`, { mode: 0o600 });
    if ('uid' in this.runAs) {
      await chown(this.data, this.runAs.uid, this.runAs.gid);
      await chown(this.passwordFile, this.runAs.uid, this.runAs.gid);
    }
    await this.program(this.binaries.initdb, [
      `--pgdata=${this.data}`,
      '--username=postgres',
      `--pwfile=${this.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--no-instructions',
    ]);
  }

  /** @returns whether it was running already. */
  async start(): Promise<boolean> {
    const running = await this.runningPort();
    if (running !== undefined) {
      this.port = running;
      return true;
    }
    if (this.port === 0) this.port = await freePort();
    const options = Object.entries({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      ...this.settings,
    }).map(([name, value]) => `-c ${name}='${value}'`);
    await this.program(this.binaries.pgCtl, [
      'start',
      '--wait',
      '--silent',
      `--pgdata=${this.data}`,
      `--log=${path.join(this.data, 'server.log')}`,
      `--options=-p ${this.port} ${options.join(' ')}`,
    ]);
    return false;
  }

  async stop(): Promise<void> {
    if ((await this.runningPort()) === undefined) return;
    await this.program(this.binaries.pgCtl, [
      'stop',
      '--wait',
      '--silent',
      '--mode=fast',
      `--pgdata=${this.data}`,
    ]);
  }

  /** @returns the port of a server that runs on this data folder already, else undefined. */
  private async runningPort(): Promise<number | undefined> {
    const alive = await this.program(this.binaries.pgCtl, ['status', `--pgdata=${this.data}`]).then(
      () => true,
      () => false,
    );
    if (!alive) return undefined;
    const lines = (await readFile(path.join(this.data, 'postmaster.pid'), 'utf8')).split('\n');
    return Number(lines[3]);
  }

  private async program(file: string, parameters: string[]): Promise<void> {
    // The server inherits what its starter has open; only a closed standard output lets the starter return.
    await run(file, parameters, {
      ...this.runAs,
      cwd: this.folder,
      env: { ...process.env, ...this.binaries.environment },
    }).catch((error: unknown) => {
      throw new Error(
        `The embedded PostgreSQL could not run ${path.basename(file)} in ${this.folder}: ${error instanceof Error ? error.message.trim() : String(error)}\n` +
          'Check that this folder and those above it may be entered by other users, or set DATABASE_URL to a PostgreSQL of your own.',
      );
    });
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
