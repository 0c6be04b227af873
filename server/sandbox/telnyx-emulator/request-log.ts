/** One request to the API. */
export interface LoggedRequest {
  /** Real time of arrival: epoch milliseconds with fractions. */
  at: number;
  method: string;
  /** Below `/v2`, without the query. */
  path: string;
  /** 0 while it is unanswered, and for good when the connection was cut. */
  status: number;
}

/** Where a request stands: it came; its effect is there and its answer is not; its answer is written. */
export type RequestPhase = 'arrived' | 'handled' | 'answered';

/** Called and awaited at each phase of each request: what it does happens before the request goes on. */
export type RequestListener = (request: LoggedRequest, phase: RequestPhase) => void | Promise<void>;

const KEPT = 20_000;

/** The newest 20,000 requests, and a count of all per route. */
export class RequestLog {
  private requests: LoggedRequest[] = [];
  private readonly perRoute = new Map<string, number>();
  private readonly listeners = new Set<RequestListener>();

  add(request: LoggedRequest, route: string): void {
    this.requests.push(request);
    if (this.requests.length > KEPT * 2) this.requests = this.requests.slice(-KEPT);
    this.perRoute.set(route, (this.perRoute.get(route) ?? 0) + 1);
  }

  all(): LoggedRequest[] {
    return this.requests.slice(-KEPT);
  }

  counts(): Record<string, number> {
    return Object.fromEntries(this.perRoute);
  }

  listen(listener: RequestListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async tell(request: LoggedRequest, phase: RequestPhase): Promise<void> {
    for (const listener of this.listeners) await listener(request, phase);
  }
}
