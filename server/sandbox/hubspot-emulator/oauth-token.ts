import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Reply } from './errors';
import type { Platform } from './platform';
import type { App, Grant } from './state';
import { ACCESS_TOKEN_SECONDS } from './tokens';

const formSchema = z.record(z.string(), z.string());
type Form = Readonly<Record<string, string | undefined>>;

/** POST /oauth/2026-09/token: an authorization code or a refresh token for an access token (HubSpot reference 5.1). */
export function issueToken(platform: Platform, body: unknown): Reply {
  const form = readForm(body);
  if (form === undefined) return notAForm();
  const app = clientOf(platform, form);
  if ('refusal' in app) return app.refusal;
  switch (form['grant_type']) {
    case 'authorization_code':
      return byCode(platform, app.app, form);
    case 'refresh_token':
      return byRefreshToken(platform, app.app, form);
    default:
      return refuse('BAD_GRANT_TYPE', 'unsupported_grant_type', 'missing or unknown grant type');
  }
}

/** POST /oauth/2026-09/token/introspect: what a token is; an unknown one is just not active. */
export function introspect(platform: Platform, body: unknown): Reply {
  const form = readForm(body);
  if (form === undefined) return notAForm();
  const app = clientOf(platform, form);
  if ('refusal' in app) return app.refusal;
  const token = form['token'] ?? '';
  const access = platform.tokens.lookUp(token);
  const grant = access?.grant ?? platform.tokens.grant(token);
  if (
    grant === undefined ||
    grant.clientId !== app.app.clientId ||
    (access !== undefined && access.expiresInMs <= 0)
  ) {
    return { status: 200, body: { active: false } };
  }
  const shared = {
    active: true,
    token,
    token_type: 'bearer',
    client_id: app.app.clientId,
    app_id: app.app.appId,
    hub_id: grant.portalId,
    user_id: grant.userId,
    user:
      platform.portals.get(grant.portalId)?.owners.find(({ userId }) => userId === grant.userId)
        ?.email ?? '',
    hub_domain: `portal-${grant.portalId}.example.com`,
    scopes: grant.scopes,
  };
  if (access === undefined) return { status: 200, body: { ...shared, token_use: 'refresh_token' } };
  return {
    status: 200,
    body: {
      ...shared,
      token_use: 'access_token',
      expires_in: Math.floor(access.expiresInMs / 1_000),
      is_private_distribution: false,
      signed_access_token: { hubId: grant.portalId, userId: grant.userId, appId: app.app.appId },
    },
  };
}

/** POST /oauth/2026-09/token/revoke: ends a refresh token; unknown ones too are answered with success. */
export function revoke(platform: Platform, body: unknown): Reply {
  const form = readForm(body);
  if (form === undefined) return notAForm();
  const app = clientOf(platform, form);
  if ('refusal' in app) return app.refusal;
  const grant = platform.tokens.grant(form['token'] ?? '');
  if (grant?.clientId === app.app.clientId) platform.tokens.revoke(grant.refreshToken);
  return { status: 204 };
}

function byCode(platform: Platform, app: App, form: Form): Reply {
  const code = platform.tokens.redeemCode(form['code'] ?? '');
  if (code === undefined || code.clientId !== app.clientId) {
    return refuse('BAD_AUTH_CODE', 'invalid_grant', 'missing or unknown auth code');
  }
  if (code.redirectUri !== form['redirect_uri']) {
    return refuse('BAD_REDIRECT_URI', 'invalid_grant', 'missing or invalid redirect uri');
  }
  return tokenAnswer(platform, platform.tokens.grantTo(code));
}

function byRefreshToken(platform: Platform, app: App, form: Form): Reply {
  const grant = platform.tokens.grant(form['refresh_token'] ?? '');
  if (grant === undefined || grant.clientId !== app.clientId) {
    return refuse('BAD_REFRESH_TOKEN', 'invalid_grant', 'missing or invalid refresh token');
  }
  if (platform.portals.get(grant.portalId)?.switches.rotateRefreshTokens === true)
    platform.tokens.rotate(grant);
  return tokenAnswer(platform, grant);
}

function tokenAnswer(platform: Platform, grant: Grant): Reply {
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store' },
    body: {
      access_token: platform.tokens.issueAccess(grant),
      refresh_token: grant.refreshToken,
      expires_in: ACCESS_TOKEN_SECONDS,
      token_type: 'bearer',
      token_use: 'access_token',
      hub_id: grant.portalId,
      user_id: grant.userId,
      scopes: grant.scopes,
    },
  };
}

function clientOf(platform: Platform, form: Form): { app: App } | { refusal: Reply } {
  const app = platform.apps.get(form['client_id'] ?? '');
  if (app === undefined)
    return { refusal: refuse('BAD_CLIENT_ID', 'invalid_client', 'missing or unknown client id') };
  return app.clientSecret === form['client_secret']
    ? { app }
    : {
        refusal: refuse('BAD_CLIENT_SECRET', 'invalid_client', 'missing or invalid client secret'),
      };
}

function readForm(body: unknown): Form | undefined {
  const parsed = formSchema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

function notAForm(): Reply {
  return {
    status: 415,
    body: {
      status: 'error',
      message: 'Content-Type application/x-www-form-urlencoded is needed.',
      correlationId: randomUUID(),
      category: 'VALIDATION_ERROR',
    },
  };
}

/** HubSpot's own words beside those of RFC 6749, 5.2. */
function refuse(status: string, error: string, message: string): Reply {
  return {
    status: 400,
    body: { status, message, correlationId: randomUUID(), error, error_description: message },
  };
}
