import { createHmac, timingSafeEqual } from 'node:crypto';

/** HubSpot refuses to stand by a request that is older (HubSpot reference 4.4). */
const OLDEST_MS = 5 * 60_000;
/** How far HubSpot's clock may run ahead of ours. */
const AHEAD_MS = 60_000;

export type SignatureCheck = 'genuine' | 'unsigned' | 'stale' | 'forged';

/** A request as it came in. */
export interface SignedRequest {
  readonly method: string;
  /** The whole address, as HubSpot called it: our public origin, path and query. */
  readonly url: string;
  readonly rawBody: Buffer;
  readonly signature: string | undefined;
  /** Epoch ms, in digits. */
  readonly timestamp: string | undefined;
}

/**
 * Checks `X-HubSpot-Signature-v3`: HMAC-SHA256 with the app's secret over method, address, body and time.
 * In constant time, and only while the request is fresh.
 *
 * @param nowMs real time, epoch ms
 */
export function checkHubSpotSignature(
  request: SignedRequest,
  clientSecret: string,
  nowMs: number,
): SignatureCheck {
  const { signature, timestamp } = request;
  if (signature === undefined || timestamp === undefined || !/^[0-9]{1,15}$/.test(timestamp))
    return 'unsigned';
  const age = nowMs - Number(timestamp);
  if (age > OLDEST_MS || age < -AHEAD_MS) return 'stale';
  const expected = createHmac('sha256', clientSecret)
    .update(request.method)
    .update(decodeAsHubSpot(request.url))
    .update(request.rawBody)
    .update(timestamp)
    .digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? 'genuine'
    : 'forged';
}

const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/** Exactly these twelve codes are decoded before hashing, and no others (contracts, HubSpot 16). */
function decodeAsHubSpot(url: string): string {
  return url.replace(/%[0-9A-F]{2}/gi, (code) => DECODED[code.toUpperCase()] ?? code);
}
