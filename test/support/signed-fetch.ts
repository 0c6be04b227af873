import { createHmac } from 'node:crypto';
import type { Answer } from '../../src/api/answer';

/** Who asks through HubSpot, and where. */
export interface HubSpotUser {
  readonly portal: number;
  readonly userId: string;
  readonly email: string;
}

/** What can be wrong about a request; each is what HubSpot would never do. */
export interface Tampering {
  readonly secret?: string;
  readonly signedAt?: number;
  readonly bodyAfterSigning?: string;
  /** Put in front of what HubSpot adds. */
  readonly ownQuery?: string;
  readonly signature?: string | null;
}

const SECRET = 'test-secret';
const APP_ID = '77';

/** Sends a request as HubSpot's proxy does: identity in the address, signed with the app's secret (v3). */
export async function signedFetch(
  origin: string,
  path: string,
  user: HubSpotUser,
  body: unknown,
  tampering: Tampering = {},
): Promise<Response> {
  const identity = new URLSearchParams({
    userId: user.userId,
    portalId: String(user.portal),
    userEmail: user.email,
    appId: APP_ID,
  });
  const url = `${origin}${path}?${tampering.ownQuery ?? ''}${identity}`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(tampering.signedAt ?? Date.now());
  const signature = createHmac('sha256', tampering.secret ?? SECRET)
    .update(`POST${url.replaceAll('%40', '@')}${text}${timestamp}`)
    .digest('base64');
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hubspot-request-timestamp': timestamp,
      ...(tampering.signature === null
        ? {}
        : { 'x-hubspot-signature-v3': tampering.signature ?? signature }),
    },
    body: tampering.bodyAfterSigning ?? text,
  });
}

/** Asks a door of the screens. */
export async function askDoor<Value>(
  origin: string,
  path: string,
  user: HubSpotUser,
  body: unknown = {},
): Promise<Answer<Value>> {
  const response = await signedFetch(origin, path, user, body);
  const said: unknown = await response.json();
  if (!isAnswer<Value>(said))
    throw new Error(`${path} answered no answer: ${JSON.stringify(said)}`);
  return said;
}

/** The envelope is checked; what is inside is what the door's contract says. */
function isAnswer<Value>(said: unknown): said is Answer<Value> {
  return (
    typeof said === 'object' &&
    said !== null &&
    'ok' in said &&
    ('value' in said || 'reason' in said)
  );
}
