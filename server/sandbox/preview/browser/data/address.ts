import { useCallback, useEffect, useState } from 'react';
import type { AppPageLocation } from '../protocol';

const ROOT = '/sandbox';

/** The screens of the page; each but the first is named by the first part of its path. */
const SCREENS = ['record', 'contacts', 'help-desk', 'app', 'settings', 'phone'] as const;
export type Screen = (typeof SCREENS)[number];
const APP = '/app';

/** Where the page stands; all of it is in the browser's address, so that it can be kept and shared. */
export interface Address {
  readonly screen: Screen;
  readonly portal: string | undefined;
  readonly user: string | undefined;
  readonly contact: string | undefined;
  /** Whose phone is in hand. */
  readonly phone: string | undefined;
  /** `wrapped`: HubSpot hands over the answer of a failing backend in an envelope that says 200. */
  readonly failures: string | undefined;
  /** Where among the app's routes. */
  readonly page: AppPageLocation;
}

/** Parameters of the app's routes carry this in front, so that they cannot be taken for the page's own. */
const PARAMETER = 'p.';
const OWN = ['portal', 'user', 'contact', 'phone', 'failures'] as const;

export function readAddress({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Address {
  const path = pathname.slice(ROOT.length) || '/';
  const query = new URLSearchParams(search);
  const own = (name: (typeof OWN)[number]): string | undefined => query.get(name) ?? undefined;
  const params = [...query].flatMap(([name, value]) =>
    name.startsWith(PARAMETER) ? [[name.slice(PARAMETER.length), value] as const] : [],
  );
  return {
    screen: screenOf(path),
    portal: own('portal'),
    user: own('user'),
    contact: own('contact'),
    phone: own('phone'),
    failures: own('failures'),
    page: {
      path: path.startsWith(`${APP}/`) ? path.slice(APP.length) : '/',
      params: Object.fromEntries(params),
    },
  };
}

export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  for (const name of OWN) {
    const value = address[name];
    if (value !== undefined) query.set(name, value);
  }
  const isApp = address.screen === 'app';
  if (isApp)
    for (const [name, value] of Object.entries(address.page.params))
      query.set(PARAMETER + name, value);
  const screen = address.screen === 'record' ? '/' : `/${address.screen}`;
  const path = screen + (isApp && address.page.path !== '/' ? address.page.path : '');
  return `${ROOT}${path}${query.size === 0 ? '' : `?${query}`}`;
}

/** A route of the app with its `:names` filled in; what is left over becomes parameters. */
export function pageAt(to: string, params: Readonly<Record<string, string>>): AppPageLocation {
  const left = new Map(Object.entries(params));
  const path = to.replace(/:(\w+)/g, (token, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return value === undefined ? token : encodeURIComponent(value);
  });
  return { path: path.startsWith('/') ? path : `/${path}`, params: Object.fromEntries(left) };
}

function screenOf(path: string): Screen {
  const first = path.split('/')[1];
  return SCREENS.find((screen) => screen === first) ?? 'record';
}

export type Go = (change: Partial<Address>, how?: 'push' | 'replace') => void;

/** The address, and how to go elsewhere from it. */
export function useAddress(): readonly [Address, Go] {
  const [address, setAddress] = useState(() => readAddress(window.location));
  useEffect(() => {
    const back = (): void => setAddress(readAddress(window.location));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const go = useCallback<Go>((change, how = 'push') => {
    const next = { ...readAddress(window.location), ...change };
    const text = writeAddress(next);
    if (how === 'push') window.history.pushState(null, '', text);
    else window.history.replaceState(null, '', text);
    setAddress(readAddress(window.location));
  }, []);
  return [address, go];
}
