import {
  caller,
  decide,
  type InstalledPortal,
  installedPortal,
  installUrl,
  PORTAL,
  REDIRECT,
  SCOPES,
  token,
} from './installed-portal';

describe("HubSpot's OAuth", () => {
  let portal: InstalledPortal;
  beforeEach(async () => {
    portal = await installedPortal();
  });
  afterEach(() => portal.stop());

  const newCode = async () =>
    (
      await decide(portal.hubspot, { sandbox_decision: 'grant', sandbox_portal: String(PORTAL) })
    ).get('code') ?? '';

  it('shows a person what is asked and by which account it can be granted', async () => {
    const answer = await fetch(installUrl(portal.hubspot));
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('stand-in for HubSpot');
    expect(page).toContain('Connect app</button>');
    expect(page).toContain('Cancel</button>');
    expect(page).toContain('Acme Plumbing');
    for (const scope of SCOPES) expect(page).toContain(`<code>${scope}</code>`);
  });

  it('sends the browser back with a code and the state, or with access_denied', async () => {
    const granted = await decide(portal.hubspot, {
      sandbox_decision: 'grant',
      sandbox_portal: String(PORTAL),
    });
    expect(granted.get('code')).toMatch(/./);
    expect(granted.get('state')).toBe('st');
    const denied = await decide(portal.hubspot, { sandbox_decision: 'deny' });
    expect(Object.fromEntries(denied)).toMatchObject({ error: 'access_denied', state: 'st' });
  });

  it.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['a redirect URL that is not registered', { redirect_uri: 'http://127.0.0.1:9/elsewhere' }],
    ['a required scope missing', { scope: 'oauth' }],
    ['a scope the app does not have', { scope: `${SCOPES.join(' ')} tickets` }],
  ])('refuses %s with a page, without going back', async (_, query) => {
    const answer = await fetch(
      installUrl(portal.hubspot, { ...query, sandbox_decision: 'grant' }),
      {
        redirect: 'manual',
      },
    );
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('cannot be connected');
  });

  it('answers a code with tokens once', async () => {
    expect(portal.tokens).toMatchObject({ expires_in: 1800, hub_id: PORTAL, scopes: SCOPES });
    expect(portal.tokens.access_token.length).toBeGreaterThan(512);
    const form = {
      grant_type: 'authorization_code',
      code: await newCode(),
      redirect_uri: REDIRECT,
    };
    expect((await token(portal.hubspot, form)).status).toBe(200);
    const again = await token(portal.hubspot, form);
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({ status: 'BAD_AUTH_CODE', error: 'invalid_grant' });
  });

  it('binds a code to its redirect URL', async () => {
    const answer = await token(portal.hubspot, {
      grant_type: 'authorization_code',
      code: await newCode(),
      redirect_uri: 'http://127.0.0.1:9/elsewhere',
    });
    expect(answer.body).toMatchObject({ status: 'BAD_REDIRECT_URI', error: 'invalid_grant' });
  });

  it.each([
    ['an unknown client', { client_id: 'nobody' }, 'BAD_CLIENT_ID', 'invalid_client'],
    ['a wrong secret', { client_secret: 'guess' }, 'BAD_CLIENT_SECRET', 'invalid_client'],
    ['an unknown refresh token', { refresh_token: 'guess' }, 'BAD_REFRESH_TOKEN', 'invalid_grant'],
    ['another grant type', { grant_type: 'password' }, 'BAD_GRANT_TYPE', 'unsupported_grant_type'],
  ])('refuses %s', async (_, form, status, error) => {
    const refresh = { grant_type: 'refresh_token', refresh_token: portal.tokens.refresh_token };
    const answer = await token(portal.hubspot, { ...refresh, ...form });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ status, error });
  });

  it('calls an expired token expired, and refreshes it', async () => {
    portal.hubspot.expireAccessTokens(PORTAL);
    const expired = await portal.call('GET', '/account-info/2026-09/details');
    expect(expired.status).toBe(401);
    expect(expired.body).toMatchObject({ status: 'error', category: 'EXPIRED_AUTHENTICATION' });
    const fresh = await token(portal.hubspot, {
      grant_type: 'refresh_token',
      refresh_token: portal.tokens.refresh_token,
    });
    expect(fresh.body.refresh_token).toBe(portal.tokens.refresh_token);
    const call = caller(portal.hubspot, fresh.body.access_token);
    expect((await call('GET', '/account-info/2026-09/details')).body).toMatchObject({
      portalId: PORTAL,
    });
  });

  it('ends the old refresh token where the portal rotates them', async () => {
    portal.hubspot.setPortal(PORTAL, { rotateRefreshTokens: true });
    const refresh = { grant_type: 'refresh_token', refresh_token: portal.tokens.refresh_token };
    const fresh = await token(portal.hubspot, refresh);
    expect(fresh.body.refresh_token).not.toBe(portal.tokens.refresh_token);
    expect((await token(portal.hubspot, refresh)).body).toMatchObject({ error: 'invalid_grant' });
  });

  it('has a dead grant after an uninstall from either side, and a live one after the next install', async () => {
    const refresh = { grant_type: 'refresh_token', refresh_token: portal.tokens.refresh_token };
    expect((await portal.call('DELETE', '/appinstalls/2026-09/external-install')).status).toBe(204);
    expect((await token(portal.hubspot, refresh)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await portal.call('GET', '/account-info/2026-09/details')).status).toBe(401);
    const again = await token(portal.hubspot, {
      grant_type: 'authorization_code',
      code: await newCode(),
      redirect_uri: REDIRECT,
    });
    portal.hubspot.revokeGrant(PORTAL);
    const dead = { grant_type: 'refresh_token', refresh_token: again.body.refresh_token };
    expect((await token(portal.hubspot, dead)).body).toMatchObject({ status: 'BAD_REFRESH_TOKEN' });
  });

  it('tells what a token is, and lets access tokens live on when the refresh token is revoked', async () => {
    const { access_token, refresh_token } = portal.tokens;
    const about = async (text: string) =>
      (await token(portal.hubspot, { token: text }, '/introspect')).body;
    expect(await about(access_token)).toMatchObject({
      active: true,
      hub_id: PORTAL,
      token_use: 'access_token',
    });
    expect(await about(refresh_token)).toMatchObject({ active: true, token_use: 'refresh_token' });
    expect((await token(portal.hubspot, { token: refresh_token }, '/revoke')).status).toBe(204);
    expect(await about(refresh_token)).toEqual({ active: false });
    expect((await portal.call('GET', '/account-info/2026-09/details')).status).toBe(200);
  });

  it('refuses what was not granted', async () => {
    portal.hubspot.addApp({
      clientId: 'small',
      clientSecret: 'small',
      appId: 2,
      redirectUrls: [REDIRECT],
      requiredScopes: ['oauth'],
    });
    const app = { client_id: 'small', client_secret: 'small' };
    const query = await decide(portal.hubspot, {
      ...app,
      scope: 'oauth',
      sandbox_decision: 'grant',
    });
    const code = query.get('code') ?? '';
    const small = await token(portal.hubspot, {
      ...app,
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
    });
    const answer = await caller(portal.hubspot, small.body.access_token)(
      'GET',
      '/crm/owners/2026-09',
    );
    expect(answer.status).toBe(403);
    expect(answer.body.category).toBe('MISSING_SCOPES');
    expect(answer.body.errors?.[0]?.context).toEqual({
      requiredGranularScopes: ['crm.objects.owners.read'],
    });
  });

  it('knows no legacy paths, and nobody without a token', async () => {
    for (const path of [
      '/crm/v3/objects/contacts',
      '/oauth/v1/token',
      '/crm/v4/associations/calls/contacts/batch/read',
    ]) {
      expect((await portal.call('POST', path, {})).status).toBe(404);
    }
    const nobody = await fetch(`${portal.hubspot.apiBase}/crm/owners/2026-09`);
    expect(nobody.status).toBe(401);
    expect(await nobody.json()).toMatchObject({ category: 'INVALID_AUTHENTICATION' });
  });
});
