import type { Logger } from 'pino';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** Longer than any failover of a managed database; after it, the claim is looked up like a dead process's. */
const GIVE_UP_MS = 10 * 60 * 1_000;

/**
 * Stores an answer that exists nowhere else, for as long as it takes the database to come back
 * (perf reference 13.2.6).
 */
export async function untilStored(logger: Logger, store: () => Promise<void>): Promise<void> {
  const began = performance.now();
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    try {
      await store();
      return;
    } catch (error) {
      if (performance.now() - began > GIVE_UP_MS) throw error;
      logger.warn(
        { err: error },
        'an answer of Telnyx could not be stored yet; it is kept and tried again',
      );
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
