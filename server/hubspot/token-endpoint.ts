import { z } from 'zod';
import { type PortalId, portalId } from '../../src/ids';
import type { HubSpotApp } from '../configuration';
import { API_VERSION } from './dated-paths';
import type { Grant } from './grant-store';

const TIMEOUT_MS = 10_000;

export const tokenUrl = (apiBase: string): string => `${apiBase}/oauth/${API_VERSION}/token`;

/** Why HubSpot's token endpoint gave nothing (HubSpot reference 5.1). */
export type NoToken =
  /** The portal took the grant back or uninstalled; of a code: wrong, used or too old. */
  | { readonly kind: 'dead'; readonly detail: string }
  /** Our own client id or secret is wrong: no portal is to blame. */
  | { readonly kind: 'app_refused'; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string };

export type Refreshed = { readonly kind: 'granted'; readonly grant: Grant } | NoToken;

/** What a person granted by installing. */
export interface NewGrant {
  readonly portalId: PortalId;
  /** HubSpot's user id. */
  readonly grantedBy: number | undefined;
  readonly grant: Grant;
}
export type Redeemed = ({ readonly kind: 'granted' } & NewGrant) | NoToken;

/**
 * Renews a grant. Whatever refresh token comes back is the one to keep.
 *
 * @param now epoch ms
 * @param timeoutMs how long HubSpot may take
 */
export async function refreshGrant(
  app: HubSpotApp,
  grant: Grant,
  now: number,
  timeoutMs = TIMEOUT_MS,
): Promise<Refreshed> {
  const form = { grant_type: 'refresh_token', refresh_token: grant.refreshToken };
  const asked = await askForToken(app, form, timeoutMs);
  return asked.kind === 'answered'
    ? { kind: 'granted', grant: grantOf(asked.answer, asked.answer.scopes ?? grant.scopes, now) }
    : asked;
}

/**
 * Turns the code that HubSpot's consent page gave into a grant. A code works once.
 *
 * @param redirectUri the one that the code was asked for with
 * @param now epoch ms
 * @param timeoutMs how long HubSpot may take for each answer
 */
export async function redeemCode(
  app: HubSpotApp,
  code: string,
  redirectUri: string,
  now: number,
  timeoutMs = TIMEOUT_MS,
): Promise<Redeemed> {
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  const asked = await askForToken(app, form, timeoutMs);
  if (asked.kind !== 'answered') return asked;
  const { answer } = asked;
  // HubSpot's description of this version leaves the answer open (contracts, HubSpot 7): what is missing
  // in it is asked for.
  const about =
    answer.hub_id === undefined || answer.scopes === undefined
      ? await introspect(app, answer.access_token, timeoutMs)
      : answer;
  const portal = about?.hub_id === undefined ? undefined : portalId(about.hub_id);
  if (about?.scopes === undefined || portal === undefined) {
    return { kind: 'unavailable', detail: 'HubSpot does not say which account this is about.' };
  }
  return {
    kind: 'granted',
    portalId: portal,
    grantedBy: about.user_id,
    grant: grantOf(answer, about.scopes, now),
  };
}

const aboutSchema = z.looseObject({
  hub_id: z.number().optional(),
  user_id: z.number().optional(),
  scopes: z.array(z.string()).optional(),
});

const answerSchema = aboutSchema.extend({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});
type TokenAnswer = z.infer<typeof answerSchema>;

function grantOf(answer: TokenAnswer, scopes: readonly string[], now: number): Grant {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresAt: now + answer.expires_in * 1_000,
    scopes,
  };
}

async function askForToken(
  app: HubSpotApp,
  form: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<{ readonly kind: 'answered'; readonly answer: TokenAnswer } | NoToken> {
  const { ok, status, body, trouble } = await post(tokenUrl(app.apiBase), app, form, timeoutMs);
  if (trouble !== undefined) return { kind: 'unavailable', detail: trouble };
  const answer = answerSchema.safeParse(body);
  return ok && answer.success
    ? { kind: 'answered', answer: answer.data }
    : readTokenError(status, body);
}

async function introspect(
  app: HubSpotApp,
  token: string,
  timeoutMs: number,
): Promise<z.infer<typeof aboutSchema> | undefined> {
  const form = { token, token_type_hint: 'access_token' };
  const { ok, body } = await post(`${tokenUrl(app.apiBase)}/introspect`, app, form, timeoutMs);
  return ok ? aboutSchema.safeParse(body).data : undefined;
}

interface Posted {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  /** Why there is no answer. */
  readonly trouble?: string;
}

async function post(
  url: string,
  app: HubSpotApp,
  form: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Posted> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({
        ...form,
        client_id: app.clientId,
        client_secret: app.clientSecret,
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { ok: answer.ok, status: answer.status, body: await answer.json() };
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    return { ok: false, status: 0, body: undefined, trouble };
  }
}

const errorSchema = z.looseObject({
  error: z.string().optional(),
  status: z.string().optional(),
  message: z.string().optional(),
});

function readTokenError(httpStatus: number, body: unknown): NoToken {
  const { error = '', status = '', message = '' } = errorSchema.safeParse(body).data ?? {};
  const detail = message || error || status || `HTTP ${httpStatus}`;
  if (httpStatus >= 500) return { kind: 'unavailable', detail };
  if (error === 'invalid_client' || status.startsWith('BAD_CLIENT')) {
    return { kind: 'app_refused', detail };
  }
  const dead = DEAD_ERRORS.includes(error) || DEAD_STATUSES.includes(status);
  return { kind: dead ? 'dead' : 'unavailable', detail };
}

const DEAD_ERRORS: readonly string[] = ['invalid_grant', 'access_denied'];
const DEAD_STATUSES: readonly string[] = [
  'BAD_REFRESH_TOKEN',
  'BAD_HUB',
  'BAD_AUTH_CODE',
  'BAD_REDIRECT_URI',
];
