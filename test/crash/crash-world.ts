import { eventually } from '../support/eventually';
import { startPostgresProxy } from '../support/postgres-proxy';
import { OBSERVE_LINE, startWorld, type World } from '../support/world';
import { CallTrace, type Point, sayPoint } from './call-trace';
import { isDecided, leftToDo } from './caller-account';

/** Points are shared out among so many worlds: most of a point's time is waiting for the reaper's grace. */
export const CRASH_WORLDS = 5;

/** Many worlds look at once, on few cores. */
const POLL_MS = 100;

/** Where a process died; undefined: it did not, because the point did not come up. */
/** `while claiming`: the claim was on its way to the database, and may have got there. */
export type Death = 'anywhere' | 'while claiming' | 'between claim and request';

/** A world whose product can be killed at any point of a call. */
export interface CrashWorld {
  readonly world: World;
  /** Everybody who called so far. */
  readonly callers: readonly string[];
  /**
   * Every point of a missed call that nothing disturbs, in order, that leaves something of its own behind. Where
   * one point follows another and nothing passed between them, they are one, and so are those inside a
   * transaction that is not committed yet.
   */
  pointsOfACall(): Promise<Point[]>;
  /**
   * A new caller's missed call, with the product killed at the point and started again at once. What the
   * product had not acknowledged by then is delivered again, as Telnyx and its operators would.
   */
  callAndDieAt(
    point: Point,
  ): Promise<{ readonly caller: string; readonly death: Death | undefined }>;
  /** Waits until the caller's call is dealt with and nothing is left to do; what failed is delivered again. */
  atRest(caller: string): Promise<void>;
  end(): Promise<void>;
}

export async function startCrashWorld(): Promise<CrashWorld> {
  const proxy = await startPostgresProxy();
  const world = await startWorld({ databaseUrlFor: (url) => proxy.through(url) });
  const { product, telnyx } = world;
  const trace = new CallTrace<'product'>(world);
  trace.through(proxy, 'product');
  const callers: string[] = [];

  const newCaller = (): string => {
    const caller = `+1312555${String(2_000 + callers.length)}`;
    callers.push(caller);
    return caller;
  };
  /** The product keeps an account's key in memory; looking it up is of no call in particular. */
  const warmUp = async (): Promise<void> => {
    const answer = await fetch(world.webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    if (answer.status !== 401)
      throw new Error(`An unsigned webhook was answered ${answer.status}.`);
  };
  /** @throws with what is left to do. */
  const isDone = async (caller: string): Promise<boolean> => {
    await telnyx.redeliver();
    const left = await leftToDo(world.db);
    if (left.length > 0) throw new Error(left.join('; '));
    return isDecided(world.db, caller);
  };
  const atRest = async (caller: string): Promise<void> => {
    await eventually('everything is at rest', () => isDone(caller), 90_000, POLL_MS);
  };

  return {
    world,
    callers,
    pointsOfACall: async () => {
      await warmUp();
      const points = new Map<string, Point>();
      const caller = newCaller();
      let justAfter = false;
      trace.begin((point) => {
        if (point.when === 'after' || !justAfter) points.set(sayPoint(point), point);
        justAfter = point.when === 'after';
        return undefined;
      });
      await telnyx.placeCall({ from: caller, to: OBSERVE_LINE }).delivered;
      await atRest(caller);
      trace.end();
      return [...points.values()];
    },
    callAndDieAt: async (target) => {
      await warmUp();
      const caller = newCaller();
      let claiming = false;
      let claimed = false;
      let asked = false;
      const follow = (point: Point): void => {
        if (point.what === 'COMMIT of claim-message') {
          claiming = point.when === 'before';
          claimed ||= point.when === 'after';
        }
        if (point.when === 'after' && point.what === 'Telnyx POST /messages') asked = true;
      };
      let death: Death | undefined;
      let back: Promise<void> | undefined;
      trace.begin(async (point) => {
        if (sayPoint(point) !== sayPoint(target)) {
          follow(point);
          return undefined;
        }
        trace.end();
        // A statement that it dies before has not left yet.
        if (point.when === 'after') follow(point);
        death = claiming
          ? 'while claiming'
          : claimed && !asked
            ? 'between claim and request'
            : 'anywhere';
        await product.kill();
        back = product.start();
        return 'cut';
      });
      const call = telnyx.placeCall({ from: caller, to: OBSERVE_LINE });
      await eventually(
        `the product dies ${sayPoint(target)} or the call is dealt with`,
        async () => death !== undefined || (await isDone(caller)),
        90_000,
        POLL_MS,
      );
      trace.end();
      await eventually('the product is back', () => death === undefined || back !== undefined);
      await back;
      await call.delivered;
      return { caller, death };
    },
    atRest,
    end: async () => {
      await world.end();
      await proxy.stop();
    },
  };
}
