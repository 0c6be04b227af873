import fc from 'fast-check';
import {
  type BatchAnswer,
  type BatchWriter,
  type Write,
  writeBatch,
} from '../../../../server/hubspot/sync/batch-write';
import { batches } from '../../../../server/hubspot/sync/batches';

interface Item extends Write {
  readonly status: string;
}
const item = (traceId: string, status = 'good'): Item => ({ traceId, status });
const refusal = (details: string) => ({ kind: 'invalid', message: 'no', details }) as const;

/** A HubSpot that refuses a batch as a whole when one of its records is bad, and counts what it was asked. */
function strict(sent: Item[][]): BatchWriter<Item> {
  return {
    send: async (items): Promise<BatchAnswer> => {
      sent.push([...items]);
      return items.some(({ status }) => status === 'bad' || status === 'curable')
        ? {
            kind: 'refused',
            refusal: refusal(items.find(({ status }) => status === 'curable') ? 'cure me' : 'bad'),
          }
        : {
            kind: 'answered',
            value: {
              results: items.map(({ traceId }) => ({
                id: `id-${traceId}`,
                traceId,
                properties: {},
              })),
              refusals: [],
            },
          };
    },
    recognise: () => false,
    repair: async (one, { details }) =>
      details === 'cure me' && one.status === 'curable' ? { ...one, status: 'good' } : undefined,
  };
}

describe('writing a batch', () => {
  test('a batch refused as a whole is halved until the culprits stand alone; the others are written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(1_000), { maxLength: 40 }),
        fc.func(fc.constantFrom('good', 'good', 'good', 'bad', 'curable')),
        async (ids, statusOf) => {
          const items = ids.map((id) => item(`t${id}`, statusOf(id)));
          const { written, refused, lost } = await writeBatch(items, strict([]));
          const names = (status: string[]): string[] =>
            items.filter((each) => status.includes(each.status)).map(({ traceId }) => traceId);
          expect(new Set(written.map((each) => each.item.traceId))).toEqual(
            new Set(names(['good', 'curable'])),
          );
          expect(new Set(refused.map((each) => each.item.traceId))).toEqual(
            new Set(names(['bad'])),
          );
          expect(written.length + refused.length).toBe(items.length);
          expect(lost).toEqual([]);
        },
      ),
    );
  });

  test('what can be repaired is repaired in the whole batch at once', async () => {
    const sent: Item[][] = [];
    await writeBatch(
      Array.from({ length: 100 }, (_, index) => item(`t${index}`, 'curable')),
      strict(sent),
    );
    expect(sent).toHaveLength(2);
  });

  test('results in any order find their items; an error finds the one it names; the unmentioned are lost', async () => {
    const outcome = await writeBatch([item('a'), item('b'), item('c'), item('d')], {
      send: async () => ({
        kind: 'answered',
        value: {
          results: [
            { id: '2', traceId: 'b', properties: {} },
            { id: '1', traceId: undefined, properties: { key: 'a' } },
          ],
          refusals: [refusal('{"context":{"objectWriteTraceId":["d"]}}')],
        },
      }),
      recognise: ({ traceId }, { properties }) => properties['key'] === traceId,
      repair: async () => undefined,
    });
    expect(outcome.written.map(({ item: { traceId }, record }) => [traceId, record.id])).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(outcome.refused.map((each) => each.item.traceId)).toEqual(['d']);
    expect(outcome.lost.map(({ traceId }) => traceId)).toEqual(['c']);
  });

  test('without an answer everything is lost, and nothing is sent again', async () => {
    let sent = 0;
    const outcome = await writeBatch([item('a'), item('b')], {
      send: async () => {
        sent += 1;
        return { kind: 'lost' };
      },
      recognise: () => false,
      repair: async () => undefined,
    });
    expect(outcome.lost).toHaveLength(2);
    expect(sent).toBe(1);
  });
});

describe('splitting into batches', () => {
  test('a hundred at a time, those that failed before in ever smaller company and after the others', () => {
    const items = [
      ...Array.from({ length: 150 }, () => ({ failures: 0 })),
      ...Array.from({ length: 30 }, () => ({ failures: 1 })),
      { failures: 4 },
      { failures: 9 },
    ];
    expect(batches(items).map(({ length }) => length)).toEqual([100, 50, 25, 5, 1, 1]);
  });
});
