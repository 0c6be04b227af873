import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../server/project-root';

/** A program of the benchmark in a process of its own, so that it takes no time from whoever measures. */
export interface ChildProgram {
  readonly url: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a program that tells its port as soon as it can be asked. @throws when it ends before. */
export async function startChild(
  name: 'floor' | 'minimal-pipeline' | 'hubspot-process',
  environment: Readonly<Record<string, string>>,
): Promise<ChildProgram> {
  const child = fork(path.join(projectRoot(), 'dist', 'bench', `${name}.js`), [], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (said) => resolve(Number(said)));
    void gone.then(() => reject(new Error(`${name} ended before it was ready`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    stop: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
