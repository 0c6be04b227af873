import { createHmac } from 'node:crypto';

/** What can be wrong about a delivery; each is what HubSpot would never do. */
export interface Tampering {
  readonly secret?: string;
  readonly signedAt?: number;
  readonly signature?: string | null;
  readonly bodyAfterSigning?: string;
}

/** Delivers a body to the webhook as HubSpot does, signed with the app's secret (v3). */
export async function deliver(
  origin: string,
  body: unknown,
  tampering: Tampering = {},
): Promise<Response> {
  const url = `${origin}/webhooks/hubspot`;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(tampering.signedAt ?? Date.now());
  const signature = createHmac('sha256', tampering.secret ?? 'test-secret')
    .update(`POST${url}${text}${timestamp}`)
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

let lastEvent = 900_000;

/** An event of a contact as HubSpot delivers it. */
export function contactEvent(
  portal: number,
  subscriptionType: string,
  contactId: string,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  lastEvent += 1;
  return {
    eventId: lastEvent,
    subscriptionId: 1,
    portalId: portal,
    appId: 77,
    occurredAt: Date.now(),
    subscriptionType,
    attemptNumber: 0,
    objectId: Number(contactId),
    objectTypeId: '0-1',
    changeSource: 'CRM_UI',
    ...more,
  };
}
