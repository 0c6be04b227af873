import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const envelopeSchema = z.object({
  data: z.object({
    record_type: z.literal('event'),
    event_type: z.string(),
    id: z.string(),
    occurred_at: z.string(),
    payload: z.record(z.string(), z.unknown()),
  }),
  meta: z.object({ attempt: z.number(), delivered_to: z.string() }),
});

/** One delivery as it came in. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  raw: string;
  body: z.infer<typeof envelopeSchema>;
}

/** What the receiver does with a delivery: a status to answer, with a location for 3xx, or silence. */
export type Behaviour = { status: number; location?: string } | 'silence';

/** A webhook receiver that keeps what it gets and behaves as it is told. */
export async function startWebhookReceiver() {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  let behave: (delivery: Received) => Behaviour = () => ({ status: 200 });

  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const delivery = {
        path: req.url ?? '',
        headers: req.headers,
        raw,
        body: envelopeSchema.parse(JSON.parse(raw)),
      };
      received.push(delivery);
      const behaviour = behave(delivery);
      if (behaviour !== 'silence') {
        const { status, location } = behaviour;
        res.writeHead(status, location === undefined ? {} : { location }).end('noted');
      }
      for (const check of waiting) check();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // bound to TCP just above

  return {
    url: `http://127.0.0.1:${port}`,
    received,
    types: () => received.map(({ body }) => body.data.event_type),
    payloads: (type: string) =>
      received
        .filter(({ body }) => body.data.event_type === type)
        .map(({ body }) => body.data.payload),
    behave: (rule: (delivery: Received) => Behaviour) => {
      behave = rule;
    },
    /** Waits until the condition holds, for five seconds at most. */
    until: (condition: () => boolean) =>
      new Promise<void>((resolve, reject) => {
        const limit = setTimeout(() => {
          waiting.delete(check);
          reject(
            new Error(`not within 5 s; received ${received.map((r) => r.body.data.event_type)}`),
          );
        }, 5_000);
        const check = () => {
          if (!condition()) return;
          clearTimeout(limit);
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
