import type { StoredRecord } from './stored-record';

/** Who holds which value of the unique properties of one object type. Only live records hold any. */
export class UniqueValues {
  private readonly holders = new Map<string, Map<string, string>>();

  /** @param names the unique properties as they stand now; a portal may add some */
  constructor(private readonly names: () => readonly string[]) {}

  /** The id of the record with this value, compared exactly. */
  holder(property: string, value: string): string | undefined {
    return this.holders.get(property)?.get(value);
  }

  /** Notes that `before` became `after`; undefined stands for no record. */
  change(before: StoredRecord | undefined, after: StoredRecord | undefined): void {
    for (const name of this.names()) {
      const old = before?.archived === false ? before.properties[name] : undefined;
      const now = after?.archived === false ? after.properties[name] : undefined;
      if (old === now) continue;
      let values = this.holders.get(name);
      if (values === undefined) {
        values = new Map();
        this.holders.set(name, values);
      }
      if (old !== undefined && values.get(old) === before?.id) values.delete(old);
      if (now !== undefined && after !== undefined) values.set(now, after.id);
    }
  }
}
