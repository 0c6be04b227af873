import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartProblem } from './listen';

/**
 * Claims the state folder for this process: two Ringbacks with one embedded database and one sandbox
 * memory would pull the rug from under each other.
 *
 * @returns how to let go of it. A killed process's claim is void.
 * @throws StartProblem when another one is running here.
 */
export function claimFolder(folder: string): () => void {
  const file = path.join(folder, 'running.pid');
  mkdirSync(folder, { recursive: true });
  const holder = readHolder(file);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new StartProblem(
      `Ringback is running here already, as process ${holder}. Stop that one first. (If no such program runs, delete ${file}.)`,
    );
  }
  writeFileSync(file, `${process.pid}\n`);
  return () => rmSync(file, { force: true });
}

function readHolder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Killed, and only its parent has not noticed yet. Linux tells; elsewhere nobody is taken for one. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
