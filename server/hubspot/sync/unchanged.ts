import type { PendingRecord } from './pending-records';
import type { PortalSync } from './portal-sync';
import type { RecordKind } from './record-kind';
import { noteNothingToWrite } from './record-notes';

/**
 * Notes the records that came out as HubSpot has them already, without a request.
 *
 * @returns the others
 */
export async function withoutUnchanged<
  Item extends { readonly record: PendingRecord; readonly digest: string },
>(sync: PortalSync, kind: RecordKind, items: readonly Item[]): Promise<readonly Item[]> {
  const unchanged = items.filter(({ record, digest }) => sync.remembered.has(record, digest));
  if (unchanged.length === 0) return items;
  await sync.lease.transaction((tx) =>
    noteNothingToWrite(
      tx,
      kind,
      unchanged.map(({ record }) => record),
    ),
  );
  for (const { record, digest } of unchanged) sync.remembered.note(record, digest);
  return items.filter((item) => !unchanged.includes(item));
}
