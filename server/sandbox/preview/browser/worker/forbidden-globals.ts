/** What HubSpot's worker does not have, or what an extension may not use there. */
const FORBIDDEN = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'indexedDB',
  'caches',
] as const;

/**
 * Takes away what HubSpot does not offer, so that an extension fails here and not after an upload. `window`,
 * `document` and `localStorage` are missing in any worker.
 */
export function forbidGlobals(): void {
  for (const name of FORBIDDEN) {
    Object.defineProperty(globalThis, name, {
      get: () => {
        throw new Error(
          `An extension may not use “${name}” in HubSpot. Ask the backend through hubspot.fetch.`,
        );
      },
    });
  }
}
