import express from 'express';
import { z } from 'zod';
import { apiRouter } from '../../../server/api/api-router';
import { door } from '../../../server/api/door';
import { createLogger } from '../../../server/operations/logger';
import { ListeningPort } from '../../../server/sandbox/listening-port';
import {
  FetchProxy,
  fetchRequestSchema,
  wrapped,
} from '../../../server/sandbox/preview/fetch-proxy';

const APP = { clientSecret: 'a-secret', appId: '77' };
const PERMITTED = 'https://ringback.example.com';
const DANA = { portalId: 4_242_001, userId: 60_000_001, userEmail: "d'ana+desk@example.com" };

/** A backend that reads requests with the product's own door, and fails as often as it is told to. */
async function startBackend() {
  const seen: { readonly signature: string; readonly body: string }[] = [];
  const state = { failures: 0, held: Promise.resolve() };
  const app = express();
  app.use(express.text({ type: () => true }), (req, res, next) => {
    seen.push({ signature: req.get('x-hubspot-signature-v3') ?? '', body: String(req.body) });
    req.body = Buffer.from(String(req.body));
    if (state.failures > 0) {
      state.failures -= 1;
      res.status(503).json({ ok: false });
    } else state.held.then(() => next(), next);
  });
  const port = new ListeningPort(app);
  await port.open(0);
  const origin = `http://127.0.0.1:${port.number}`;
  const echo = door('/api/echo', z.object({ said: z.string() }), 'use', async (user, input) => ({
    ok: true,
    value: { user, ...input },
  }));
  app.use(
    apiRouter({
      doors: [echo],
      publicUrl: origin,
      hubspot: APP,
      closed: async () => undefined,
      mayManage: async () => true,
      logger: createLogger('fatal'),
    }),
  );
  const proxy = new FetchProxy({ origin, app: APP, permittedFetch: async () => [PERMITTED] });
  return { seen, state, proxy, stop: () => port.close() };
}

const asked = (url: string, body: Record<string, unknown> = { said: 'hello' }) =>
  fetchRequestSchema.parse({ url, method: 'POST', body });

describe('HubSpot’s proxy, as the preview plays it,', () => {
  let backend: Awaited<ReturnType<typeof startBackend>>;
  beforeEach(async () => {
    backend = await startBackend();
  });
  afterEach(() => backend.stop());

  it('signs so that the product knows who asks', async () => {
    const answer = await backend.proxy.ask(DANA, asked(`${PERMITTED}/api/echo?list=a,b:c`));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      ok: true,
      value: {
        said: 'hello',
        user: { portalId: '4242001', userId: '60000001', email: "d'ana+desk@example.com" },
      },
    });
  });

  it('sends once more by itself when the backend fails, and the same body', async () => {
    backend.state.failures = 1;
    const answer = await backend.proxy.ask(DANA, asked(`${PERMITTED}/api/echo`));
    expect(answer.status).toBe(200);
    expect(backend.seen.map(({ body }) => body)).toEqual(['{"said":"hello"}', '{"said":"hello"}']);
  });

  it('gives up after the second failure', async () => {
    backend.state.failures = 5;
    const answer = await backend.proxy.ask(DANA, asked(`${PERMITTED}/api/echo`));
    expect(answer.status).toBe(503);
    expect(backend.seen).toHaveLength(2);
  });

  it.each(['https://elsewhere.example.com/api/echo', 'http://ringback.example.com/api/echo'])(
    'sends nothing to %s, which the app does not name',
    async (url) => {
      expect((await backend.proxy.ask(DANA, asked(url))).status).toBe(403);
      expect(backend.seen).toEqual([]);
    },
  );

  it('passes on no more than 1 MB', async () => {
    const answer = await backend.proxy.ask(
      DANA,
      asked(`${PERMITTED}/api/echo`, { said: 'x'.repeat(1024 * 1024) }),
    );
    expect(answer.status).toBe(413);
    expect(backend.seen).toEqual([]);
  });

  it('has 20 requests of an account under way and no more', async () => {
    let release = (): void => undefined;
    backend.state.held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = Array.from({ length: 20 }, () =>
      backend.proxy.ask(DANA, asked(`${PERMITTED}/api/echo`)),
    );
    expect((await backend.proxy.ask(DANA, asked(`${PERMITTED}/api/echo`))).status).toBe(429);
    release();
    const statuses = (await Promise.all(first)).map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 20 }, () => 200));
  });

  it('says so when the backend cannot be reached', async () => {
    await backend.stop();
    expect(await backend.proxy.ask(DANA, asked(`${PERMITTED}/api/echo`))).toMatchObject({
      status: 504,
      body: expect.stringContaining('cannot be reached'),
    });
  });

  it('can wrap a failure in an answer of its own that says 200', async () => {
    const failed = { status: 503, contentType: 'application/json', body: '{"ok":false}' };
    expect(JSON.parse(wrapped(failed).body)).toMatchObject({
      status: 'error',
      responseBody: '{"ok":false}',
      context: { appServerStatusCode: ['503'] },
    });
    expect(wrapped(failed).status).toBe(200);
  });
});
