import type { SearchIndex } from './search-index';
import type { StoredRecord } from './stored-record';
import type { UniqueValues } from './unique-values';

/** The records of one object type in one portal, with their unique values and what search sees of them. */
export class ObjectStore {
  private readonly records = new Map<string, StoredRecord>();

  constructor(
    private readonly unique: UniqueValues,
    readonly index: SearchIndex,
    /** Told of every record that is put or taken away. */
    private readonly changed: (
      id: string,
      before: StoredRecord | undefined,
      after: StoredRecord | undefined,
    ) => void = () => undefined,
  ) {}

  /** Archived ones too. */
  get(id: string): StoredRecord | undefined {
    return this.records.get(id);
  }

  live(id: string): StoredRecord | undefined {
    const record = this.records.get(id);
    return record?.archived === false ? record : undefined;
  }

  /** The live record that holds this value of a unique property. */
  holding(property: string, value: string): StoredRecord | undefined {
    const id = this.unique.holder(property, value);
    return id === undefined ? undefined : this.live(id);
  }

  /** In the order of their creation, archived ones too. */
  all(): IterableIterator<StoredRecord> {
    return this.records.values();
  }

  /** Adds a record, or puts it in the place of the one with its id. */
  put(record: StoredRecord, seen: 'after_lag' | 'at_once' = 'after_lag'): void {
    this.unique.change(this.records.get(record.id), record);
    this.changed(record.id, this.records.get(record.id), record);
    this.records.set(record.id, record);
    this.index.change(record.id, record, seen);
  }

  /** Erases a record as if it had never been. */
  remove(id: string): void {
    this.unique.change(this.records.get(id), undefined);
    this.changed(id, this.records.get(id), undefined);
    this.records.delete(id);
    this.index.change(id, undefined, 'at_once');
  }
}
