import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';

/**
 * What can go wrong between us and a platform, as `POST /sandbox/faults` and the tests ask for it.
 *
 * - `slow`: the request is handled `delayMs` later.
 * - `error_before`: answered with `status` and `body`; nothing happened.
 * - `error_after`: handled in full, then answered with `status`: the platform did it and says it did not.
 * - `hang_before` / `hang_after`: never answered; nothing happened / it was handled in full.
 * - `cut_before` / `cut_after`: the connection is cut; nothing happened / it was handled in full.
 * - `malformed_after`: handled in full, answered 200 with bytes that are no JSON.
 */
export const faultSchema = z.strictObject({
  kind: z.enum([
    'slow',
    'error_before',
    'error_after',
    'hang_before',
    'hang_after',
    'cut_before',
    'cut_after',
    'malformed_after',
  ]),
  /** Which requests: a method and a path prefix below the API base, such as `POST /messages`. All when absent. */
  route: z.string().optional(),
  status: z.int().min(400).max(599).default(500),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  delayMs: z.int().min(0).default(0),
  /** How many matching requests it strikes; for good when absent. */
  times: z.int().min(1).optional(),
  /** The share of matching requests it strikes. */
  probability: z.number().min(0).max(1).default(1),
});
export type Fault = z.infer<typeof faultSchema>;

/** The faults in force on one emulator, struck in the order they were added. */
export class Faults {
  private inForce: { fault: Fault; left: number }[] = [];

  /** @param random where the dice for `probability` come from, so that a run can be repeated by its seed. */
  constructor(private readonly random: () => number = Math.random) {}

  add(fault: z.input<typeof faultSchema>): void {
    const parsed = faultSchema.parse(fault);
    this.inForce.push({ fault: parsed, left: parsed.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.inForce = [];
  }

  /** The fault that strikes this request, counted as used, or undefined. `path` is below the API base. */
  strike(method: string, path: string): Fault | undefined {
    const hit = this.inForce.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.route === undefined || `${method} ${path}`.startsWith(fault.route)) &&
        this.random() < fault.probability,
    );
    if (hit === undefined) return undefined;
    hit.left -= 1;
    return hit.fault;
  }
}

/**
 * Express middleware that lets the faults in force strike. Mount it at the API base, before the routes.
 * "After" faults run the route for real and replace only what goes out on the wire.
 */
export function faultMiddleware(faults: Faults): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    const fault = faults.strike(req.method, req.path);
    if (fault === undefined) {
      next();
      return;
    }
    switch (fault.kind) {
      case 'slow':
        setTimeout(next, fault.delayMs);
        return;
      case 'error_before':
        answerError(res, fault);
        return;
      case 'hang_before':
        return;
      case 'cut_before':
        req.socket.destroy();
        return;
      case 'error_after':
        replaceAnswer(res, () => answerError(res, fault));
        break;
      case 'hang_after':
        replaceAnswer(res, () => undefined);
        break;
      case 'cut_after':
        replaceAnswer(res, () => req.socket.destroy());
        break;
      case 'malformed_after':
        replaceAnswer(res, () => {
          res.statusCode = 200;
          res.setHeader('content-type', 'application/json');
          res.removeHeader('content-length');
          Object.getPrototypeOf(res).end.call(res, '{"data": {"id":');
        });
        break;
    }
    next();
  };
}

function answerError(res: Response, fault: Fault): void {
  const raw = JSON.stringify(fault.body ?? { message: 'injected fault' });
  res.statusCode = fault.status;
  for (const [name, value] of Object.entries(fault.headers)) res.setHeader(name, value);
  res.setHeader('content-type', 'application/json');
  res.removeHeader('content-length');
  Object.getPrototypeOf(res).end.call(res, raw);
}

/** Swallows what the route wants to answer and does `instead` once the route is done. */
function replaceAnswer(res: Response, instead: () => void): void {
  res.write = () => true;
  res.end = () => {
    instead();
    return res;
  };
}
