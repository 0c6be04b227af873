import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import express from 'express';
import fc from 'fast-check';
import pino from 'pino';
import request from 'supertest';
import type { TelnyxAccount } from '../../../server/telnyx/account-store';
import type { RecordedEvent } from '../../../server/webhooks/record-events';
import { telnyxWebhook } from '../../../server/webhooks/telnyx-webhook';
import { type PortalId, portalId } from '../../../src/ids';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const TOKEN = '42.secret';

const account: TelnyxAccount = {
  id: 'a',
  portalId: thePortal(),
  apiKey: 'k',
  webhookToken: TOKEN,
  publicKey: createPublicKey(publicKey.export({ format: 'pem', type: 'spki' })),
  keyRefusedBecause: undefined,
};

function thePortal(): PortalId {
  const id = portalId('42');
  if (id === undefined) throw new Error('42 is a portal id');
  return id;
}

let recorded: RecordedEvent[];
let recordingFails: boolean;

const door = express().use(
  telnyxWebhook({
    keys: {
      find: (token) => Promise.resolve(token === TOKEN ? account : undefined),
      refetch: () => Promise.resolve(undefined),
    },
    record: (event) => {
      if (recordingFails) return Promise.reject(new Error('the database is away'));
      recorded.push(event);
      return Promise.resolve();
    },
    now: Date.now,
    logger: pino({ level: 'silent' }),
    count: () => undefined,
  }),
);

beforeEach(() => {
  recorded = [];
  recordingFails = false;
});

function signed(body: string | Buffer, secondsOff = 0): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000) + secondsOff);
  const signature = sign(
    null,
    Buffer.concat([Buffer.from(`${timestamp}|`), Buffer.from(body)]),
    privateKey,
  );
  return {
    'telnyx-timestamp': timestamp,
    'telnyx-signature-ed25519': signature.toString('base64'),
  };
}

const hangup = JSON.stringify({
  data: {
    id: 'e1',
    event_type: 'call.hangup',
    payload: { call_session_id: 's1', something_new: [1] },
  },
  meta: { attempt: 1 },
});

async function deliver(
  body: string | Buffer,
  headers: Record<string, string>,
  path = `/webhooks/telnyx/${TOKEN}`,
): Promise<request.Response> {
  return request(door)
    .post(path)
    .set('content-type', 'application/json')
    .set(headers)
    .send(Buffer.from(body).toString('utf8'));
}

test('a genuine event is recorded with its job before it is acknowledged', async () => {
  expect((await deliver(hangup, signed(hangup))).status).toBe(200);
  expect(recorded).toMatchObject([
    { id: 'e1', portalId: '42', sessionId: 's1', task: 'call', body: hangup },
  ]);
});

test('an event of an unknown type is recorded and starts nothing', async () => {
  const unknown = JSON.stringify({ data: { id: 'e2', event_type: 'call.dreamt', payload: {} } });
  expect((await deliver(unknown, signed(unknown))).status).toBe(200);
  expect(recorded).toMatchObject([{ id: 'e2', task: undefined }]);
});

const refusals: readonly [string, number, () => Promise<request.Response>][] = [
  ['without a signature', 401, () => deliver(hangup, {})],
  ['with a signature over something else', 401, () => deliver(`${hangup} `, signed(hangup))],
  ['301 seconds old', 401, () => deliver(hangup, signed(hangup, -302))],
  ['from the future', 401, () => deliver(hangup, signed(hangup, 302))],
  [
    'for an address of nobody',
    401,
    () => deliver(hangup, signed(hangup), '/webhooks/telnyx/42.other'),
  ],
  ['signed, but no JSON', 400, () => deliver('{"data"', signed('{"data"'))],
  ['signed, but no event', 400, () => deliver('{"data":{}}', signed('{"data":{}}'))],
  [
    'for a message that is none',
    400,
    () => deliver(hangup, signed(hangup), `/webhooks/telnyx/${TOKEN}/messages/7`),
  ],
  [
    'in another format',
    415,
    () =>
      request(door).post(`/webhooks/telnyx/${TOKEN}`).set('content-type', 'text/plain').send('x'),
  ],
  ['larger than a megabyte', 413, () => deliver(' '.repeat(1_100_000), {})],
];

test.each(refusals)(
  'an event %s is refused with %i and a sentence, and leaves no trace',
  async (_what, status, send) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(/\.$/);
    expect(recorded).toEqual([]);
  },
);

test('while the database is away Telnyx is asked to try again, and never told that the address is unknown', async () => {
  recordingFails = true;
  const answer = await deliver(hangup, signed(hangup));
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('1');
});

test('whatever comes, signed or not, gets an answer that Telnyx understands', async () => {
  const json = fc.oneof(
    fc.json(),
    fc
      .record({
        data: fc.record({ id: fc.string(), event_type: fc.string(), payload: fc.object() }),
      })
      .map((event) => JSON.stringify(event)),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(json, fc.boolean(), async (body, genuine) => {
      const answer = await deliver(
        body,
        genuine
          ? signed(Buffer.from(body).toString('utf8'))
          : { 'telnyx-timestamp': body.slice(0, 10).replace(/[^\x20-\x7e]/g, '') },
      );
      expect([200, 400, 401, 415]).toContain(answer.status);
    }),
    { numRuns: 200 },
  );
});
