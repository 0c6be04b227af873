/**
 * The least that turns a missed call into a text and loses neither: Express, a signature check, graphile-worker, one
 * ledger row, one request to Telnyx. No tenants, no decision, no HubSpot. The product's way to the text is held
 * against it (perf reference, section 11).
 */
import { createPublicKey, verify } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Logger, run } from 'graphile-worker';
import { Pool } from 'pg';
import { z } from 'zod';

const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
pool.on('error', () => undefined);
pool.on('connect', (client) => client.on('error', () => undefined));
const telnyx = process.env['TELNYX_API_BASE'] ?? '';
const apiKey = process.env['TELNYX_KEY'] ?? '';
const raw = Buffer.from(process.env['PUBLIC_KEY'] ?? '', 'base64').toString('base64url');
const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });

const jobSchema = z.object({ id: z.string(), from: z.string(), to: z.string() });

interface CallWebhook {
  readonly id: string;
  readonly event_type: string;
  readonly payload: { readonly from: string; readonly to: string };
}

/** Row before request, answer after it: never twice. */
async function text(id: string, from: string, to: string): Promise<void> {
  const claimed = await pool.query({
    name: 'claim',
    text: "INSERT INTO ledger (event_id, state) VALUES ($1, 'claimed') ON CONFLICT DO NOTHING",
    values: [id],
  });
  if (claimed.rowCount === 0) return;
  const answer = await fetch(`${telnyx}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ from, to, text: 'Sorry we missed your call. Reply STOP to opt out.' }),
  });
  const { data }: { data?: { id: string } } = JSON.parse(await answer.text());
  await pool.query({
    name: 'settle',
    text: 'UPDATE ledger SET state = $2, telnyx_id = $3 WHERE event_id = $1',
    values: [id, answer.ok ? 'accepted' : 'refused', data?.id],
  });
}

async function start(): Promise<void> {
  await pool.query(`
    CREATE TABLE event (id text PRIMARY KEY, type text NOT NULL, body json NOT NULL);
    CREATE TABLE ledger (event_id text PRIMARY KEY, state text NOT NULL, telnyx_id text)`);
  await run({
    pgPool: pool,
    concurrency: 10,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: {
      text: async (payload) => {
        const { id, from, to } = jobSchema.parse(payload);
        await text(id, from, to);
      },
    },
  });

  const app = express();
  app.post('/webhooks', express.raw({ type: 'application/json' }), async (req, res) => {
    const body: Buffer = req.body;
    const signature = Buffer.from(req.get('telnyx-signature-ed25519') ?? '', 'base64');
    const signed = Buffer.concat([Buffer.from(`${req.get('telnyx-timestamp')}|`), body]);
    if (!verify(null, signed, key, signature)) {
      res.status(401).json({});
      return;
    }
    // Signed by whoever sends what this benchmark makes, so its shape is known.
    const { data }: { data: CallWebhook } = JSON.parse(body.toString('utf8'));
    // The texter is the number that was called.
    const job = { id: data.id, from: data.payload.to, to: data.payload.from };
    await pool.query({
      name: 'record',
      text: `WITH fresh AS (
               INSERT INTO event VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id, type
             )
             SELECT graphile_worker.add_job('text', $4::json, job_key => id, job_key_mode => 'unsafe_dedupe')
             FROM fresh WHERE type = 'call.hangup'`,
      values: [data.id, data.event_type, body.toString('utf8'), JSON.stringify(job)],
    });
    res.status(200).json({});
  });
  const server = app.listen(0, '127.0.0.1', () => {
    process.send?.((server.address() as AddressInfo).port); // bound to TCP just above
  });
}

process.once('disconnect', () => process.exit());
void start();
