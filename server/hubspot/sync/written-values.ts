import { createHash } from 'node:crypto';
import type { Properties } from './activity';
import type { PendingRecord } from './pending-records';

/**
 * What this process wrote last, in short, so that a record that is wanted again but came out the same costs
 * no request: a delivery report, for example, rarely changes a word. Forgetting is harmless.
 */
export interface WrittenValues {
  /** Whether HubSpot has exactly these values, written by this process and by nobody since. */
  has(record: PendingRecord, digest: string): boolean;
  /** HubSpot took the values that were computed for `wanted`. */
  note(record: Pick<PendingRecord, 'kind' | 'localId' | 'wanted'>, digest: string): void;
}

const REMEMBERED = 20_000;

/** One serves the whole process. */
export function createWrittenValues(): WrittenValues {
  const last = new Map<string, { readonly written: number; readonly digest: string }>();
  const name = ({ kind, localId }: Pick<PendingRecord, 'kind' | 'localId'>): string =>
    `${kind} ${localId}`;
  return {
    has: (record, digest) => {
      const known = last.get(name(record));
      // Another process that wrote it since has moved the count on.
      return (
        record.hubspotId !== undefined &&
        known?.written === record.written &&
        known.digest === digest
      );
    },
    note: (record, digest) => {
      last.delete(name(record));
      last.set(name(record), { written: record.wanted, digest });
      const [oldest] = last.keys();
      if (last.size > REMEMBERED && oldest !== undefined) last.delete(oldest);
    },
  };
}

/** The same for the same values. */
export function digestOf(properties: Properties): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64');
}
