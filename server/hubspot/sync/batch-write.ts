import type { WriteAnswer } from './hubspot-requests';
import type { Refusal } from './refusal';

/** What HubSpot answered to a batch of writes; refused as a whole when at least one of its records is. */
export type BatchAnswer = WriteAnswer<BatchResults>;

interface BatchResults {
  readonly results: readonly WrittenRecord[];
  /** Of single records, in no order. */
  readonly refusals: readonly Refusal[];
}

/** A record as HubSpot returns it after a write. */
export interface WrittenRecord {
  readonly id: string;
  readonly traceId: string | undefined;
  readonly properties: Readonly<Record<string, string | null>>;
}

/** A record on its way to HubSpot. */
export interface Write {
  /** Ours; HubSpot gives it back, so that an answer finds its record. */
  readonly traceId: string;
  /** HubSpot's own id of a record that is updated: errors may call it by that. */
  readonly hubspotId?: string | undefined;
}

/** Every item of a batch is in exactly one of these. */
export interface BatchOutcome<Item> {
  readonly written: readonly { readonly item: Item; readonly record: WrittenRecord }[];
  readonly refused: readonly { readonly item: Item; readonly refusal: Refusal }[];
  /** May or may not have been written. */
  readonly lost: readonly Item[];
}

/** How the items of a batch are written, recognised and repaired. */
export interface BatchWriter<Item extends Write> {
  send(items: readonly Item[]): Promise<BatchAnswer>;
  /** Whether a written record is this item's, where HubSpot did not return the trace id. */
  recognise(item: Item, record: WrittenRecord): boolean;
  /** The item without what HubSpot objects to in particular; undefined when it has nothing of the kind. */
  repair(item: Item, refusal: Refusal): Promise<Item | undefined>;
}

/**
 * Writes a batch and says what became of each of its items.
 *
 * Where HubSpot refuses the batch as a whole, what it objects to is repaired in all items at once; if nothing
 * can be, the halves are tried apart until the culprit stands alone.
 */
export async function writeBatch<Item extends Write>(
  items: readonly Item[],
  writer: BatchWriter<Item>,
): Promise<BatchOutcome<Item>> {
  if (items.length === 0) return { written: [], refused: [], lost: [] };
  const answer = await writer.send(items);
  switch (answer.kind) {
    case 'lost':
      return { written: [], refused: [], lost: items };
    case 'refused':
      return afterRefusedBatch(items, answer.refusal, writer);
    case 'answered':
      return afterAnswer(items, answer.value, writer);
  }
}

async function afterRefusedBatch<Item extends Write>(
  items: readonly Item[],
  refusal: Refusal,
  writer: BatchWriter<Item>,
): Promise<BatchOutcome<Item>> {
  const repaired = await Promise.all(items.map((item) => writer.repair(item, refusal)));
  if (repaired.some((item) => item !== undefined)) {
    return writeBatch(
      items.map((item, index) => repaired[index] ?? item),
      writer,
    );
  }
  if (items.length === 1)
    return { written: [], refused: items.map((item) => ({ item, refusal })), lost: [] };
  const middle = Math.ceil(items.length / 2);
  return together(
    await writeBatch(items.slice(0, middle), writer),
    await writeBatch(items.slice(middle), writer),
  );
}

async function afterAnswer<Item extends Write>(
  items: readonly Item[],
  { results, refusals }: BatchResults,
  writer: BatchWriter<Item>,
): Promise<BatchOutcome<Item>> {
  const written: { item: Item; record: WrittenRecord }[] = [];
  const refused: { item: Item; refusal: Refusal }[] = [];
  const lost: Item[] = [];
  const toRepair: Item[] = [];
  const open: Item[] = [];
  for (const item of items) {
    const record = results.find(
      (result) =>
        result.traceId === item.traceId ||
        (result.traceId === undefined && writer.recognise(item, result)),
    );
    if (record === undefined) open.push(item);
    else written.push({ item, record });
  }
  for (const item of open) {
    const refusal =
      refusals.find(({ details }) => names(item, details)) ??
      // The only error is the only missing item's.
      (open.length === 1 && refusals.length === 1 ? refusals[0] : undefined);
    if (refusal === undefined) {
      lost.push(item);
      continue;
    }
    const repaired = await writer.repair(item, refusal);
    if (repaired === undefined) refused.push({ item, refusal });
    else toRepair.push(repaired);
  }
  return together({ written, refused, lost }, await writeBatch(toRepair, writer));
}

function names(item: Write, details: string): boolean {
  return [item.traceId, item.hubspotId].some(
    (id) => id !== undefined && details.includes(`"${id}"`),
  );
}

function together<Item>(a: BatchOutcome<Item>, b: BatchOutcome<Item>): BatchOutcome<Item> {
  return {
    written: [...a.written, ...b.written],
    refused: [...a.refused, ...b.refused],
    lost: [...a.lost, ...b.lost],
  };
}
