import { createContext, useCallback, useContext } from 'react';

/** What the page offers to the components of one extension. */
export interface Surroundings {
  /** A handler of the extension threw. */
  readonly crashed: (report: string) => void;
  /** Goes to another route of the app's page. */
  readonly openPage: (to: string, params: Readonly<Record<string, string>>) => void;
  readonly say: (message: string) => void;
  /** The properties of the record it stands on. */
  readonly properties: Readonly<Record<string, string>>;
}

export const SurroundingsContext = createContext<Surroundings>({
  crashed: () => undefined,
  openPage: () => undefined,
  say: () => undefined,
  properties: {},
});

/** The level of the first heading of the extension, so that the page's order of headings holds. */
export const HeadingLevel = createContext(3);

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
