import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';

/** The kernel counts in this unit on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/**
 * CPU seconds that the whole PostgreSQL server has used, those of ended connections included.
 *
 * @returns undefined where the kernel does not tell (only Linux does, under /proc).
 */
export async function postgresCpuSeconds(db: Pool): Promise<number | undefined> {
  const { rows } = await db.query<{ file: string }>(
    "SELECT pg_read_file('postmaster.pid') AS file",
  );
  const postmaster = rows[0]?.file.split('\n')[0] ?? '';
  const stats = await Promise.all((await readdir('/proc').catch(() => [])).map(readStat));
  const counted = stats.flatMap((stat) => {
    if (stat?.pid === postmaster) return [stat.own + stat.ended];
    return stat?.parent === postmaster ? [stat.own] : [];
  });
  if (counted.length === 0) return undefined;
  return counted.reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND;
}

interface Stat {
  readonly pid: string;
  readonly parent: string | undefined;
  /** Ticks of this process, and of its children that have ended. */
  readonly own: number;
  readonly ended: number;
}

/** Reads /proc/PID/stat; undefined for what is no process or is gone by now. */
async function readStat(pid: string): Promise<Stat | undefined> {
  if (!/^[0-9]+$/.test(pid)) return undefined;
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (line === undefined) return undefined;
  // The name in parentheses may hold spaces; the numbered fields go on behind it, from the third.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  return { pid, parent: fields[1], own: field(14) + field(15), ended: field(16) + field(17) };
}
