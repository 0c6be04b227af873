/** One request to the API. */
export interface LoggedRequest {
  /** Real time of arrival: epoch milliseconds with fractions. */
  readonly at: number;
  /** Whose access token it carried, when the token is known. */
  readonly portalId?: number;
  readonly method: string;
  readonly path: string;
  /** 0 while it is unanswered, and for good when the connection was cut. */
  status: number;
}

/** Where a request stands: it came; its effect is there and its answer is not; its answer is written. */
export type RequestPhase = 'arrived' | 'handled' | 'answered';

/** Called and awaited at each phase of each request: what it does happens before the request goes on. */
export type RequestListener = (request: LoggedRequest, phase: RequestPhase) => void | Promise<void>;

const KEPT = 20_000;

/** The newest 20,000 requests, and a count of all per route, in all and per portal. */
export class RequestLog {
  private requests: LoggedRequest[] = [];
  private readonly all = new Map<string, number>();
  private readonly perPortal = new Map<number, Map<string, number>>();
  private readonly listeners = new Set<RequestListener>();

  add(request: LoggedRequest, route: string): void {
    this.requests.push(request);
    if (this.requests.length > KEPT * 2) this.requests = this.requests.slice(-KEPT);
    countUp(this.all, route);
    if (request.portalId === undefined) return;
    const counts = this.perPortal.get(request.portalId) ?? new Map<string, number>();
    this.perPortal.set(request.portalId, countUp(counts, route));
  }

  newest(): LoggedRequest[] {
    return this.requests.slice(-KEPT);
  }

  counts(portalId: number | undefined): Record<string, number> {
    return Object.fromEntries(
      portalId === undefined ? this.all : (this.perPortal.get(portalId) ?? []),
    );
  }

  listen(listener: RequestListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async tell(request: LoggedRequest, phase: RequestPhase): Promise<void> {
    for (const listener of this.listeners) await listener(request, phase);
  }
}

function countUp(counts: Map<string, number>, route: string): Map<string, number> {
  return counts.set(route, (counts.get(route) ?? 0) + 1);
}
