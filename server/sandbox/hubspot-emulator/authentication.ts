import { Refusal } from './errors';
import type { Platform } from './platform';
import type { Portal } from './portal';
import type { Grant } from './state';

/** Who an `Authorization` header speaks for, or HubSpot's 401. */
export function authenticate(
  platform: Platform,
  header: string | undefined,
): { readonly grant: Grant; readonly portal: Portal } | Refusal {
  const token = bearerToken(header);
  if (token === undefined) {
    return unauthorized(
      'INVALID_AUTHENTICATION',
      'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
    );
  }
  const known = platform.tokens.lookUp(token);
  const portal = known === undefined ? undefined : platform.portals.get(known.grant.portalId);
  if (known === undefined || portal === undefined) {
    return unauthorized(
      'INVALID_AUTHENTICATION',
      'The OAuth token used to make this call is invalid.',
    );
  }
  if (known.expiresInMs <= 0) {
    const seconds = Math.floor(-known.expiresInMs / 1_000);
    return unauthorized(
      'EXPIRED_AUTHENTICATION',
      `The OAuth token used to make this call expired ${seconds} second(s) ago.`,
    );
  }
  return { grant: known.grant, portal };
}

/** The portal a request belongs to as far as its header tells, expired or not. */
export function portalOfHeader(platform: Platform, header: string | undefined): number | undefined {
  const token = bearerToken(header);
  return token === undefined ? undefined : platform.tokens.lookUp(token)?.grant.portalId;
}

/** HubSpot's 403 for a grant without one of these scopes. */
export function missingScopes(grant: Grant, needed: readonly string[]): Refusal | undefined {
  const missing = needed.filter((scope) => !grant.scopes.includes(scope));
  if (missing.length === 0) return undefined;
  return new Refusal(
    403,
    'MISSING_SCOPES',
    "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
    {
      errors: [
        {
          message: 'One or more of the following scopes are required.',
          context: { requiredGranularScopes: missing },
        },
      ],
      links: { scopes: 'https://developers.hubspot.com/scopes' },
    },
  );
}

function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
}

function unauthorized(category: string, message: string): Refusal {
  return new Refusal(401, category, message);
}
