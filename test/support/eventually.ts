/**
 * Waits until `check` returns something other than undefined or false, looking again every `everyMs`.
 *
 * @throws after `withinMs`, with what was waited for and the last error of `check`.
 */
export async function eventually<T>(
  what: string,
  check: () => T | Promise<T>,
  withinMs = 15_000,
  everyMs = 15,
): Promise<Exclude<Awaited<T>, undefined | false>> {
  const end = Date.now() + withinMs;
  let last: unknown;
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
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
