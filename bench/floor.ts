/**
 * The floor that the product's webhook door is held against: Express, a signature check with a cached key, and the
 * product's own statement for insert and enqueue. No tenants to look up, no schema to check, nothing else.
 */
import { createPublicKey, verify } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Gather } from '../server/gather';
import { serverPool } from '../server/postgres/pool';

const pool = serverPool(process.env['DATABASE_URL'] ?? '', 'floor', { max: 20 });
const portalId = process.env['PORTAL'] ?? '';
const raw = Buffer.from(process.env['PUBLIC_KEY'] ?? '', 'base64').toString('base64url');
const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });

const write = async (events: readonly object[]): Promise<void> => {
  await pool.query({
    name: 'record-webhook-events',
    text: 'SELECT record_webhook_events($1::json)',
    values: [JSON.stringify(events)],
  });
};
const gather = new Gather<object>(write);
const record =
  process.env['GATHERED'] === 'yes'
    ? (event: object) => gather.add(event)
    : (event: object) => write([event]);

interface CallWebhook {
  readonly id: string;
  readonly event_type: string;
  readonly payload: { readonly call_session_id: string };
}

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.post(
  '/webhooks/telnyx/:token',
  express.raw({ type: 'application/json', limit: '1mb' }),
  async (req, res) => {
    const body: Buffer = req.body;
    const signature = Buffer.from(req.get('telnyx-signature-ed25519') ?? '', 'base64');
    const signed = Buffer.concat([Buffer.from(`${req.get('telnyx-timestamp')}|`), body]);
    if (!verify(null, signed, key, signature)) {
      res.status(401).json({});
      return;
    }
    const text = body.toString('utf8');
    // Signed by whoever sends what this benchmark makes; checking its shape is not part of the floor.
    const { data }: { data: CallWebhook } = JSON.parse(text);
    await record({
      portalId,
      id: data.id,
      eventType: data.event_type,
      sessionId: data.payload.call_session_id,
      receivedAt: new Date().toISOString(),
      body: text,
      task: 'call',
    });
    res.status(200).json({});
  },
);
app.get('/cpu', (_req, res) => {
  const { user, system } = process.cpuUsage();
  res.json({ seconds: (user + system) / 1e6 });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port); // bound to TCP just above
});
process.once('disconnect', () => process.exit());
