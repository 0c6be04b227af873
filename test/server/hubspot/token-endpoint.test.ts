import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { redeemCode, refreshGrant } from '../../../server/hubspot/token-endpoint';

const NOW = 1_700_000_000_000;
const GRANT = { accessToken: 'old', refreshToken: 'r', expiresAt: 0, scopes: ['oauth'] };
const TOKEN = { access_token: 'a', refresh_token: 'r2', expires_in: 1_800 };

let server: Server;
let answer: (path: string, form: URLSearchParams) => { status: number; body: unknown } | undefined;

beforeAll(async () => {
  const listener: RequestListener = async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const answered = answer(req.url ?? '', new URLSearchParams(text));
    if (answered === undefined) return;
    res.writeHead(answered.status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(answered.body));
  };
  server = createServer((req, res) => void listener(req, res)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function app() {
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const base = `http://127.0.0.1:${port}`;
  return { clientId: 'id', clientSecret: 's', appId: '1', apiBase: base, appBase: base };
}

const refresh = (timeoutMs?: number) => refreshGrant(app(), GRANT, NOW, timeoutMs);
const redeem = () => redeemCode(app(), 'code', 'https://us.example/cb', NOW);
const always = (status: number, body: unknown) => {
  answer = () => ({ status, body });
};

test('a renewal expires when HubSpot says, and keeps its scopes when HubSpot names none', async () => {
  always(200, TOKEN);
  expect(await refresh()).toEqual({
    kind: 'granted',
    grant: {
      accessToken: 'a',
      refreshToken: 'r2',
      expiresAt: NOW + 1_800_000,
      scopes: ['oauth'],
    },
  });
});

test('asks at the dated address, in a form', async () => {
  let asked = '';
  answer = (path, form) => {
    asked = `${path} ${form.toString()}`;
    return { status: 200, body: TOKEN };
  };
  await refresh();
  expect(asked).toBe(
    '/oauth/2026-09/token grant_type=refresh_token&refresh_token=r&client_id=id&client_secret=s',
  );
});

test.each([
  ['a refresh token that was taken back', 400, { status: 'BAD_REFRESH_TOKEN' }, 'dead'],
  ['invalid_grant', 400, { error: 'invalid_grant', message: 'no' }, 'dead'],
  ['an account that is gone', 400, { status: 'BAD_HUB' }, 'dead'],
  ['access_denied', 403, { error: 'access_denied' }, 'dead'],
  ['a wrong client id', 400, { status: 'BAD_CLIENT_ID', error: 'invalid_client' }, 'app_refused'],
  ['a wrong secret', 400, { status: 'BAD_CLIENT_SECRET' }, 'app_refused'],
  ['invalid_client', 401, { error: 'invalid_client' }, 'app_refused'],
  ['too many requests', 429, { policyName: 'TEN_SECONDLY_ROLLING' }, 'unavailable'],
  ['an outage', 503, {}, 'unavailable'],
  ['an outage that talks of the grant', 500, { error: 'invalid_grant' }, 'unavailable'],
  ['something unheard of', 400, { error: 'temporarily_confused' }, 'unavailable'],
  ['success without a token', 200, { access_token: '' }, 'unavailable'],
])('%s', async (_, status, body, kind) => {
  always(status, body);
  expect((await refresh()).kind).toBe(kind);
});

test('no answer in time is an outage', async () => {
  answer = () => undefined;
  expect((await refresh(200)).kind).toBe('unavailable');
});

test('a code gives the account, who granted it and what', async () => {
  always(200, { ...TOKEN, hub_id: 42, user_id: 7, scopes: ['oauth', 'x'] });
  expect(await redeem()).toMatchObject({
    kind: 'granted',
    portalId: '42',
    grantedBy: 7,
    grant: { scopes: ['oauth', 'x'] },
  });
});

test('where the answer does not name the account, the token is asked', async () => {
  answer = (path, form) =>
    path.endsWith('/introspect') && form.get('token') === 'a'
      ? { status: 200, body: { active: true, hub_id: 42, user_id: 7, scopes: ['oauth'] } }
      : { status: 200, body: TOKEN };
  expect(await redeem()).toMatchObject({ kind: 'granted', portalId: '42', grantedBy: 7 });
});

test('an account that cannot be found out is not guessed', async () => {
  answer = (path) =>
    path.endsWith('/introspect') ? { status: 503, body: {} } : { status: 200, body: TOKEN };
  expect(await redeem()).toMatchObject({ kind: 'unavailable' });
});

test('a code that was used is dead', async () => {
  always(400, { status: 'BAD_AUTH_CODE', error: 'invalid_grant' });
  expect((await redeem()).kind).toBe('dead');
});
