import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Router,
} from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';

export interface HttpParts {
  readonly telnyx: Router;
  /** HubSpot's webhooks and workflow actions. */
  readonly hubspot: Router[];
  /** The doors of the screens in HubSpot. */
  readonly api: Router;
  readonly install: Router;
  readonly health: Router;
  /** The sandbox's control routes, only while the sandbox runs. */
  readonly sandbox: Router | undefined;
  readonly logger: Logger;
}

/** Everything that answers on the port, in the order in which it is asked. */
export function httpApp(parts: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Webhooks come first and carry no page's headers: they are the busiest door.
  app.use(parts.telnyx);
  app.use(parts.hubspot);
  app.use(parts.health);
  if (parts.sandbox !== undefined) app.use('/sandbox', parts.sandbox);
  app.use(helmet());
  app.use(parts.api);
  app.use(parts.install);
  app.use(notFound);
  app.use(failed(parts.logger));
  return app;
}

const notFound: RequestHandler = (_req, res) => {
  res.status(404).json({ error: 'There is nothing at this address.' });
};

function failed(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status =
      error instanceof Error && 'status' in error && typeof error.status === 'number'
        ? error.status
        : 503;
    if (status >= 500) logger.error({ err: error }, 'a request failed');
    res.status(status).json({
      error:
        status >= 500
          ? 'Ringback could not do this right now. Please try again.'
          : 'The request could not be read.',
    });
  };
}
