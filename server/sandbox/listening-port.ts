import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** An application behind a port of 127.0.0.1 that can be closed and opened again. */
export class ListeningPort {
  private server: Server | undefined;
  private bound = 0;

  constructor(private readonly app: Express) {}

  get number(): number {
    return this.bound;
  }

  /** Does nothing when it is open. @param port 0: any free one. @throws when the port is taken. */
  async open(port: number): Promise<void> {
    if (this.server !== undefined) return;
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
