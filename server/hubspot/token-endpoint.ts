import { z } from 'zod';
import type { HubSpotApp } from '../configuration';
import { API_VERSION } from './dated-paths';
import type { Grant } from './grant-store';

const TIMEOUT_MS = 10_000;

/** HubSpot's answer to a code or a refresh token, whichever way it is asked for (HubSpot reference 5.1). */
export const tokenAnswerSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
  hub_id: z.coerce.string().optional(),
  user_id: z.number().optional(),
  scopes: z.array(z.string()).optional(),
});

export const tokenUrl = (apiBase: string): string => `${apiBase}/oauth/${API_VERSION}/token`;

export type Refreshed =
  | { readonly kind: 'granted'; readonly grant: Grant }
  /** The portal took the grant back, or uninstalled. */
  | { readonly kind: 'dead'; readonly detail: string }
  /** Our own client id or secret is wrong: no portal is to blame. */
  | { readonly kind: 'app_refused'; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string };

const errorSchema = z.looseObject({
  error: z.string().optional(),
  status: z.string().optional(),
  message: z.string().optional(),
});

/**
 * Renews a grant. Whatever refresh token comes back is the one to keep.
 *
 * @param now epoch ms
 */
export async function refreshGrant(app: HubSpotApp, grant: Grant, now: number): Promise<Refreshed> {
  let answer: Response;
  let body: unknown;
  try {
    answer = await fetch(tokenUrl(app.apiBase), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: app.clientId,
        client_secret: app.clientSecret,
        refresh_token: grant.refreshToken,
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    body = await answer.json();
  } catch (error) {
    return { kind: 'unavailable', detail: error instanceof Error ? error.message : String(error) };
  }
  const granted = tokenAnswerSchema.safeParse(body);
  if (answer.ok && granted.success) {
    const { access_token, refresh_token, expires_in, scopes } = granted.data;
    return {
      kind: 'granted',
      grant: {
        accessToken: access_token,
        refreshToken: refresh_token,
        expiresAt: now + expires_in * 1_000,
        scopes: scopes ?? grant.scopes,
      },
    };
  }
  return readTokenError(answer.status, body);
}

function readTokenError(status: number, body: unknown): Refreshed {
  const { error = '', status: code = '', message = '' } = errorSchema.safeParse(body).data ?? {};
  const detail = message || error || code || `HTTP ${status}`;
  if (error === 'invalid_client' || code.startsWith('BAD_CLIENT'))
    return { kind: 'app_refused', detail };
  const dead =
    ['invalid_grant', 'access_denied'].includes(error) ||
    ['BAD_REFRESH_TOKEN', 'BAD_HUB'].includes(code);
  return dead && status < 500 ? { kind: 'dead', detail } : { kind: 'unavailable', detail };
}
