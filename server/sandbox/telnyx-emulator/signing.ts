import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Account } from './state';

type SigningKey = Account['signingKey'];

/** A fresh Ed25519 key pair. */
export function newSigningKey(): SigningKey {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (x === undefined || d === undefined) throw new Error('Ed25519 key without x or d');
  return { x, d };
}

/** The public key as `GET /public_key` shows it: base64 of the 32 raw bytes. */
export function publicKeyOf(key: SigningKey): string {
  return Buffer.from(key.x, 'base64url').toString('base64');
}

const keyObjects = new WeakMap<SigningKey, KeyObject>();

function keyObject(key: SigningKey): KeyObject {
  const known = keyObjects.get(key);
  if (known !== undefined) return known;
  const made = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.x, d: key.d },
    format: 'jwk',
  });
  keyObjects.set(key, made);
  return made;
}

/** The headers a delivery from Telnyx carries. */
export interface WebhookHeaders extends Record<string, string> {
  'content-type': string;
  'user-agent': string;
  'telnyx-signature-ed25519': string;
  'telnyx-timestamp': string;
}

/**
 * Signs a webhook as Telnyx does: Ed25519 over `timestamp|raw body`, base64.
 *
 * @param timestampSeconds real Unix time; receivers refuse more than 300 s either way.
 */
export function webhookHeaders(
  key: SigningKey,
  rawBody: string | Buffer,
  timestampSeconds: number,
): WebhookHeaders {
  const signed = Buffer.concat([Buffer.from(`${timestampSeconds}|`), Buffer.from(rawBody)]);
  return {
    'content-type': 'application/json',
    'user-agent': 'telnyx-webhooks',
    'telnyx-signature-ed25519': sign(null, signed, keyObject(key)).toString('base64'),
    'telnyx-timestamp': String(timestampSeconds),
  };
}
