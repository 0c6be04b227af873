import path from 'node:path';
import { projectRoot } from '../../../server/project-root';

interface Address {
  readonly screen: string;
  readonly contact: string | undefined;
  readonly page: { readonly path: string; readonly params: Readonly<Record<string, string>> };
}

/** The page is built for the browser and has types of its own, so its parts are taken without them. */
const browser = path.join(projectRoot(), 'server/sandbox/preview/browser/data');
const { readAddress, writeAddress, pageAt } = jest.requireActual<{
  readAddress(at: { readonly pathname: string; readonly search: string }): Address;
  writeAddress(address: Address): string;
  pageAt(to: string, params: Readonly<Record<string, string>>): Address['page'];
}>(path.join(browser, 'address'));
const { momentOnWallClock, wallClock } = jest.requireActual<{
  momentOnWallClock(shown: string, timeZone: string): number | undefined;
  wallClock(at: number, timeZone: string): string;
}>(path.join(browser, 'moments'));

describe('the address of the sandbox’s page', () => {
  it.each([
    '/sandbox/',
    '/sandbox/?portal=1&user=2&contact=3&phone=%2B13125550199',
    '/sandbox/settings?portal=1',
    '/sandbox/app/inbox/7?portal=1&p.turn=ours&p.contact=9',
  ])('says where one stands: %s', (text) => {
    expect(writeAddress(readAddress(new URL(text, 'http://localhost')))).toBe(text);
  });

  it('keeps the app’s parameters apart from its own', () => {
    const at = readAddress({ pathname: '/sandbox/app/calls', search: '?contact=3&p.contact=9' });
    expect(at).toMatchObject({
      screen: 'app',
      contact: '3',
      page: { path: '/calls', params: { contact: '9' } },
    });
  });

  it('fills in a route’s names and keeps what is left over', () => {
    expect(pageAt('/calls/:id', { id: 'a/b', from: 'home' })).toEqual({
      path: '/calls/a%2Fb',
      params: { from: 'home' },
    });
  });
});

describe('the clock of the page', () => {
  it.each([
    ['2026-11-23T08:00', 'America/Chicago', '2026-11-23T14:00:00Z'],
    ['2026-07-01T08:00', 'America/New_York', '2026-07-01T12:00:00Z'],
    ['2026-03-08T03:30', 'America/Chicago', '2026-03-08T08:30:00Z'],
    ['2026-11-23T08:00', 'Asia/Kolkata', '2026-11-23T02:30:00Z'],
  ])('finds the moment at which it is %s in %s', (shown, zone, moment) => {
    expect(momentOnWallClock(shown, zone)).toBe(Date.parse(moment));
    expect(wallClock(Date.parse(moment), zone)).toBe(shown);
  });

  it('knows no moment for what is no time', () => {
    expect(momentOnWallClock('soon', 'America/Chicago')).toBeUndefined();
  });
});
