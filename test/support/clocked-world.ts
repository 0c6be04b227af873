import { readLiveConfiguration } from '../../server/configuration';
import { createLogger } from '../../server/operations/logger';
import { BusinessClock } from '../../server/sandbox/business-clock';
import { shiftJobs } from '../../server/sandbox/shift-jobs';
import { readEncryptionKeys } from '../../server/secrets/encryption';
import { type RunningRingback, startRingback } from '../../server/start/ringback';
import { freePort, operatorOf, type RunningProduct } from './product';
import { buildWorld, type World, type WorldOptions } from './world';

/** A world whose business time can be moved. */
export interface ClockedWorld extends World<RunningProduct> {
  readonly clock: BusinessClock;
  /** @param to ISO 8601 with offset; waiting work comes along, as in the sandbox */
  moveClockTo(to: string): Promise<void>;
  /** Brings waiting work along after the clock was moved. */
  shiftJobs(byMs: number): Promise<void>;
}

/** Builds one. The product runs in this process, because a live one has no clock but the real one. */
export async function startClockedWorld(options: WorldOptions = {}): Promise<ClockedWorld> {
  const clock = new BusinessClock();
  let ringback: RunningRingback | undefined;
  const world = await buildWorld(
    options,
    async (environment) => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const full = { ...environment, PORT: String(port), PUBLIC_URL: url };
      const read = readLiveConfiguration(full);
      const keys = readEncryptionKeys(environment['ENCRYPTION_KEYS'] ?? '');
      if (!read.ok || !keys.ok) throw new Error('The environment of the test is not complete.');
      const logger = createLogger('fatal');
      const started = await startRingback(read.configuration, keys.encryption, clock.now, logger);
      ringback = started;
      return { url, stop: started.stop, operate: operatorOf({ ...process.env, ...full }) };
    },
    clock,
  );
  const shift = async (byMs: number): Promise<void> => {
    if (ringback === undefined) throw new Error('The product does not run.');
    await shiftJobs(ringback.pool, byMs);
  };
  return {
    ...world,
    clock,
    moveClockTo: (to) => shift(clock.moveTo(Date.parse(to))),
    shiftJobs: shift,
  };
}
