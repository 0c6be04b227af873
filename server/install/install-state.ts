import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import type {
  Metadata,
  StateStore,
  StateStoreStoreCallback,
  StateStoreVerifyCallback,
} from 'passport-oauth2';
import type { Pool } from 'pg';

/** Ties installs to the browser that began them. */
const COOKIE = 'ringback_install';
const VALID_MS = 10 * 60 * 1_000;

/**
 * OAuth's `state` for passport: random, kept as a hash, bound to one browser by a cookie, used once and for
 * ten minutes. A callback that somebody else began, or that comes twice, finds nothing.
 */
export class InstallStates implements StateStore {
  private readonly cookie: string;

  /** @param overHttps whether browsers come over https, as they always do but in the sandbox and in tests */
  constructor(
    private readonly pool: Pool,
    private readonly overHttps: boolean,
  ) {
    // With this prefix browsers refuse the cookie from any other host, subdomains included.
    this.cookie = overHttps ? `__Host-${COOKIE}` : COOKIE;
  }

  store(req: Request, callback: StateStoreStoreCallback): void;
  store(req: Request, meta: Metadata, callback: StateStoreStoreCallback): void;
  store(
    req: Request,
    metaOrCallback: Metadata | StateStoreStoreCallback,
    callback?: StateStoreStoreCallback,
  ): void {
    const done = typeof metaOrCallback === 'function' ? metaOrCallback : callback;
    if (done === undefined) throw new TypeError('passport-oauth2 gave no callback.');
    const state = randomBytes(32).toString('base64url');
    // Kept from an install in another tab, so that both can be finished.
    const browser = readCookie(req, this.cookie) ?? randomBytes(32).toString('base64url');
    this.pool
      .query(
        `WITH old AS (DELETE FROM install_state WHERE expires_at < now())
         INSERT INTO install_state (state_hash, browser_hash, expires_at) VALUES ($1, $2, now() + make_interval(secs => $3))`,
        [hash(state), hash(browser), VALID_MS / 1_000],
      )
      .then(
        () => {
          req.res?.cookie(this.cookie, browser, {
            httpOnly: true,
            sameSite: 'lax', // not strict: the way back begins at HubSpot
            secure: this.overHttps,
            maxAge: VALID_MS,
            path: '/',
          });
          done(null, state);
        },
        (error: unknown) => done(asError(error), ''),
      );
  }

  verify(req: Request, state: string, callback: StateStoreVerifyCallback): void;
  verify(req: Request, state: string, meta: Metadata, callback: StateStoreVerifyCallback): void;
  verify(
    req: Request,
    state: string,
    metaOrCallback: Metadata | StateStoreVerifyCallback,
    callback?: StateStoreVerifyCallback,
  ): void {
    const done = typeof metaOrCallback === 'function' ? metaOrCallback : callback;
    if (done === undefined) throw new TypeError('passport-oauth2 gave no callback.');
    const browser = readCookie(req, this.cookie);
    if (browser === undefined) {
      done(null, false, { message: 'foreign' });
      return;
    }
    this.pool
      .query(
        'DELETE FROM install_state WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > now() RETURNING 1',
        [hash(state), hash(browser)],
      )
      .then(
        ({ rowCount }) => done(null, rowCount === 1, { message: 'used' }),
        (error: unknown) => done(asError(error), false, {}),
      );
  }
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function readCookie(req: Request, cookie: string): string | undefined {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookie && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return undefined;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
