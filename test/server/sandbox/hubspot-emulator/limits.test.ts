import { RateLimit } from '../../../../server/sandbox/hubspot-emulator/rate-limit';
import { type InstalledPortal, installedPortal, PORTAL } from './installed-portal';

describe('a rate limit', () => {
  it('rolls: a request may start when an older one has left the window', () => {
    let now = 0;
    const limit = new RateLimit({ name: 'X', message: '', max: 2, windowMs: 1_000 }, () => now);
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([
      1,
      0,
      undefined,
      1,
    ]);
    now = 999;
    expect(limit.take('a')).toBeUndefined();
    now = 1_000;
    expect(limit.take('a')).toBe(1);
  });
});

describe("HubSpot's limits", () => {
  let portal: InstalledPortal;
  beforeEach(async () => {
    portal = await installedPortal({ rateLimits: true });
  });
  afterEach(() => portal.stop());

  const path = '/account-info/2026-09/details';

  it('are 110 requests in ten seconds, told in headers and with a 429', async () => {
    const first = await portal.call('GET', path);
    expect(first.headers.get('x-hubspot-ratelimit-max')).toBe('110');
    expect(first.headers.get('x-hubspot-ratelimit-remaining')).toBe('109');
    expect(first.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
    const rest = await Promise.all(Array.from({ length: 119 }, () => portal.call('GET', path)));
    const refused = rest.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.body).toMatchObject({
      errorType: 'RATE_LIMIT',
      policyName: 'TEN_SECONDLY_ROLLING',
    });
  });

  it('are five searches a second, counted apart', async () => {
    const search = () => portal.call('POST', '/crm/objects/2026-09/contacts/search', {});
    const answers = await Promise.all(Array.from({ length: 7 }, search));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused[0]?.body).toMatchObject({
      policyName: 'SECONDLY',
      message: 'You have reached your secondly limit.',
    });
    expect((await portal.call('GET', path)).headers.get('x-hubspot-ratelimit-remaining')).toBe(
      '109',
    );
  });

  it('stop a portal that is locked, moving or down', async () => {
    const contacts = '/crm/objects/2026-09/contacts';
    portal.hubspot.setPortal(PORTAL, { locked: true });
    expect((await portal.call('GET', contacts)).status).toBe(423);
    portal.hubspot.setPortal(PORTAL, { locked: false, movingRetryAfterSeconds: 7 });
    const moving = await portal.call('GET', contacts);
    expect([moving.status, moving.headers.get('retry-after')]).toEqual([477, '7']);
    portal.hubspot.setPortal(PORTAL, { movingRetryAfterSeconds: null, down: true });
    expect((await portal.call('GET', contacts)).status).toBe(503);
    portal.hubspot.setPortal(PORTAL, { down: false });
    expect((await portal.call('GET', contacts)).status).toBe(200);
  });
});
