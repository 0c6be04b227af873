import { createPacing, type Pacing } from '../../../../server/hubspot/sync/pacing';
import { type PortalId, portalId } from '../../../../src/ids';

function portal(id: number): PortalId {
  const parsed = portalId(id);
  if (parsed === undefined) throw new Error(`${id} is no portal id.`);
  return parsed;
}

/** Most of these moments that lie in any window of this length. */
function mostIn(moments: readonly number[], windowMs: number): number {
  return Math.max(
    ...moments.map((from) => moments.filter((at) => at >= from && at < from + windowMs).length),
  );
}

describe('pacing', () => {
  let pacing: Pacing;
  beforeEach(() => {
    jest.useFakeTimers();
    pacing = createPacing();
  });
  afterEach(() => jest.useRealTimers());

  const burst = async (
    portalOf: number,
    kind: 'search' | 'other',
    count: number,
    forMs: number,
  ): Promise<number[]> => {
    const starts: number[] = [];
    const all = Array.from({ length: count }, () =>
      pacing.run(portal(portalOf), kind, async () => {
        starts.push(Date.now());
      }),
    );
    await jest.advanceTimersByTimeAsync(forMs);
    await Promise.all(all);
    return starts;
  };

  test('never more than HubSpot’s 110 requests in any ten seconds, and not much fewer', async () => {
    const starts = await burst(1, 'other', 300, 60_000);
    expect(starts).toHaveLength(300);
    expect(mostIn(starts, 10_000)).toBeLessThanOrEqual(105);
    expect(mostIn(starts, 10_000)).toBeGreaterThanOrEqual(80);
  });

  test('never more than five searches in any second', async () => {
    const starts = await burst(2, 'search', 40, 30_000);
    expect(starts).toHaveLength(40);
    expect(mostIn(starts, 1_000)).toBeLessThanOrEqual(5);
  });

  test('a few requests leave at once, whatever another portal does', async () => {
    const busy = burst(3, 'other', 200, 100);
    const begun = Date.now();
    const quiet: number[] = [];
    const run = Array.from({ length: 5 }, () =>
      pacing.run(portal(4), 'other', async () => {
        quiet.push(Date.now() - begun);
      }),
    );
    await jest.advanceTimersByTimeAsync(50);
    await Promise.all(run);
    expect(Math.max(...quiet)).toBeLessThan(50);
    await jest.advanceTimersByTimeAsync(60_000);
    await busy;
  });

  test('at most two requests of a portal are under way at a time', async () => {
    let under = 0;
    let most = 0;
    const all = Array.from({ length: 10 }, () =>
      pacing.run(portal(5), 'other', async () => {
        under += 1;
        most = Math.max(most, under);
        await new Promise((done) => setTimeout(done, 100));
        under -= 1;
      }),
    );
    await jest.advanceTimersByTimeAsync(5_000);
    await Promise.all(all);
    expect(most).toBe(2);
  });
});
