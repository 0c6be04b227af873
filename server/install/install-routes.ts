import { type Request, type RequestHandler, type Response, Router } from 'express';
import passport from 'passport';
import OAuth2Strategy, { type VerifyCallback } from 'passport-oauth2';
import { z } from 'zod';
import { tokenAnswerSchema, tokenUrl } from '../hubspot/token-endpoint';
import { completeInstall, type GrantedInstall } from './complete-install';
import type { InstallParts } from './install-parts';
import { InstallStates } from './install-state';
import * as outcome from './outcome-pages';
import { sendPage } from './pages';
import { missingScopes, REQUIRED_SCOPES } from './scopes';

const STRATEGY = 'hubspot';

/** `GET /install` sends to HubSpot's consent page, `GET /oauth/callback` comes back from it. Each end is a page. */
export function installRoutes(parts: InstallParts): Router {
  const { publicUrl } = parts.configuration;
  const authenticator = new passport.Passport();
  authenticator.use(STRATEGY, hubspotStrategy(parts));
  const router = Router();

  router.get('/install', (req, res, next) => {
    const begin = authenticator.authenticate(STRATEGY, { session: false }, (error: unknown) => {
      parts.logger.error({ err: error }, 'an install could not begin');
      sendPage(res, outcome.notReady());
    }) as RequestHandler;
    begin(req, res, next);
  });

  router.get('/oauth/callback', (req, res, next) => {
    const finish = authenticator.authenticate(
      STRATEGY,
      { session: false },
      (error: unknown, granted: GrantedInstall | false | undefined) => {
        conclude(parts, req, res, error, granted).catch(next);
      },
    ) as RequestHandler;
    finish(req, res, next);
  });

  router.get('/', (_req, res) => sendPage(res, outcome.welcome(publicUrl)));
  return router;
}

function hubspotStrategy({ configuration, pool }: InstallParts): OAuth2Strategy {
  const { hubspot, publicUrl } = configuration;
  const strategy = new OAuth2Strategy(
    {
      authorizationURL: `${hubspot.appBase}/oauth/authorize`,
      tokenURL: tokenUrl(hubspot.apiBase),
      clientID: hubspot.clientId,
      clientSecret: hubspot.clientSecret,
      callbackURL: `${publicUrl}/oauth/callback`,
      scope: [...REQUIRED_SCOPES],
      scopeSeparator: ' ',
      store: new InstallStates(pool, publicUrl.startsWith('https:')),
    },
    (
      accessToken: string,
      refreshToken: string,
      params: object,
      _profile: unknown,
      done: VerifyCallback,
    ) => {
      // The library hands the tokens over apart from the rest of HubSpot's answer.
      const answer = grantSchema.safeParse({
        ...params,
        access_token: accessToken,
        refresh_token: refreshToken,
      });
      if (answer.success) done(null, answer.data);
      else done(new UnreadableGrant());
    },
  );
  return strategy;
}

/** At an install HubSpot must say which account it is about. */
const grantSchema = tokenAnswerSchema.extend({
  hub_id: z.coerce.string().regex(/^[1-9][0-9]{0,17}$/),
  scopes: z.array(z.string()).default([]),
});

class UnreadableGrant extends Error {
  override readonly message = 'HubSpot answered a grant without its account.';
}

async function conclude(
  parts: InstallParts,
  req: Request,
  res: Response,
  error: unknown,
  granted: GrantedInstall | false | undefined,
): Promise<void> {
  if (error !== null && error !== undefined) {
    sendPage(res, readProblem(parts, error));
    return;
  }
  if (!granted) {
    sendPage(
      res,
      req.query['error'] === undefined ? outcome.staleState() : outcome.refusedConsent(),
    );
    return;
  }
  const missing = missingScopes(granted.scopes);
  if (missing.length > 0) {
    sendPage(res, outcome.scopesMissing(missing));
    return;
  }
  try {
    const installed = await completeInstall(parts, granted);
    sendPage(res, outcome.installed(installed.portalId, installed.missing));
  } catch (problem) {
    parts.logger.error({ err: problem }, 'an install could not be completed');
    sendPage(res, outcome.notReady());
  }
}

const tokenErrorSchema = z.looseObject({
  code: z.string().optional(),
  oauthError: z.unknown().optional(),
});

/** What passport and the oauth library throw, by what the person can do about it. */
function readProblem(parts: InstallParts, error: unknown): ReturnType<typeof outcome.notReady> {
  const { code = '', oauthError } = tokenErrorSchema.safeParse(error).data ?? {};
  const status = z.looseObject({ statusCode: z.number() }).safeParse(oauthError).data?.statusCode;
  const text = `${code} ${JSON.stringify(oauthError ?? '')}`;
  if (code === 'invalid_client' || /invalid_client|BAD_CLIENT/.test(text)) {
    parts.logger.error(
      { err: error },
      'HubSpot refuses HUBSPOT_CLIENT_ID or HUBSPOT_CLIENT_SECRET; correct them',
    );
    return outcome.appRefused();
  }
  if (code === 'invalid_grant' || /BAD_AUTH_CODE|BAD_REDIRECT/.test(text)) return outcome.badCode();
  if (code === 'access_denied') return outcome.refusedConsent();
  parts.logger.error({ err: error, status }, 'HubSpot did not answer an install');
  return outcome.hubspotAway();
}
