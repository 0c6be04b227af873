import { type Request, type RequestHandler, type Response, Router } from 'express';
import passport from 'passport';
import { z } from 'zod';
import type { NewGrant } from '../hubspot/token-endpoint';
import { completeInstall } from './complete-install';
import { CodeNotRedeemed, HubSpotStrategy } from './hubspot-strategy';
import type { InstallParts } from './install-parts';
import { InstallStates } from './install-state';
import * as outcome from './outcome-pages';
import { type Page, sendPage } from './pages';
import { missingScopes } from './scopes';

const STRATEGY = 'hubspot';

/** `GET /install` sends to HubSpot's consent page, `GET /oauth/callback` comes back from it. Each end is a page. */
export function installRoutes(parts: InstallParts): Router {
  const { configuration, pool } = parts;
  const { publicUrl, hubspot } = configuration;
  const states = new InstallStates(pool, publicUrl.startsWith('https:'));
  const authenticator = new passport.Passport();
  authenticator.use(STRATEGY, new HubSpotStrategy(hubspot, `${publicUrl}/oauth/callback`, states));
  const router = Router();

  router.get('/install', (req, res, next) => {
    // Passport would take these for HubSpot's answer.
    if ('code' in req.query || 'error' in req.query) {
      res.redirect(303, '/install');
      return;
    }
    const begin = authenticator.authenticate(STRATEGY, { session: false }, (error: unknown) => {
      parts.logger.error({ err: error }, 'an install could not begin');
      sendPage(res, outcome.notReady());
    }) as RequestHandler; // what passport makes for Express, which its types do not say
    begin(req, res, next);
  });

  router.get('/oauth/callback', (req, res, next) => {
    const stopped = withoutCode(parts, req);
    if (stopped !== undefined) {
      sendPage(res, stopped);
      return;
    }
    const finish = authenticator.authenticate(
      STRATEGY,
      { session: false },
      (error: unknown, granted: NewGrant | false | undefined) => {
        conclude(parts, res, error, granted).catch(next);
      },
    ) as RequestHandler; // as above
    finish(req, res, next);
  });

  router.get('/', (_req, res) => sendPage(res, outcome.welcome(publicUrl)));
  return router;
}

/** HubSpot's way back without a code for us, or an address that somebody made up. */
function withoutCode(parts: InstallParts, req: Request): Page | undefined {
  const { code, state, error } = req.query;
  if (error === 'access_denied') return outcome.refusedConsent();
  if (error === 'server_error' || error === 'temporarily_unavailable') return outcome.hubspotAway();
  if (error !== undefined) {
    parts.logger.error({ detail: JSON.stringify(error) }, 'HubSpot stopped an install');
    return outcome.stoppedByHubSpot();
  }
  return typeof code === 'string' && typeof state === 'string' ? undefined : outcome.staleState();
}

async function conclude(
  parts: InstallParts,
  res: Response,
  error: unknown,
  granted: NewGrant | false | undefined,
): Promise<void> {
  if (error !== null && error !== undefined) {
    sendPage(res, readProblem(parts, error));
    return;
  }
  if (!granted) {
    sendPage(res, outcome.staleState());
    return;
  }
  const missing = missingScopes(granted.grant.scopes);
  if (missing.length > 0) {
    sendPage(res, outcome.scopesMissing(missing));
    return;
  }
  try {
    const installed = await completeInstall(parts, granted);
    sendPage(
      res,
      installed.ok
        ? outcome.installed(
            parts.configuration.hubspot.appBase,
            granted.portalId,
            installed.missing,
          )
        : outcome.hubspotAway(),
    );
  } catch (problem) {
    parts.logger.error({ err: problem }, 'an install could not be completed');
    sendPage(res, outcome.notReady());
  }
}

const wrapped = z.looseObject({ oauthError: z.instanceof(CodeNotRedeemed) });

/** Why there is no grant, by what the person can do about it. */
function readProblem({ logger }: InstallParts, error: unknown): Page {
  const noToken = wrapped.safeParse(error).data?.oauthError.why;
  switch (noToken?.kind) {
    case 'dead':
      logger.warn({ detail: noToken.detail }, 'HubSpot did not take the code of an install');
      return outcome.badCode();
    case 'app_refused':
      logger.error(
        { detail: noToken.detail },
        'HubSpot refuses HUBSPOT_CLIENT_ID or HUBSPOT_CLIENT_SECRET; correct them',
      );
      return outcome.appRefused();
    case 'unavailable':
      logger.error({ detail: noToken.detail }, 'HubSpot did not answer an install');
      return outcome.hubspotAway();
    case undefined:
      // Not HubSpot: the states could not be read.
      logger.error({ err: error }, 'an install could not go on');
      return outcome.notReady();
  }
}
