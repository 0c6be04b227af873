import { createContext, useCallback, useContext } from 'react';

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger';

/** What the page offers to the components of one extension. */
export interface Surroundings {
  /** A handler of the extension threw. */
  readonly crashed: (report: string) => void;
  /** Goes to another route of the app's page. */
  readonly openPage: (to: string, params: Readonly<Record<string, string>>) => void;
  /** Where that route would be, as an address. */
  readonly pageAddress: (to: string, params: Readonly<Record<string, string>>) => string;
  /** Shows a notice for a while. */
  readonly say: (message: string, kind?: NoticeKind, title?: string) => void;
  /** The properties of the record it stands on. */
  readonly properties: Readonly<Record<string, string>>;
}

export const SurroundingsContext = createContext<Surroundings>({
  crashed: () => undefined,
  openPage: () => undefined,
  pageAddress: () => '#',
  say: () => undefined,
  properties: {},
});

/** The level of the first heading of the extension, so that the page's order of headings holds. */
export const HeadingLevel = createContext(3);

/** Sets the heading of an app's page; undefined gives it back. */
export const PageTitleContext = createContext<(title: string | undefined) => void>(() => undefined);

export const useSurroundings = (): Surroundings => useContext(SurroundingsContext);

/**
 * Calls a handler in the worker. It answers later, and what it throws is a crash of the extension, told as
 * such instead of being lost.
 */
export function useCall(): <Parameters extends unknown[]>(
  handler: ((...parameters: Parameters) => unknown) | undefined,
  ...parameters: Parameters
) => void {
  const { crashed } = useSurroundings();
  return useCallback(
    (handler, ...parameters) => {
      if (handler === undefined) return;
      Promise.resolve()
        .then(() => handler(...parameters))
        .catch((error: unknown) =>
          crashed(error instanceof Error ? (error.stack ?? error.message) : String(error)),
        );
    },
    [crashed],
  );
}
