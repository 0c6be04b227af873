import { Client } from '@hubspot/api-client';
import { datedPath } from './dated-paths';
import { impatientAgent } from './impatient-agent';

/** HubSpot answers well below this, or not at all. */
const TIMEOUT_MS = 10_000;

const agents = {
  'http:': impatientAgent('http:', TIMEOUT_MS),
  'https:': impatientAgent('https:', TIMEOUT_MS),
};

/**
 * HubSpot's own SDK on the dated API, one attempt per call. Its retries and limiter are switched off: their
 * state is shared by all portals of the process (HubSpot reference 4.3), and ours are not.
 */
export function typedHubSpotClient(from: {
  readonly apiBase: string;
  readonly accessToken: string;
}): Client {
  return new Client({
    accessToken: from.accessToken,
    basePath: from.apiBase,
    numberOfApiCallRetries: 0,
    httpAgent: new URL(from.apiBase).protocol === 'http:' ? agents['http:'] : agents['https:'],
    middleware: [{ pre: moveToDatedPath, post: (answer) => Promise.resolve(answer) }],
  });
}

/** What the SDK hands a middleware, as far as it is used here. */
interface RequestOnItsWay {
  getUrl(): string;
  setUrl(url: string): void;
}

function isRequest(context: unknown): context is RequestOnItsWay {
  return (
    typeof context === 'object' && context !== null && 'getUrl' in context && 'setUrl' in context
  );
}

function moveToDatedPath(context: unknown): Promise<unknown> {
  if (!isRequest(context)) throw new TypeError('The SDK’s middleware has changed.');
  const url = new URL(context.getUrl());
  const [path = '', query] = datedPath(`${url.pathname}${url.search}`).split('?');
  url.pathname = path;
  url.search = query ?? '';
  context.setUrl(url.toString());
  return Promise.resolve(context);
}
