import { createHmac } from 'node:crypto';

/** Who is looking at the extension: what HubSpot adds to the address of every request of it. */
export interface Asker {
  readonly userId: number;
  readonly portalId: number;
  readonly userEmail: string;
}

/** Whether HubSpot lets an extension fetch an address: https, at or below one that the app names. */
export function isPermitted(url: URL, permitted: readonly string[]): boolean {
  return (
    url.protocol === 'https:' &&
    permitted.some((text) => {
      const allowed = new URL(text);
      const folder = allowed.pathname.endsWith('/') ? allowed.pathname : `${allowed.pathname}/`;
      return (
        allowed.origin === url.origin &&
        (url.pathname === allowed.pathname || url.pathname.startsWith(folder))
      );
    })
  );
}

/**
 * Where the request goes: the app's own origin takes the place of the permitted one, and the asker stands in
 * the query (HubSpot reference 3.4). This is what is signed, and what the backend takes for its own address.
 */
export function backendUrl(asked: URL, origin: string, appId: string, asker: Asker): URL {
  const url = new URL(asked.pathname + asked.search, origin);
  url.searchParams.append('userId', String(asker.userId));
  url.searchParams.append('portalId', String(asker.portalId));
  url.searchParams.append('userEmail', asker.userEmail);
  url.searchParams.append('appId', appId);
  return url;
}

const DECODED = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/** HubSpot's signature v3: HMAC-SHA256 over method, address with twelve codes decoded, body and time. */
export function signature(
  secret: string,
  method: string,
  url: string,
  body: string,
  timestamp: string,
): string {
  const address = url.replace(DECODED, (code) => decodeURIComponent(code));
  return createHmac('sha256', secret)
    .update(method + address + body + timestamp)
    .digest('base64');
}
