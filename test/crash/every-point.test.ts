import { eventually } from '../support/eventually';
import { sayPoint } from './call-trace';
import { accountOf, letLookUpsEnd, recordCounts, TEXTED, UNRESOLVED } from './caller-account';
import { CRASH_WORLDS, type CrashWorld, startCrashWorld } from './crash-world';

/** A point may fail to come up once in a while, since connections interleave differently each time. */
const TRIES = 3;

describe('the product is killed at every point of a missed call', () => {
  let worlds: CrashWorld[];
  beforeAll(async () => {
    worlds = await Promise.all(Array.from({ length: CRASH_WORLDS }, startCrashWorld));
  });
  afterAll(() => Promise.all(worlds.map((each) => each.end())));

  test('wherever it dies: at most one text, one verdict, one record of each kind, and nobody is forgotten', async () => {
    const [first] = worlds;
    if (first === undefined) throw new Error('no world');
    const points = await first.pointsOfACall();
    expect(points.length).toBeGreaterThan(40);

    const left = [...points];
    const wrong: string[] = [];
    await Promise.all(
      worlds.map(async (crash) => {
        for (let point = left.shift(); point !== undefined; point = left.shift()) {
          wrong.push(...(await dieAt(crash, point)));
        }
        wrong.push(...(await nothingBesides(crash)));
      }),
    );
    expect(wrong).toEqual([]);
  }, 480_000);
});

/** Kills the product at a point of a new caller's call, starts it again, and says what is wrong then. */
async function dieAt(
  crash: CrashWorld,
  point: Parameters<CrashWorld['callAndDieAt']>[0],
): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const { caller, death } = await crash.callAndDieAt(point);
    const story = `Killed ${sayPoint(point)}: `;
    if (death === undefined) {
      if (attempt === TRIES) return [`${story}the point did not come up`];
      continue;
    }
    const { world } = crash;
    let inDoubt = false;
    try {
      // What the killed process had claimed and not asked for cannot be told from a text that left.
      if (death !== 'anywhere') {
        await eventually('the text is in doubt, or left', async () => {
          const [message] = (await accountOf(world, caller)).messages;
          inDoubt = message === 'unknown';
          return inDoubt || (death === 'while claiming' && message === TEXTED.messages[0]);
        });
        if (inDoubt) await letLookUpsEnd(world.db, caller);
      }
      await crash.atRest(caller);
    } catch (error) {
      return [`${story}${String(error)}; ${JSON.stringify(await accountOf(world, caller))}`];
    }
    const wanted = inDoubt ? UNRESOLVED : TEXTED;
    const found = await accountOf(world, caller);
    return JSON.stringify(found) === JSON.stringify(wanted)
      ? []
      : [`${story}${JSON.stringify(found)}`];
  }
}

/** No record is in HubSpot that belongs to no caller. */
async function nothingBesides({ world, callers }: CrashWorld): Promise<string[]> {
  const accounts = await Promise.all(callers.map((caller) => accountOf(world, caller)));
  const counted = accounts.map(({ hubspot }) => hubspot);
  const sums = (['contacts', 'calls', 'communications', 'tasks'] as const).map((kind) => [
    kind,
    counted.reduce((sum, each) => sum + each[kind], 0),
  ]);
  const wanted = JSON.stringify(Object.fromEntries(sums));
  const found = JSON.stringify(recordCounts(world));
  return found === wanted ? [] : [`HubSpot holds ${found}, and the callers have ${wanted}`];
}
