/**
 * Lets concurrent callers share one statement: while up to `lanes` batches are under way, what comes next
 * waits and goes together. Nobody waits for company when a lane is free.
 *
 * Commits that notify run one after another in PostgreSQL, so sharing them is what keeps intake quick on a
 * database with slow commits.
 */
export class Gather<Item> {
  private waiting: { item: Item; done: () => void; failed: (error: unknown) => void }[] = [];
  private underWay = 0;

  constructor(
    private readonly write: (items: readonly Item[]) => Promise<void>,
    private readonly lanes = 2,
    private readonly mostPerBatch = 200,
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
      const batch = this.waiting.splice(0, this.mostPerBatch);
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
