import Telnyx from 'telnyx';
import { buildConnector, Client } from 'undici';
import { SEND_TIMEOUT_MS } from '../../src/sending/schedule';

/** How long opening a connection may take; nothing has been asked of Telnyx by then. */
const CONNECT_TIMEOUT_MS = 5_000;

/** One open connection to Telnyx with a client that uses it, for requests that must not be repeated. */
export interface OpenConnection {
  readonly telnyx: Telnyx;
  close(): void;
}

/**
 * Opens a fresh connection before anything is claimed or sent. So a Telnyx that cannot be reached is known
 * for certain to have got nothing, and no idle connection that the far side just closed is reused, the
 * commonest reason for a text of unknown fate.
 *
 * @throws the socket's error when Telnyx cannot be reached.
 */
export async function openConnection(apiBase: string, apiKey: string): Promise<OpenConnection> {
  const base = new URL(apiBase);
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS });
  const socket = await new Promise<Parameters<Parameters<typeof connect>[1]>>((resolve) => {
    connect(
      {
        hostname: base.hostname,
        host: base.host,
        protocol: base.protocol,
        port: base.port || (base.protocol === 'https:' ? '443' : '80'),
        servername: base.hostname,
      },
      (...answer) => resolve(answer),
    );
  });
  const [error, open] = socket;
  if (error !== null) throw error;
  let given = false;
  const dispatcher = new Client(base.origin, {
    // The client asks again when the connection broke under it: there is no second one.
    connect: (_options, done) => {
      const used = given;
      given = true;
      // It must not be answered before it has finished asking.
      process.nextTick(() => {
        if (used) done(new Error('The connection to Telnyx broke.'), null);
        else done(null, open);
      });
    },
    headersTimeout: SEND_TIMEOUT_MS,
    bodyTimeout: SEND_TIMEOUT_MS,
  });
  return {
    telnyx: telnyxClient(apiBase, apiKey, fetchThrough(dispatcher)),
    // Unused or answered, the connection has served; what is still in flight was given up on.
    close: () => void dispatcher.destroy().catch(() => undefined),
  };
}

/** The SDK with everything off that would repeat a request or read another account's key from the environment. */
export function telnyxClient(apiBase: string, apiKey: string, fetchWith?: typeof fetch): Telnyx {
  return new Telnyx({
    apiKey,
    baseURL: apiBase,
    publicKey: null,
    clientID: null,
    clientSecret: null,
    maxRetries: 0,
    timeout: SEND_TIMEOUT_MS,
    logLevel: 'off',
    ...(fetchWith === undefined ? {} : { fetch: fetchWith }),
  });
}

/** `fetch` over one given connection, as far as the SDK uses it: text in, text out. */
function fetchThrough(connection: Client): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = init?.body;
    if (body !== undefined && body !== null && typeof body !== 'string')
      throw new TypeError('Only text bodies are sent here.');
    const answer = await connection.request({
      path: `${url.pathname}${url.search}`,
      method: readMethod(init?.method),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: body ?? null,
      signal: init?.signal ?? null,
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
    return new Response(await answer.body.text(), { status: answer.statusCode, headers });
  };
}

function readMethod(method = 'GET'): 'GET' | 'POST' {
  if (method === 'GET' || method === 'POST') return method;
  throw new TypeError(`${method} is not made over a single connection.`);
}
