import { Client } from '@hubspot/api-client';
import {
  type HubSpotEmulator,
  type HubSpotEmulatorOptions,
  startHubSpotEmulator,
} from '../../../../server/sandbox/hubspot-emulator/hubspot-emulator';

export const PORTAL = 20_111_111;
export const CLIENT_ID = 'client-of-tests';
export const CLIENT_SECRET = 'secret-of-tests';
export const REDIRECT = 'http://127.0.0.1:9/oauth/callback';
export const SCOPES = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
  'crm.objects.owners.read',
];
export const OWNER = '70000001';

export interface TokenAnswer {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  hub_id: number;
  user_id: number;
  scopes: string[];
  status?: string;
  error?: string;
}

/** Body of any shape, for tests that look into it. */
export interface ApiAnswer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

export interface ErrorBody {
  status: string;
  message: string;
  category: string;
  correlationId: string;
  policyName?: string;
  errors?: { message: string; code?: string; context?: Record<string, string[]> }[];
  context?: Record<string, string[]>;
}

export interface BatchBody {
  status: string;
  results: {
    id: string;
    new?: boolean;
    objectWriteTraceId?: string;
    properties: Record<string, string | null>;
  }[];
  numErrors?: number;
  errors?: { category: string; message: string; context: Record<string, string[]> }[];
}

/** A HubSpot with one app that is installed in one portal; no lag and no limits unless asked for. */
export async function installedPortal(options: HubSpotEmulatorOptions = {}) {
  const hubspot = await startHubSpotEmulator({ indexLagMs: 0, rateLimits: false, ...options });
  hubspot.addApp({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    appId: 9_930_112,
    redirectUrls: [REDIRECT],
    requiredScopes: SCOPES,
  });
  hubspot.addPortal({ id: PORTAL, name: 'Acme Plumbing', timeZone: 'America/Chicago' });
  const tokens = await install(hubspot);
  const call = caller(hubspot, tokens.access_token);
  return {
    hubspot,
    tokens,
    call,
    client: datedClient(hubspot, tokens.access_token),
    stop: () => hubspot.stop(),
  };
}

export type InstalledPortal = Awaited<ReturnType<typeof installedPortal>>;

export function installUrl(hubspot: HubSpotEmulator, query: Record<string, string> = {}): string {
  const url = new URL('/oauth/authorize', hubspot.appBase);
  const asked = {
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT,
    scope: SCOPES.join(' '),
    state: 'st',
    ...query,
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.toString();
}

/** The query of the redirect that follows a decision. */
export async function decide(
  hubspot: HubSpotEmulator,
  query: Record<string, string>,
): Promise<URLSearchParams> {
  const answer = await fetch(installUrl(hubspot, query), { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? 'http://nowhere').searchParams;
}

export async function install(hubspot: HubSpotEmulator, portalId = PORTAL): Promise<TokenAnswer> {
  const query = await decide(hubspot, {
    sandbox_decision: 'grant',
    sandbox_portal: String(portalId),
  });
  const answer = await token(hubspot, {
    grant_type: 'authorization_code',
    code: query.get('code') ?? '',
    redirect_uri: REDIRECT,
  });
  return answer.body;
}

export async function token(
  hubspot: HubSpotEmulator,
  form: Record<string, string>,
  tail = '',
): Promise<ApiAnswer<TokenAnswer>> {
  const answer = await fetch(`${hubspot.apiBase}/oauth/2026-09/token${tail}`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, ...form }),
  });
  return read(answer);
}

/** Calls the API with a token; the body's shape is what the test says. */
export function caller(hubspot: HubSpotEmulator, accessToken: string) {
  return async <Body = ErrorBody>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<ApiAnswer<Body>> =>
    read(
      await fetch(`${hubspot.apiBase}${path}`, {
        method,
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
}

/** The official client, moved to the dated paths. */
export function datedClient(hubspot: HubSpotEmulator, accessToken: string): Client {
  return new Client({
    accessToken,
    basePath: hubspot.apiBase,
    middleware: [{ pre: moveToDatedPath, post: (response) => Promise.resolve(response) }],
  });
}

function moveToDatedPath(context: unknown): Promise<unknown> {
  if (!isMovable(context)) throw new TypeError('not what the client hands to middleware');
  context.setUrl(
    context
      .getUrl()
      .replace('/crm/v3/objects/', '/crm/objects/2026-09/')
      .replace('/crm/v3/properties/', '/crm/properties/2026-09/')
      .replace('/crm/v3/owners', '/crm/owners/2026-09')
      .replace('/crm/v4/objects/', '/crm/objects/2026-09/')
      .replace('/crm/v4/associations/', '/crm/associations/2026-09/'),
  );
  return Promise.resolve(context);
}

function isMovable(context: unknown): context is { getUrl(): string; setUrl(url: string): void } {
  return (
    typeof context === 'object' && context !== null && 'getUrl' in context && 'setUrl' in context
  );
}

async function read<Body>(answer: Response): Promise<ApiAnswer<Body>> {
  const text = await answer.text();
  const body: Body = JSON.parse(text === '' ? '{}' : text);
  return { status: answer.status, headers: answer.headers, body };
}

/** A contact by hand, so that activities have somebody to belong to. */
export const toContact = (id: string, associationTypeId: number) => ({
  to: { id },
  types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }],
});
