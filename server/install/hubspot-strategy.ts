import OAuth2Strategy, { type VerifyCallback } from 'passport-oauth2';
import type { HubSpotApp } from '../configuration';
import { type NewGrant, type NoToken, redeemCode, tokenUrl } from '../hubspot/token-endpoint';
import type { InstallStates } from './install-state';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from './scopes';

/** Passport's strategy for HubSpot on the dated OAuth endpoints (HubSpot reference 5). The "user" is the {@link NewGrant}. */
export class HubSpotStrategy extends OAuth2Strategy {
  constructor(app: HubSpotApp, callbackURL: string, store: InstallStates) {
    super(
      {
        authorizationURL: `${app.appBase}/oauth/authorize`,
        tokenURL: tokenUrl(app.apiBase),
        clientID: app.clientId,
        clientSecret: app.clientSecret,
        callbackURL,
        scope: [...REQUIRED_SCOPES],
        scopeSeparator: ' ',
        store,
      },
      (
        _access: string,
        _refresh: string,
        granted: NewGrant,
        _profile: unknown,
        done: VerifyCallback,
      ) => done(null, granted),
    );
    this.authorizationParams = () => ({ optional_scope: OPTIONAL_SCOPES.join(' ') });
    // The library's own request waits for ever, and knows nothing of HubSpot's ways to say no.
    this._oauth2.getOAuthAccessToken = (code: string, ...more: unknown[]) => {
      const answer = more.at(-1);
      if (typeof answer !== 'function') throw new TypeError('passport-oauth2 gave no callback.');
      redeem(app, code, callbackURL).then(
        ({ grant, ...rest }) =>
          // Success is a null error, which the library's types leave out.
          Reflect.apply(answer, undefined, [
            null,
            grant.accessToken,
            grant.refreshToken,
            { grant, ...rest },
          ]),
        (error: unknown) => Reflect.apply(answer, undefined, [error]),
      );
    };
  }
}

/** @throws CodeNotRedeemed */
async function redeem(app: HubSpotApp, code: string, callbackURL: string): Promise<NewGrant> {
  const redeemed = await redeemCode(app, code, callbackURL, Date.now());
  if (redeemed.kind !== 'granted') throw new CodeNotRedeemed(redeemed);
  return redeemed;
}

/** HubSpot gave no token for the code. Passport hands it on as the `oauthError` of an error of its own. */
export class CodeNotRedeemed extends Error {
  override readonly name = 'CodeNotRedeemed';

  constructor(readonly why: NoToken) {
    super(why.detail);
  }
}
