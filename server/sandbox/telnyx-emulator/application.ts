import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Response,
} from 'express';
import { type Faults, faultMiddleware } from '../fault';
import type { RequestLog } from '../request-log';
import { authenticate } from './accounts';
import { refuse } from './errors';
import type { Platform } from './platform';
import type { Reply } from './reply';
import { ROUTES, type Route, routeName } from './routes';

const API_PREFIX = '/v2';

/** The HTTP application: log, faults, body, key, route, in this order, so that a fault strikes whatever is asked. */
export function telnyxApplication(platform: Platform, faults: Faults, log: RequestLog): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'extended');

  const arrive: RequestHandler = async (req, res, next) => {
    await log.arrived(req, res, { route: routeName(req.method, req.path) });
    next();
  };

  /** Writes in one piece with `end` alone, which is what the faults of the kind "after" replace. */
  const answer = async (res: Response, reply: Reply): Promise<void> => {
    await log.handled(res);
    res.statusCode = reply.status;
    res.setHeader('content-type', 'application/json; charset=utf-8');
    for (const [name, value] of Object.entries(reply.headers ?? {})) res.setHeader(name, value);
    res.end(JSON.stringify(reply.body));
  };

  const serve =
    (route: Route): RequestHandler<{ id?: string }> =>
    async (req, res) => {
      const known = authenticate(platform, req.headers.authorization);
      const reply =
        'refusal' in known
          ? known.refusal
          : route.handle(platform, {
              account: known.account,
              id: req.params.id ?? '',
              query: req.query,
              body: req.body,
            });
      await answer(res, reply);
    };

  const unreadable: ErrorRequestHandler = async (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
    await answer(res, status === 400 ? refuse('10023') : refuse('10007', String(error)));
  };

  const api = express.Router();
  api.use(arrive, faultMiddleware(faults), express.json({ limit: '2mb', strict: false }));
  for (const route of ROUTES) api[route.method](route.path, serve(route));
  app.use(API_PREFIX, api);
  app.use(async (_req, res) => await answer(res, refuse('10005')));
  app.use(unreadable);
  return app;
}
