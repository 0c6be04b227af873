/** A limit is for what never comes true; a busy machine is no reason to give up. */
const WITHIN_MS = 90_000;
/** What takes long is looked at less often: looking costs the machine time that the waited-for needs. */
const SLOWER = 1.3;
const SELDOM_MS = 150;

/**
 * Waits until `check` returns something other than undefined or false, looking again after `everyMs` at first.
 *
 * @throws after `withinMs`, with what was waited for and the last error of `check`.
 */
export async function eventually<T>(
  what: string,
  check: () => T | Promise<T>,
  withinMs = WITHIN_MS,
  everyMs = 15,
): Promise<Exclude<Awaited<T>, undefined | false>> {
  const end = Date.now() + withinMs;
  let last: unknown;
  let pause = everyMs;
  for (;;) {
    try {
      const found = await check();
      if (found !== undefined && found !== false)
        return found as Exclude<Awaited<T>, undefined | false>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(
        `Within ${withinMs} ms it did not come true that ${what}.${last === undefined ? '' : ` Last: ${String(last)}`}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * SLOWER, Math.max(SELDOM_MS, everyMs));
  }
}
