import type { StoredRecord } from './stored-record';

/** Turns a property's value into what equal values share; undefined for no value. */
export type ValueKey = (property: string, value: string) => string;

/**
 * What search knows of one object type: the records as they were some time ago. Direct reads do not come here.
 * Values are found through maps that are built when a property is first searched for.
 */
export class SearchIndex {
  private readonly records = new Map<string, StoredRecord>();
  private readonly revisions = new Map<string, number>();
  private readonly waiting: {
    at: number;
    revision: number;
    id: string;
    record: StoredRecord | undefined;
  }[] = [];
  private readonly byValue = new Map<string, Map<string, Set<string>>>();
  private revision = 0;

  /** @param lagMs how long a change stays unseen, real time */
  constructor(
    private readonly lagMs: () => number,
    private readonly realNow: () => number,
    private readonly keyOf: ValueKey,
  ) {}

  /** Notes a record's new state, or its end; search sees it after the lag, or at once. */
  change(id: string, record: StoredRecord | undefined, when: 'after_lag' | 'at_once'): void {
    this.revision += 1;
    const entry = { at: this.realNow() + this.lagMs(), revision: this.revision, id, record };
    if (when === 'at_once') this.apply(entry);
    else this.waiting.push(entry);
  }

  /** The records search sees now, by id. */
  seen(): ReadonlyMap<string, StoredRecord> {
    const now = this.realNow();
    let due = 0;
    for (const entry of this.waiting) {
      if (entry.at > now) break;
      this.apply(entry);
      due += 1;
    }
    this.waiting.splice(0, due);
    return this.records;
  }

  /** Ids of the seen records by the values of a property; the keys are those of {@link ValueKey}. */
  idsByValue(property: string): ReadonlyMap<string, ReadonlySet<string>> {
    const known = this.byValue.get(property);
    if (known !== undefined) return known;
    const built = new Map<string, Set<string>>();
    this.byValue.set(property, built);
    for (const record of this.records.values()) this.enter(property, built, record);
    return built;
  }

  private apply(entry: { revision: number; id: string; record: StoredRecord | undefined }): void {
    const { id, revision, record } = entry;
    // A change that was seen at once may overtake an older one that still waited.
    if ((this.revisions.get(id) ?? 0) > revision) return;
    this.revisions.set(id, revision);
    const before = this.records.get(id);
    for (const [property, values] of this.byValue) {
      if (before !== undefined) this.leave(property, values, before);
      if (record !== undefined && !record.archived) this.enter(property, values, record);
    }
    if (record === undefined || record.archived) this.records.delete(id);
    else this.records.set(id, record);
  }

  private enter(property: string, values: Map<string, Set<string>>, record: StoredRecord): void {
    const value = record.properties[property];
    if (value === undefined) return;
    const key = this.keyOf(property, value);
    const ids = values.get(key);
    if (ids === undefined) values.set(key, new Set([record.id]));
    else ids.add(record.id);
  }

  private leave(property: string, values: Map<string, Set<string>>, record: StoredRecord): void {
    const value = record.properties[property];
    if (value === undefined) return;
    const key = this.keyOf(property, value);
    const ids = values.get(key);
    ids?.delete(record.id);
    if (ids?.size === 0) values.delete(key);
  }
}
