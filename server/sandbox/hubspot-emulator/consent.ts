import { type Request, type Response, Router } from 'express';
import { type ConsentRequest, consentPage, refusalPage } from './consent-page';
import { sendPage } from './page';
import type { Platform } from './platform';
import type { Portal } from './portal';

/**
 * HubSpot's consent page (HubSpot reference 5.1). A person chooses an account and a button; with
 * `sandbox_decision=grant` or `deny`, and `sandbox_portal`, it is decided at once, for tests and the first start.
 */
export function consentRoutes(platform: Platform): Router {
  const router = Router();
  const authorize = (req: Request<{ portalId?: string }>, res: Response): void => {
    const asked = consentRequest(platform, req);
    if ('problem' in asked) {
      sendPage(res, 400, refusalPage(asked.problem));
      return;
    }
    switch (text(req, 'sandbox_decision')) {
      case 'deny':
        redirect(res, asked, {
          error: 'access_denied',
          error_description: 'The user refused the authorization.',
        });
        return;
      case 'grant':
        grant(platform, req, res, asked);
        return;
      default:
        sendPage(
          res,
          200,
          consentPage([...platform.portals.values()], asked, Number(req.params.portalId)),
        );
    }
  };
  router.get('/oauth/authorize', authorize);
  router.get('/oauth/:portalId/authorize', authorize);
  return router;
}

function grant(
  platform: Platform,
  req: Request<{ portalId?: string }>,
  res: Response,
  asked: ConsentRequest,
): void {
  const portal = chosenPortal(platform, req);
  if (portal === undefined) {
    sendPage(
      res,
      400,
      refusalPage(`There is no account ${text(req, 'sandbox_portal') ?? ''} in this sandbox.`),
    );
    return;
  }
  const code = platform.tokens.issueCode({
    clientId: asked.app.clientId,
    redirectUri: asked.redirectUri,
    portalId: portal.id,
    userId: portal.owners.find(({ archived }) => !archived)?.userId ?? portal.id,
    scopes:
      portal.switches.optionalScopes === 'granted'
        ? asked.scopes
        : asked.scopes.filter((scope) => asked.app.requiredScopes.includes(scope)),
  });
  redirect(res, asked, { code });
}

/** The account that is named; the only one when none is named. */
function chosenPortal(platform: Platform, req: Request<{ portalId?: string }>): Portal | undefined {
  const named = text(req, 'sandbox_portal') ?? req.params.portalId;
  if (named !== undefined) return platform.portals.get(Number(named));
  const [first, ...others] = platform.portals.values();
  return others.length === 0 ? first : undefined;
}

/** The request when HubSpot would show its consent page; else what its error page would say. */
function consentRequest(
  platform: Platform,
  req: Request<{ portalId?: string }>,
): ConsentRequest | { problem: string } {
  const app = platform.apps.get(text(req, 'client_id') ?? '');
  if (app === undefined)
    return { problem: `No app has the client ID "${text(req, 'client_id') ?? ''}".` };
  const redirectUri = text(req, 'redirect_uri');
  if (redirectUri === undefined || !app.redirectUrls.includes(redirectUri)) {
    return {
      problem: `The redirect URL "${redirectUri ?? ''}" is not one of the app's: ${app.redirectUrls.join(', ')}.`,
    };
  }
  const scopes = words(text(req, 'scope'));
  const missing = app.requiredScopes.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0)
    return {
      problem: `The install URL lacks scopes that the app requires: ${missing.join(', ')}.`,
    };
  const optional = words(text(req, 'optional_scope'));
  const known = new Set([...app.requiredScopes, ...app.optionalScopes]);
  const unknown = [...scopes, ...optional].filter((scope) => !known.has(scope));
  if (unknown.length > 0)
    return { problem: `The app is not set up for these scopes: ${unknown.join(', ')}.` };
  const responseType = text(req, 'response_type') ?? 'code';
  if (responseType !== 'code')
    return { problem: `The response type "${responseType}" is not supported.` };
  return {
    app,
    redirectUri,
    state: text(req, 'state'),
    scopes: [...new Set([...scopes, ...optional])],
    query: pairs(req),
  };
}

function redirect(res: Response, asked: ConsentRequest, outcome: Record<string, string>): void {
  const target = new URL(asked.redirectUri);
  for (const [name, value] of Object.entries(outcome)) target.searchParams.set(name, value);
  if (asked.state !== undefined) target.searchParams.set('state', asked.state);
  res.redirect(302, target.toString());
}

function text(req: Request<{ portalId?: string }>, name: string): string | undefined {
  const value = req.query[name];
  return typeof value === 'string' ? value : undefined;
}

function pairs(req: Request<{ portalId?: string }>): (readonly [string, string])[] {
  return Object.entries(req.query).flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('sandbox_') ? [[name, value]] : [],
  );
}

function words(list: string | undefined): string[] {
  return (list ?? '').split(/\s+/).filter((word) => word !== '');
}
