import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { type Faults, faultMiddleware } from '../fault';
import type { RequestLog } from '../request-log';
import { acting, byApp } from './acting';
import type { ApiRequest } from './api-request';
import { authenticate, missingScopes, portalOfHeader } from './authentication';
import { consentRoutes } from './consent';
import { notFound, Refusal, type Reply, refusalReply } from './errors';
import { introspect, issueToken, revoke } from './oauth-token';
import type { Platform } from './platform';
import { unavailable } from './portal-state-refusal';
import { REQUESTS_POLICY, rateHeaders, SEARCH_POLICY, tooManyRequests } from './rate-limit';
import { recordPages } from './record-pages';
import { ROUTES, type Route, routeName, TOKEN_PATHS } from './routes';

/** What is for people to look at: neither logged nor struck by faults. */
const PAGES = /^\/($|portals(\/|$)|contacts(\/|$)|oauth\/(\d+\/)?authorize$)/;

/** The HTTP application: pages, then for the API log, faults, body, token, portal, limit, scopes, route, in this order. */
export function hubSpotApplication(platform: Platform, faults: Faults, log: RequestLog): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const lengths = new WeakMap<object, number>();

  const arrive: RequestHandler = async (req, res, next) => {
    const portalId = portalOfHeader(platform, req.headers.authorization);
    await log.arrived(req, res, { route: routeName(req.method, req.path), portalId });
    next();
  };

  /** Writes in one piece with `end` alone, which is what the faults of the kind "after" replace. */
  const answer = async (res: Response, reply: Reply): Promise<void> => {
    await log.handled(res);
    res.statusCode = reply.status;
    for (const [name, value] of Object.entries(reply.headers ?? {})) res.setHeader(name, value);
    if (reply.body === undefined) {
      res.end();
      return;
    }
    res.setHeader('content-type', 'application/json;charset=utf-8');
    res.end(JSON.stringify(reply.body));
  };

  const serve =
    (route: Route): RequestHandler<Record<string, string>> =>
    async (req, res) =>
      await answer(res, handle(platform, route, req, lengths.get(req) ?? 0));

  const unreadable: ErrorRequestHandler = async (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
    const refusal =
      typeof status === 'number' && status >= 400 && status < 500
        ? new Refusal(
            status,
            'VALIDATION_ERROR',
            `Invalid input JSON on line 1, column 1: ${String(error)}`,
          )
        : new Refusal(500, 'INTERNAL_ERROR', String(error));
    await answer(res, refusalReply(refusal));
  };

  app.use(consentRoutes(platform), recordPages(platform));
  const faulty = faultMiddleware(faults);
  app.use(exceptPages(arrive), exceptPages(faulty));
  const keepLength = (req: object, _res: unknown, raw: Buffer): void => {
    lengths.set(req, raw.toString().length);
  };
  app.use(
    express.json({ limit: '5mb', verify: keepLength }),
    express.urlencoded({ extended: false }),
  );
  app.post(
    TOKEN_PATHS.token,
    async (req, res) => await answer(res, issueToken(platform, req.body)),
  );
  app.post(
    TOKEN_PATHS.introspect,
    async (req, res) => await answer(res, introspect(platform, req.body)),
  );
  app.post(TOKEN_PATHS.revoke, async (req, res) => await answer(res, revoke(platform, req.body)));
  for (const route of ROUTES) app[route.method](route.path, serve(route));
  app.use(async (_req, res) => await answer(res, refusalReply(notFound('resource not found'))));
  app.use(unreadable);
  return app;
}

function exceptPages(middleware: RequestHandler): RequestHandler {
  return (req, res, next) => (PAGES.test(req.path) ? next() : middleware(req, res, next));
}

function handle(
  platform: Platform,
  route: Route,
  req: Request<Record<string, string>>,
  bodyLength: number,
): Reply {
  const known = authenticate(platform, req.headers.authorization);
  if (known instanceof Refusal) return refusalReply(known);
  const { portal, grant } = known;
  const away = unavailable(portal, req.path);
  if (away !== undefined) return refusalReply(away);

  let headers: Record<string, string> = {};
  if (platform.limits !== undefined && route.counted === 'searches') {
    // Searches are counted per account, and their answers carry no rate headers.
    if (platform.limits.searches.take(String(portal.id)) === undefined)
      return tooManyRequests(SEARCH_POLICY);
  } else if (platform.limits !== undefined) {
    const remaining = platform.limits.requests.take(`${grant.clientId} ${portal.id}`);
    headers = rateHeaders(REQUESTS_POLICY, remaining ?? 0);
    if (remaining === undefined) return { ...tooManyRequests(REQUESTS_POLICY), headers };
  }
  const reply =
    missingScopes(grant, route.scopes) ??
    notJson(req) ??
    acting(platform, portal, byApp(platform.apps.get(grant.clientId)?.appId), () =>
      route.handle(apiRequest(platform, known, req, bodyLength)),
    );
  const shown = reply instanceof Refusal ? refusalReply(reply) : reply;
  return { ...shown, headers: { ...headers, ...shown.headers } };
}

function notJson(req: Request<Record<string, string>>): Refusal | undefined {
  const hasBody =
    req.headers['content-length'] !== undefined && req.headers['content-length'] !== '0';
  return hasBody && req.is('application/json') === false
    ? new Refusal(
        415,
        'VALIDATION_ERROR',
        `Content-Type ${req.headers['content-type'] ?? ''} is not supported.`,
      )
    : undefined;
}

function apiRequest(
  platform: Platform,
  known: Pick<ApiRequest, 'portal' | 'grant'>,
  req: Request<Record<string, string>>,
  bodyLength: number,
): ApiRequest {
  return {
    platform,
    ...known,
    param: (name) => req.params[name] ?? '',
    query: (name) => {
      const values: unknown[] = [req.query[name] ?? []].flat();
      return values.flatMap((value) =>
        typeof value === 'string' ? value.split(',').filter((part) => part !== '') : [],
      );
    },
    body: bodyLength === 0 ? undefined : req.body,
    bodyLength,
  };
}
