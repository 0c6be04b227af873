import {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import type { Answer } from '../../src/api/answer';
import type { PortalId } from '../../src/ids';
import type { ApiUser, Door } from './door';
import { bytesOf, hubspotBody, jsonOf, signedPartsOf } from './hubspot-request';
import { checkHubSpotSignature, type SignatureCheck } from './hubspot-signature';
import { readSignedUser } from './signed-user';

export interface ApiParts {
  readonly doors: readonly Door[];
  readonly publicUrl: string;
  readonly hubspot: { readonly clientSecret: string; readonly appId: string };
  /** Why the portal cannot be served, for its people; undefined when it can. */
  readonly closed: (portalId: PortalId) => Promise<Refusal | undefined>;
  readonly mayManage: (user: ApiUser) => Promise<boolean>;
  readonly logger: Logger;
}

export type Refusal = Extract<Answer<never>, { ok: false }>;

/** A portal's screens together: far above what people do, far below what hurts others. */
const WINDOW_MS = 10_000;
const PER_WINDOW = 300;

const RELOAD = 'Reload the page. If it stays, ask who looks after Ringback to connect it again.';
const UNSIGNED: Readonly<Record<Exclude<SignatureCheck, 'genuine'>, string>> = {
  unsigned: 'The request does not come from HubSpot.',
  forged: 'The request is not signed by HubSpot for this app.',
  stale: 'The request is too old, or its clock is wrong.',
};

/**
 * `POST /api/…`: the screens' doors. Only what HubSpot signed for this very address is read; the portal and
 * the user come from what was signed, never from the body.
 *
 * 200 answered, also with what is expected to fail · 401 not signed, or for another app · 404 no such door ·
 * 413 too large · 415 not JSON · 429 too many for this portal · 503 something of ours is away. Each body is
 * an {@link Answer}.
 */
export function apiRouter(parts: ApiParts): Router {
  const router = Router();
  const users = new WeakMap<Request, ApiUser>();

  const authenticate: RequestHandler = (req, res, next) => {
    const checked = checkHubSpotSignature(
      signedPartsOf(req, parts.publicUrl),
      parts.hubspot.clientSecret,
      Date.now(),
    );
    if (checked !== 'genuine') {
      refuse(res, 401, UNSIGNED[checked], RELOAD);
      return;
    }
    const query = new URL(req.originalUrl, parts.publicUrl).searchParams;
    const read = readSignedUser(query, parts.hubspot.appId);
    if (!read.ok) {
      refuse(res, 401, read.problem, RELOAD);
      return;
    }
    users.set(req, read.user);
    next();
  };
  const userOf = (req: Request): ApiUser => {
    const user = users.get(req);
    if (user === undefined) throw new Error('A door was reached past the signature.');
    return user;
  };

  const limit = rateLimit({
    windowMs: WINDOW_MS,
    limit: PER_WINDOW,
    keyGenerator: (req) => userOf(req).portalId,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_req, res) =>
      refuse(
        res,
        429,
        'Your HubSpot account asks faster than Ringback may answer.',
        'Wait ten seconds and try again.',
      ),
  });

  const serve =
    (door: Door): RequestHandler =>
    async (req, res) => {
      const user = userOf(req);
      const body = jsonOf(bytesOf(req));
      if (body === undefined) {
        refuse(res, 415, 'The request could not be read.', 'Send a JSON object.');
        return;
      }
      const refusal =
        (await parts.closed(user.portalId)) ??
        (door.permission === 'manage' && !(await parts.mayManage(user)) ? NO_MANAGER : undefined);
      res.json(refusal ?? (await door.answer(user, body)));
    };

  router.use('/api', hubspotBody, authenticate, limit);
  for (const door of parts.doors) router.post(door.path, serve(door));
  router.use('/api', (_req, res) =>
    refuse(res, 404, 'Ringback has nothing at this address.', 'Reload the page.'),
  );
  router.use('/api', failed(parts.logger));
  return router;
}

const NO_MANAGER: Refusal = {
  ok: false,
  reason: 'You may look at these settings, and not change them.',
  cure: 'Ask somebody who may manage Ringback; they are listed under People.',
};

function refuse(res: Response, status: number, reason: string, cure: string): void {
  const answer: Refusal = { ok: false, reason, cure };
  res.status(status).json(answer);
}

function failed(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (error instanceof Error && 'status' in error && error.status === 413) {
      refuse(res, 413, 'This is more than Ringback takes at once.', 'Shorten it and try again.');
      return;
    }
    logger.error({ err: error }, 'a door of the screens failed');
    refuse(res, 503, 'Ringback could not do this right now.', 'Try again in a minute.');
  };
}
