import { type InstallDoor, startInstallDoor, styleHash } from './install-door';

let door: InstallDoor;

beforeAll(async () => {
  door = await startInstallDoor();
});
afterAll(() => door.stop());
beforeEach(() => door.hubspot.faults.clear());

async function isInstalled(portal: number): Promise<boolean> {
  const { rows } = await door.db.query('SELECT 1 FROM portal WHERE id = $1', [portal]);
  return rows.length === 1;
}

describe('the way to HubSpot', () => {
  test('names our scopes, parted by %20, and a state', async () => {
    const { status, headers } = await door.browser().get('/install');
    expect(status).toBe(302);
    expect(headers['location']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/authorize\?/);
    expect(headers['location']).toContain('scope=oauth%20crm.objects.contacts.read%20');
    expect(new URL(String(headers['location'])).searchParams.get('state')).toHaveLength(43);
  });

  test('keeps only hashes of the state and of the browser', async () => {
    const { headers } = await door.browser().get('/install');
    const state = new URL(String(headers['location'])).searchParams.get('state') ?? '';
    const { rows } = await door.db.query('SELECT * FROM install_state');
    const stored = rows.flatMap((row) => [row.state_hash.toString(), row.browser_hash.toString()]);
    expect(stored.join()).not.toContain(state);
    expect(rows.every((row) => row.state_hash.length === 32)).toBe(true);
  });

  test('leaves a cookie that scripts and other hosts cannot read', async () => {
    const { headers } = await door.browser(door.secure).get('/install');
    const cookie = String(headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-ringback_install=[\w-]{43};/);
    for (const mark of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie).toContain(mark);
  });

  test.each(['/install?code=x', '/install?error=access_denied', '/install?code=x&state=y'])(
    '%s begins a new install',
    async (path) => {
      const { status, headers } = await door.browser().get(path);
      expect({ status, location: headers['location'] }).toEqual({
        status: 303,
        location: '/install',
      });
    },
  );

  test('while the database is away nobody is sent there', async () => {
    expect(await door.browser(door.withoutDatabase).get('/install')).toMatchObject({
      status: 503,
      heading: 'Ringback is not ready',
    });
  });
});

describe('the way back', () => {
  test.each([
    '/oauth/callback',
    '/oauth/callback?code=x',
    '/oauth/callback?state=x',
    '/oauth/callback?code=x&state=a&state=b',
    '/oauth/callback?code=a&code=b&state=x',
    '/oauth/callback?code=x&state[y]=z',
  ])('%s is no way back of ours', async (path) => {
    expect(await door.browser().get(path)).toMatchObject({
      status: 403,
      heading: 'This install link is no longer valid',
    });
  });

  test.each([
    ['access_denied', 403, 'HubSpot was not connected'],
    ['temporarily_unavailable', 502, 'HubSpot does not answer'],
    ['server_error', 502, 'HubSpot does not answer'],
    ['invalid_scope', 502, 'HubSpot stopped the install'],
  ])('HubSpot’s error %s is a page', async (error, status, heading) => {
    expect(await door.browser().get(`/oauth/callback?error=${error}`)).toMatchObject({
      status,
      heading,
    });
  });

  test('what an address claims is never shown', async () => {
    const claim = encodeURIComponent('<script>alert(1)</script>Call 555-0100');
    for (const path of [
      `/oauth/callback?error=${claim}&error_description=${claim}`,
      `/oauth/callback?code=${claim}&state=${claim}`,
    ]) {
      expect((await door.browser().get(path)).html).not.toMatch(/alert|555-0100/);
    }
  });

  test('installs in two tabs of one browser can both be finished', async () => {
    const browser = door.browser();
    const [one, other] = [door.newPortal(), door.newPortal()];
    const callbacks = [await browser.consent(one), await browser.consent(other)];
    for (const callback of callbacks) expect((await browser.get(callback)).status).toBe(200);
    expect([await isInstalled(one), await isInstalled(other)]).toEqual([true, true]);
  });

  test('a state is good for ten minutes', async () => {
    const [browser, portal] = [door.browser(), door.newPortal()];
    const callback = await browser.consent(portal);
    await door.db.query(`UPDATE install_state SET expires_at = expires_at - interval '10 minutes'`);
    expect(await browser.get(callback)).toMatchObject({
      status: 403,
      heading: 'This install link is no longer valid',
    });
    expect(await isInstalled(portal)).toBe(false);
  });

  test('a callback that somebody else began does not use up their state', async () => {
    const [victim, attacker] = [door.browser(), door.browser()];
    const callback = await victim.consent(door.newPortal());
    await attacker.get('/install');
    expect((await attacker.get(callback)).status).toBe(403);
    expect((await victim.get(callback)).status).toBe(200);
  });

  test('permissions that were not granted are named, and nothing is installed', async () => {
    const [browser, portal] = [door.browser(), door.newPortal()];
    const callback = await browser.consent(portal, ['oauth', 'crm.objects.contacts.read']);
    const { status, heading, html } = await browser.get(callback);
    expect({ status, heading }).toEqual({
      status: 403,
      heading: 'Ringback needs a few more permissions',
    });
    expect(html).toContain('<li>crm.schemas.contacts.write</li>');
    expect(html).not.toContain('<li>oauth</li>');
    expect(await isInstalled(portal)).toBe(false);
    expect((await browser.get(await browser.consent(portal))).status).toBe(200);
  });

  test.each([
    ['GET /crm/properties', 503],
    ['POST /crm/properties', 429],
    ['POST /crm/properties', 423],
    ['GET /account-info', 502],
    ['GET /account-info', 401],
  ])(
    'when %s answers %d HubSpot is said to be away, and nothing is installed',
    async (route, status) => {
      const [browser, portal] = [door.browser(), door.newPortal()];
      const callback = await browser.consent(portal);
      door.hubspot.faults.add({ kind: 'error_before', route, status });
      expect(await browser.get(callback)).toMatchObject({
        status: 502,
        heading: 'HubSpot does not answer',
      });
      expect(await isInstalled(portal)).toBe(false);
      door.hubspot.faults.clear();
      expect((await browser.get(await browser.consent(portal))).status).toBe(200);
    },
  );

  test.each([
    ['refuses to tell', { kind: 'error_before', status: 403 }],
    ['tells none', { kind: 'error_before', status: 404 }],
  ] as const)('an account that %s its time zone keeps UTC', async (_, fault) => {
    const [browser, portal] = [door.browser(), door.newPortal()];
    const callback = await browser.consent(portal);
    door.hubspot.faults.add({ ...fault, route: 'GET /account-info' });
    expect((await browser.get(callback)).status).toBe(200);
    const { rows } = await door.db.query(
      'SELECT time_zone FROM hubspot_schema WHERE portal_id = $1',
      [portal],
    );
    expect(rows[0].time_zone).toBe('UTC');
  });

  test('while the database is away it says so, and the way back is good afterwards', async () => {
    const [browser, portal] = [door.browser(), door.newPortal()];
    const callback = await browser.consent(portal);
    expect(await browser.get(callback, door.withoutDatabase)).toMatchObject({
      status: 503,
      heading: 'Ringback is not ready',
    });
    expect((await browser.get(callback)).status).toBe(200);
  });

  test('a database that fails at the last step leaves nothing half installed', async () => {
    const [browser, portal] = [door.browser(), door.newPortal()];
    const callback = await browser.consent(portal);
    await door.db.query('ALTER TABLE hubspot_grant RENAME TO hubspot_grant_away');
    try {
      expect(await browser.get(callback)).toMatchObject({
        status: 503,
        heading: 'Ringback is not ready',
      });
    } finally {
      await door.db.query('ALTER TABLE hubspot_grant_away RENAME TO hubspot_grant');
    }
    expect(await isInstalled(portal)).toBe(false);
    expect((await browser.get(await browser.consent(portal))).status).toBe(200);
  });

  test('installing again asks for a drain, so that what waited is written', async () => {
    const [browser, portal] = [door.browser(), door.newPortal()];
    await browser.get(await browser.consent(portal));
    const { rows } = await door.db.query(
      `SELECT count(*) FROM graphile_worker.jobs WHERE key = 'sync:' || $1::text`,
      [String(portal)],
    );
    expect(rows[0].count).toBe('1');
  });

  test('a portal’s own settings survive a reinstall', async () => {
    const [browser, portal] = [door.browser(), door.newPortal()];
    await browser.get(await browser.consent(portal));
    await door.db.query('UPDATE portal_policy SET daily_cap = 7 WHERE portal_id = $1', [portal]);
    await browser.get(await browser.consent(portal));
    const { rows } = await door.db.query(
      'SELECT daily_cap FROM portal_policy WHERE portal_id = $1',
      [portal],
    );
    expect(rows).toEqual([{ daily_cap: 7 }]);
  });
});

describe('every page', () => {
  test('loads nothing from anywhere, and its style is the one that it names', async () => {
    const { html, headers } = await door.browser().get('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src ${styleHash(html)};`);
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/<script|src=|@import|url\(/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('has a language, one heading, a title and a way on', async () => {
    const [browser, portal] = [door.browser(), door.newPortal()];
    for (const { html } of [
      await browser.get('/'),
      await browser.get('/oauth/callback'),
      await browser.get('/oauth/callback?error=access_denied'),
      await browser.get('/oauth/callback?error=other'),
      await browser.get(await browser.consent(portal)),
    ]) {
      expect(html).toContain('<html lang="en">');
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toMatch(/<title>.+ · Ringback<\/title>/);
      expect(html).toMatch(/<a class="action" href="[^"]+">[^<]+<\/a>/);
    }
  });

  test('the last one leads to the HubSpot that it was installed in', async () => {
    const [browser, portal] = [door.browser(), door.newPortal()];
    const { html } = await browser.get(await browser.consent(portal));
    expect(html).toContain(`href="${door.hubspot.appBase}/contacts/${portal}"`);
  });
});

test('neither codes nor states nor tokens are logged', async () => {
  const [browser, portal] = [door.browser(), door.newPortal()];
  const callback = await browser.consent(portal);
  door.log.length = 0;
  await browser.get(callback);
  await browser.get(callback.replace(/code=[^&]+/, 'code=not-a-code'));
  const query = new URL(callback, 'http://localhost').searchParams;
  for (const secret of [query.get('code'), query.get('state')])
    expect(door.log.join()).not.toContain(secret);
});
