import type { Request, Response } from 'express';

/** One request to a platform's API. */
export interface LoggedRequest {
  /** Real time of arrival: epoch milliseconds with fractions. */
  readonly at: number;
  /** Whose access token it carried, where there are portals and the token is known. */
  readonly portalId?: number;
  readonly method: string;
  /** Below the API's base, without the query. */
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
  private readonly underWay = new WeakMap<Response, LoggedRequest>();

  /** A request came; resolves when its listeners let it go on. */
  async arrived(
    req: Request,
    res: Response,
    { route, portalId }: { readonly route: string; readonly portalId?: number | undefined },
  ): Promise<void> {
    const request: LoggedRequest = {
      at: performance.timeOrigin + performance.now(),
      ...(portalId === undefined ? {} : { portalId }),
      method: req.method,
      path: req.path,
      status: 0,
    };
    this.add(request, route);
    this.underWay.set(res, request);
    res.once('finish', () => {
      request.status = res.statusCode;
      void this.tell(request, 'answered');
    });
    await this.tell(request, 'arrived');
  }

  /** Its effect is there; resolves when its listeners let the answer go. */
  async handled(res: Response): Promise<void> {
    const request = this.underWay.get(res);
    if (request !== undefined) await this.tell(request, 'handled');
  }

  private add(request: LoggedRequest, route: string): void {
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

  /** Of one portal, or of all. */
  counts(portalId?: number): Record<string, number> {
    return Object.fromEntries(
      portalId === undefined ? this.all : (this.perPortal.get(portalId) ?? []),
    );
  }

  listen(listener: RequestListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async tell(request: LoggedRequest, phase: RequestPhase): Promise<void> {
    for (const listener of this.listeners) await listener(request, phase);
  }
}

function countUp(counts: Map<string, number>, route: string): Map<string, number> {
  return counts.set(route, (counts.get(route) ?? 0) + 1);
}
