const MOST_PER_BATCH = 200;

/**
 * Lets concurrent callers share one statement: while up to `lanes` batches are under way, what comes next
 * waits and goes together. Nobody waits for company when a lane is free.
 *
 * Commits that notify run one after another in PostgreSQL, so sharing them is what keeps intake quick on a
 * database with slow commits.
 *
 * @param write writes a batch
 * @param lanes how many batches may be under way at once
 * @param apartMs how far apart batches begin at least: what comes in between goes together
 */
export class Gather<Item> {
  private waiting: { item: Item; done: () => void; failed: (error: unknown) => void }[] = [];
  private underWay = 0;
  private lastBegan = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly write: (items: readonly Item[]) => Promise<void>,
    private readonly lanes = 2,
    private readonly apartMs = 0,
  ) {}

  /** Resolves when the item's batch is written; rejects when that batch failed as a whole. */
  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      this.pump();
    });
  }

  private pump(): void {
    while (this.underWay < this.lanes && this.waiting.length > 0) {
      const early = this.lastBegan + this.apartMs - performance.now();
      if (early > 0) {
        this.timer ??= setTimeout(() => {
          this.timer = undefined;
          this.pump();
        }, early);
        return;
      }
      this.lastBegan = performance.now();
      const batch = this.waiting.splice(0, MOST_PER_BATCH);
      this.underWay += 1;
      void this.write(batch.map(({ item }) => item))
        .then(
          () => {
            for (const { done } of batch) done();
          },
          (error: unknown) => {
            for (const { failed } of batch) failed(error);
          },
        )
        .finally(() => {
          this.underWay -= 1;
          this.pump();
        });
    }
  }
}
