import { createHash, createHmac } from 'node:crypto';

/** A request as HubSpot makes it of an app's server. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** Version 3: over method, address, body and time; with the time in a header of its own. */
export function signedV3(
  clientSecret: string,
  { method, url, body }: OutgoingRequest,
): Record<string, string> {
  const timestamp = String(Date.now());
  return {
    'X-HubSpot-Request-Timestamp': timestamp,
    'X-HubSpot-Signature-v3': createHmac('sha256', clientSecret)
      .update(`${method}${url}${body}${timestamp}`)
      .digest('base64'),
  };
}

/** Version 2: over secret, method, address and body, without a time. */
export function signedV2(
  clientSecret: string,
  { method, url, body }: OutgoingRequest,
): Record<string, string> {
  return {
    'X-HubSpot-Signature-Version': 'v2',
    'X-HubSpot-Signature': createHash('sha256')
      .update(`${clientSecret}${method}${url}${body}`)
      .digest('hex'),
  };
}

/** Version 1, which webhooks still carry beside version 3. */
export function signedV1(clientSecret: string, { body }: OutgoingRequest): Record<string, string> {
  return {
    'X-HubSpot-Signature-Version': 'v1',
    'X-HubSpot-Signature': createHash('sha256').update(`${clientSecret}${body}`).digest('hex'),
  };
}
