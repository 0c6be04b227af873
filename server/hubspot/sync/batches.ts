/** HubSpot's limit on records in one batch (HubSpot reference 6). */
const BATCH = 100;

/**
 * Splits records into batches. One that failed before travels in smaller company each time, in the end
 * alone, so that it cannot drag others down.
 */
export function batches<Item extends { readonly failures: number }>(
  items: readonly Item[],
): Item[][] {
  const byFailures = new Map<number, Item[]>();
  for (const item of items) {
    byFailures.set(item.failures, [...(byFailures.get(item.failures) ?? []), item]);
  }
  return [...byFailures.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([failures, alike]) => chunks(alike, Math.max(1, Math.floor(BATCH / 4 ** failures))));
}

/** Consecutive pieces of at most `size`. */
export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
