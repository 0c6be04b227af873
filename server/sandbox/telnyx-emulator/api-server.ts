import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Response,
} from 'express';
import { type Faults, faultMiddleware } from '../fault';
import { authenticate } from './accounts';
import { refuse } from './errors';
import type { Platform } from './platform';
import type { Reply } from './reply';
import type { LoggedRequest, RequestLog } from './request-log';
import { ROUTES, type Route, routeName } from './routes';

const API_PREFIX = '/v2';

/** The HTTP application: log, faults, body, key, route, in this order, so that a fault strikes whatever is asked. */
export function apiApplication(platform: Platform, faults: Faults, log: RequestLog): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'extended');
  const logged = new WeakMap<Response, LoggedRequest>();

  const arrive: RequestHandler = async (req, res, next) => {
    const request = {
      at: performance.timeOrigin + performance.now(),
      method: req.method,
      path: req.path,
      status: 0,
    };
    log.add(request, routeName(req.method, req.path));
    logged.set(res, request);
    res.once('finish', () => {
      request.status = res.statusCode;
      void log.tell(request, 'answered');
    });
    await log.tell(request, 'arrived');
    next();
  };

  /** Writes in one piece with `end` alone, which is what the faults of the kind "after" replace. */
  const answer = async (res: Response, reply: Reply): Promise<void> => {
    const request = logged.get(res);
    if (request !== undefined) await log.tell(request, 'handled');
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

/** The application behind a port that can be closed and opened again. */
export class ApiServer {
  private server: Server | undefined;
  private bound = 0;

  constructor(private readonly app: Express) {}

  get port(): number {
    return this.bound;
  }

  /** @throws when the port is taken. */
  async listen(port: number): Promise<void> {
    const server = createServer(this.app);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
    this.bound = (server.address() as AddressInfo).port; // bound to TCP just above
    this.server = server;
  }

  /** Stops listening and cuts every connection, idle or hanging. */
  async close(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server === undefined) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}
