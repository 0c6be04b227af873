/** Epoch milliseconds with fractions: `Date.now()` is too coarse for what is measured here. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Fires `count` times at an even rate, whether or not earlier ones are done: a slow receiver is not spared.
 * Resolves when all are done.
 */
export async function atRate(
  perSecond: number,
  count: number,
  fire: (index: number) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const fired: Promise<void>[] = [];
  while (fired.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - start) * perSecond) / 1_000) + 1);
    while (fired.length < due) fired.push(fire(fired.length));
    await pause(1);
  }
  await Promise.all(fired);
}

/** Does all the work with at most `lanes` pieces under way. */
export async function inLanes<Item>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const item = items[next++];
      if (item !== undefined) await work(item);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
