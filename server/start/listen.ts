import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** A cause that a person can remove, told without a stack trace. */
export class StartProblem extends Error {}

/**
 * Opens the port. Called last, when everything behind it is ready: a request that finds nobody behind an
 * open port may be lost for good.
 *
 * @throws StartProblem when the port is taken or may not be used.
 */
export async function listen(
  app: Express,
  port: number,
): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer(app);
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      switch (error.code) {
        case 'EADDRINUSE':
          reject(
            new StartProblem(
              `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 10} npm start`,
            ),
          );
          return;
        case 'EACCES':
          reject(
            new StartProblem(
              `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`,
            ),
          );
          return;
        default:
          reject(error);
      }
    });
    server.listen(port, () => resolve());
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Takes no new requests, lets those under way finish, and gives up on idle connections at once. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}
