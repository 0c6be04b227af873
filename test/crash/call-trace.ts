import type { HubSpotEmulator } from '../../server/sandbox/hubspot-emulator/hubspot-emulator';
import type { TelnyxEmulator } from '../../server/sandbox/telnyx-emulator/telnyx-emulator';
import type { PostgresProxy, ProxiedStatement, StatementPhase } from '../support/postgres-proxy';

/**
 * A moment of a call at which the product can die, seen from outside: before a statement or request of its
 * has any effect, or after it had its effect and before the product can know.
 */
export interface Point {
  readonly when: 'before' | 'after';
  /** The statement or request. */
  readonly what: string;
  /** Which of several alike, counted from 1. */
  readonly nth: number;
}

export function sayPoint({ when, what, nth }: Point): string {
  return `${when} ${what}${nth === 1 ? '' : ` (no. ${nth})`}`;
}

/** What a replica's moments lead to: `cut` when it was killed there. */
type OnPoint<Replica> = (
  point: Point,
  replica: Replica,
) => 'cut' | undefined | Promise<'cut' | undefined>;

/**
 * Statements that are of no call: looking for dead workers, learning the names of tasks, listening, and
 * whether the database answers.
 */
const OF_NO_CALL =
  /^(reap|select 1|listen )|_private_tasks|_private_known_crontabs|clear_stale_locks/i;
/** Asking for a job counts only when there is one: the queue asks all the time. */
const ASKS_FOR_A_JOB = 'get_job';

/**
 * Numbers what the product does for one call: its statements at the PostgreSQL proxy, one per replica, and
 * its requests at both platforms. Statements are told apart by name and order, since several connections
 * interleave differently each time.
 */
export class CallTrace<Replica> {
  private counts = new Map<string, number>();
  private readonly onConnection = new Map<string, string>();
  private readonly inTransaction = new Set<string>();
  private readonly known = new WeakMap<ProxiedStatement, Omit<Point, 'when'>>();
  private last: Replica | undefined;
  private onPoint: OnPoint<Replica> | undefined;

  constructor(private readonly platforms: { telnyx: TelnyxEmulator; hubspot: HubSpotEmulator }) {
    this.watch('Telnyx', platforms.telnyx);
    this.watch('HubSpot', platforms.hubspot);
  }

  /** Statements through this proxy are this replica's. */
  through(proxy: PostgresProxy, replica: Replica): void {
    proxy.onStatement((statement, phase) => this.statement(statement, phase, replica));
  }

  /** Starts counting anew; every point from now on is handed over until {@link end}. */
  begin(onPoint: OnPoint<Replica>): void {
    this.counts = new Map();
    this.onPoint = onPoint;
  }

  end(): void {
    this.onPoint = undefined;
  }

  private async statement(
    statement: ProxiedStatement,
    phase: StatementPhase,
    replica: Replica,
  ): Promise<'cut' | undefined> {
    const what = this.nameOf(statement, phase, replica);
    if (this.isUndone(statement, phase, replica)) return undefined;
    if (what === undefined || this.onPoint === undefined) return undefined;
    if (what === ASKS_FOR_A_JOB) {
      const nth = (this.counts.get(what) ?? 0) + 1;
      if (phase === 'after' && statement.rows === 0) return undefined;
      if (phase === 'after') this.counts.set(what, nth);
      return this.onPoint({ when: phase, what, nth }, replica);
    }
    this.last = replica;
    if (phase === 'before') this.known.set(statement, { what, nth: this.count(what) });
    const known = this.known.get(statement);
    return known && this.onPoint({ when: phase, ...known }, replica);
  }

  /**
   * Between a transaction's beginning and its commit every moment is the same to those who come after: all of
   * it is undone. The moment before the commit stands for them.
   */
  private isUndone(
    { connection, sql }: ProxiedStatement,
    phase: StatementPhase,
    replica: Replica,
  ): boolean {
    const key = `${String(replica)} ${connection}`;
    const frame = /^(BEGIN|COMMIT|ROLLBACK)\b/i.exec(sql.trimStart())?.[1]?.toUpperCase();
    switch (frame) {
      case 'BEGIN':
        this.inTransaction.add(key);
        return true;
      case 'COMMIT':
      case 'ROLLBACK':
        if (phase === 'after') this.inTransaction.delete(key);
        return frame === 'ROLLBACK';
      default:
        return this.inTransaction.has(key);
    }
  }

  /** A transaction's frame is named after what it frames, as far as that is known. */
  private nameOf(
    { connection, application, name, sql }: ProxiedStatement,
    phase: StatementPhase,
    replica: Replica,
  ): string | undefined {
    const plain =
      name === '' ? sql.replace(/\s+/g, ' ').slice(0, 60) : name.replace('/graphile_worker', '');
    if (OF_NO_CALL.test(plain)) return undefined;
    const key = `${String(replica)} ${connection}`;
    if (plain.startsWith('BEGIN')) return `BEGIN on ${application}`;
    if (plain === 'COMMIT') return `COMMIT of ${this.onConnection.get(key) ?? 'nothing'}`;
    if (phase === 'before') this.onConnection.set(key, plain);
    return plain;
  }

  private watch(platform: 'Telnyx' | 'HubSpot', emulator: TelnyxEmulator | HubSpotEmulator): void {
    const known = new WeakMap<object, Omit<Point, 'when'>>();
    emulator.onRequest(async (request, phase) => {
      const { onPoint, last } = this;
      if (onPoint === undefined || last === undefined || phase === 'answered') return;
      const route = `${request.method} ${request.path}`;
      const what = `${platform} ${route}`;
      if (phase === 'arrived') known.set(request, { what, nth: this.count(what) });
      const point = known.get(request);
      if (point === undefined) return;
      const cut = await onPoint({ when: phase === 'arrived' ? 'before' : 'after', ...point }, last);
      // The request of a dead process never got here: the platform must not act on it.
      if (cut === 'cut' && phase === 'arrived') {
        this.platforms[platform === 'Telnyx' ? 'telnyx' : 'hubspot'].faults.add({
          kind: 'cut_before',
          route,
          times: 1,
        });
      }
    });
  }

  private count(what: string): number {
    const nth = (this.counts.get(what) ?? 0) + 1;
    this.counts.set(what, nth);
    return nth;
  }
}
