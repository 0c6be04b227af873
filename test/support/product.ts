import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { projectRoot } from '../../server/project-root';
import { eventually } from './eventually';

/** Half a second on a machine with nothing else to do; tests start many at once. */
const START_MS = 60_000;
const PROGRAM = path.join(projectRoot(), 'dist', 'ringback.js');

/** The product, however it runs. */
export interface RunningProduct {
  readonly url: string;
  /** In good order, as when a supervisor sends SIGTERM. */
  stop(): Promise<void>;
  /** Runs the operator's command line; resolves with the JSON of its last line. */
  operate(...parameters: string[]): Promise<Record<string, unknown>>;
}

/** The product as `npm start` runs it live, in a process of its own. */
export interface Product extends RunningProduct {
  readonly environment: Readonly<Record<string, string>>;
  /** What it printed so far. */
  output(): string;
  /** SIGKILL: no goodbye. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and database; resolves when it is ready. */
  start(): Promise<void>;
}

/** Starts the product and waits until it is ready. */
export async function startProduct(
  environment: Readonly<Record<string, string>>,
): Promise<Product> {
  const port = await freePort();
  const full = {
    PATH: process.env['PATH'] ?? '',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'warn',
    ...environment,
  };
  let child: ChildProcess | undefined;
  let printed = '';

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, ['--enable-source-maps', PROGRAM], {
      env: full,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const listen = (chunk: Buffer): void => {
      printed += chunk.toString();
    };
    started.stdout.on('data', listen);
    started.stderr.on('data', listen);
    await eventually(
      'the product is ready',
      async () => {
        if (started.exitCode !== null) throw new Error(`it ended: ${printed}`);
        return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
      },
      START_MS,
    );
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    ending.kill(signal);
    await gone;
  };

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    environment: full,
    output: () => printed,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start,
    operate: operatorOf(full),
  };
}

/** The operator's command line, on the database of this environment. */
export function operatorOf(
  environment: Readonly<Record<string, string>>,
): RunningProduct['operate'] {
  return (...parameters) =>
    new Promise((resolve, reject) => {
      execFile(
        process.execPath,
        [PROGRAM, 'operate', ...parameters],
        { env: environment },
        (error, stdout) => {
          const last = stdout.trim().split('\n').at(-1) ?? '';
          try {
            resolve(JSON.parse(last) as Record<string, unknown>);
          } catch {
            reject(error ?? new Error(`The last line is no JSON: ${stdout}`));
          }
        },
      );
    });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
