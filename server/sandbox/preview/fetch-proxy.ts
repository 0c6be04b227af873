import { z } from 'zod';
import { type Asker, backendUrl, isPermitted, signature } from './hubspot-request';
import type { FetchAnswer } from './page-data';

/** What HubSpot keeps to (HubSpot reference 3.4). */
const AT_ONCE = 20;
const MOST_BYTES = 1024 * 1024;
const TIMEOUT_MS = 15_000;

/** What an extension asks of `hubspot.fetch`, as its page passes it on. */
export const fetchRequestSchema = z.object({
  url: z.url(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  /** The only header that HubSpot passes on. */
  authorization: z.string().optional(),
  timeoutMs: z.number().positive().max(TIMEOUT_MS).default(TIMEOUT_MS),
  body: z.record(z.string(), z.unknown()).optional(),
});
type FetchRequest = z.output<typeof fetchRequestSchema>;

export interface ProxyOptions {
  /** Where the backend believes to be. */
  readonly origin: string;
  readonly app: { readonly clientSecret: string; readonly appId: string };
  readonly permittedFetch: () => Promise<readonly string[]>;
}

/**
 * Plays HubSpot's proxy between an extension and the app's backend: lets only permitted addresses through,
 * names and signs who asks, repeats once what failed, and gives up when HubSpot would.
 */
export class FetchProxy {
  private readonly underWay = new Map<number, number>();

  constructor(private readonly options: ProxyOptions) {}

  async ask(asker: Asker, request: FetchRequest): Promise<FetchAnswer> {
    const url = new URL(request.url);
    if (!isPermitted(url, await this.options.permittedFetch()))
      return refused(403, `HubSpot does not let this app fetch ${url.origin}${url.pathname}.`);
    const body = request.method === 'GET' ? '' : JSON.stringify(request.body ?? {});
    if (Buffer.byteLength(body) > MOST_BYTES)
      return refused(413, 'HubSpot passes on no more than 1 MB.');
    const others = this.underWay.get(asker.portalId) ?? 0;
    if (others >= AT_ONCE) return refused(429, 'HubSpot has 20 requests of this app under way.');
    this.underWay.set(asker.portalId, others + 1);
    try {
      return await this.pass(asker, url, body, request);
    } finally {
      this.underWay.set(asker.portalId, (this.underWay.get(asker.portalId) ?? 1) - 1);
    }
  }

  private async pass(
    asker: Asker,
    asked: URL,
    body: string,
    request: FetchRequest,
  ): Promise<FetchAnswer> {
    const { origin, app } = this.options;
    const url = backendUrl(asked, origin, app.appId, asker).toString();
    const signal = AbortSignal.timeout(request.timeoutMs);
    const send = (): Promise<Response> => {
      const timestamp = String(Date.now());
      return fetch(url, {
        method: request.method,
        redirect: 'manual',
        signal,
        headers: {
          'content-type': 'application/json',
          'x-hubspot-request-timestamp': timestamp,
          'x-hubspot-signature-v3': signature(
            app.clientSecret,
            request.method,
            url,
            body,
            timestamp,
          ),
          ...(request.authorization === undefined ? {} : { authorization: request.authorization }),
        },
        ...(body === '' ? {} : { body }),
      });
    };
    try {
      const first = await send().catch(() => undefined);
      // HubSpot sends again by itself, which is why every change carries a key.
      const response = first === undefined || first.status >= 500 ? await send() : first;
      const text = await response.text();
      return Buffer.byteLength(text) > MOST_BYTES
        ? refused(502, 'The backend answered with more than 1 MB.')
        : {
            status: response.status,
            contentType: response.headers.get('content-type') ?? 'text/plain',
            body: text,
          };
    } catch {
      return refused(
        504,
        signal.aborted ? 'The backend did not answer in time.' : 'The backend cannot be reached.',
      );
    }
  }
}

function refused(status: number, message: string): FetchAnswer {
  return {
    status,
    contentType: 'application/json',
    body: JSON.stringify({ status: 'error', message }),
  };
}

/** An answer of a failing backend in HubSpot's envelope, which itself says 200. */
export function wrapped(answer: FetchAnswer): FetchAnswer {
  if (answer.status < 300) return answer;
  return {
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify({
      status: 'error',
      message: `The app's server answered ${answer.status}.`,
      responseBody: answer.body,
      errors: [],
      context: { appServerStatusCode: [String(answer.status)] },
    }),
  };
}
