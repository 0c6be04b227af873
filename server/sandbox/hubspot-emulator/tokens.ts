import { randomBytes, randomUUID } from 'node:crypto';
import type { Grant, HubSpotEmulatorState } from './state';

/** How long access tokens work, as HubSpot's do (HubSpot reference 5.1). */
export const ACCESS_TOKEN_SECONDS = 1_800;
const CODE_LIFE_MS = 10 * 60_000;
/** Expired tokens are remembered this long, to be called expired and not unknown. */
const REMEMBER_EXPIRED_MS = 24 * 3_600_000;

interface Code {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly portalId: number;
  readonly userId: number;
  readonly scopes: readonly string[];
  readonly expiresAtReal: number;
}

interface AccessToken {
  readonly grant: Grant;
  expiresAtReal: number;
}

/** Authorization codes, grants and access tokens. Expiry keeps real time. */
export class Tokens {
  private readonly codes = new Map<string, Code>();
  private readonly grants: Map<string, Grant>;
  private readonly access: Map<string, AccessToken>;

  constructor(
    private readonly realNow: () => number,
    state?: Pick<HubSpotEmulatorState, 'grants' | 'accessTokens'>,
  ) {
    this.grants = new Map(state?.grants.map((grant) => [grant.refreshToken, grant]));
    this.access = new Map(
      state?.accessTokens.flatMap(({ token, refreshToken, expiresAtReal }) => {
        const grant = this.grants.get(refreshToken);
        return grant === undefined ? [] : [[token, { grant, expiresAtReal }] as const];
      }),
    );
  }

  issueCode(code: Omit<Code, 'expiresAtReal'>): string {
    const text = randomUUID();
    this.codes.set(text, { ...code, expiresAtReal: this.realNow() + CODE_LIFE_MS });
    return text;
  }

  /** The code, which works no second time; undefined when it is unknown, used or too old. */
  redeemCode(text: string): Code | undefined {
    const code = this.codes.get(text);
    this.codes.delete(text);
    return code !== undefined && code.expiresAtReal > this.realNow() ? code : undefined;
  }

  grantTo(code: Code): Grant {
    const { clientId, portalId, userId, scopes } = code;
    const grant = {
      refreshToken: newRefreshToken(),
      clientId,
      portalId,
      userId,
      scopes: [...scopes],
      revoked: false,
    };
    this.grants.set(grant.refreshToken, grant);
    return grant;
  }

  /** Whether an app may act in the portal. */
  isConnected(portalId: number): boolean {
    return [...this.grants.values()].some((grant) => grant.portalId === portalId && !grant.revoked);
  }

  /** Whether this app may act in the portal. */
  holds(portalId: number, clientId: string): boolean {
    return [...this.grants.values()].some(
      (grant) => grant.portalId === portalId && grant.clientId === clientId && !grant.revoked,
    );
  }

  /** The grant of a refresh token that still works. */
  grant(refreshToken: string): Grant | undefined {
    const grant = this.grants.get(refreshToken);
    return grant?.revoked === false ? grant : undefined;
  }

  /** Ends the grant's refresh token and gives it a new one; access tokens live on. */
  rotate(grant: Grant): void {
    this.grants.delete(grant.refreshToken);
    grant.refreshToken = newRefreshToken();
    this.grants.set(grant.refreshToken, grant);
  }

  issueAccess(grant: Grant): string {
    const now = this.realNow();
    for (const [token, { expiresAtReal }] of this.access) {
      if (expiresAtReal + REMEMBER_EXPIRED_MS > now) break;
      this.access.delete(token);
    }
    // HubSpot says that tokens may pass 512 characters.
    const token = `CN${randomBytes(420).toString('base64url')}`;
    this.access.set(token, { grant, expiresAtReal: now + ACCESS_TOKEN_SECONDS * 1_000 });
    return token;
  }

  /** What an access token stands for, expired or not; undefined when it was never issued or its app is uninstalled. */
  lookUp(token: string): { readonly grant: Grant; readonly expiresInMs: number } | undefined {
    const found = this.access.get(token);
    return found === undefined
      ? undefined
      : { grant: found.grant, expiresInMs: found.expiresAtReal - this.realNow() };
  }

  /** Ends the refresh token; access tokens live on until they expire, as at HubSpot. */
  revoke(refreshToken: string): void {
    const grant = this.grants.get(refreshToken);
    if (grant !== undefined) grant.revoked = true;
  }

  /** The app is uninstalled: all of its tokens for the portal are dead. */
  uninstall(portalId: number, clientId?: string): void {
    const hit = (grant: Grant): boolean =>
      grant.portalId === portalId && (clientId === undefined || grant.clientId === clientId);
    for (const grant of this.grants.values()) if (hit(grant)) grant.revoked = true;
    for (const [token, { grant }] of this.access) if (hit(grant)) this.access.delete(token);
  }

  expireAccess(portalId: number): void {
    for (const token of this.access.values()) {
      if (token.grant.portalId === portalId)
        token.expiresAtReal = Math.min(token.expiresAtReal, this.realNow());
    }
  }

  state(): Pick<HubSpotEmulatorState, 'grants' | 'accessTokens'> {
    return {
      grants: [...this.grants.values()],
      accessTokens: [...this.access].map(([token, { grant, expiresAtReal }]) => ({
        token,
        refreshToken: grant.refreshToken,
        expiresAtReal,
      })),
    };
  }
}

function newRefreshToken(): string {
  return `na1-${randomUUID()}`;
}
