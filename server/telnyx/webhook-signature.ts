import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Telnyx signs with a time; older or newer than this is a replay or a wrong clock (reference 2.1). */
export const TOLERANCE_SECONDS = 300;

export type SignatureCheck = 'genuine' | 'unsigned' | 'stale' | 'forged';

export interface SignedRequest {
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly rawBody: Buffer;
}

/**
 * Verifies a webhook over its raw bytes: Ed25519 over `timestamp|body`.
 *
 * Synchronous with a prepared key: the quickest of the ways measured, and no await to forget.
 *
 * @param nowMs real time in epoch ms
 */
export function checkSignature(
  request: SignedRequest,
  key: KeyObject,
  nowMs: number,
): SignatureCheck {
  const { signature, timestamp, rawBody } = request;
  if (signature === undefined || timestamp === undefined || !/^[0-9]{1,12}$/.test(timestamp))
    return 'unsigned';
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return 'stale';
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.length !== 64) return 'forged';
  const signed = Buffer.concat([Buffer.from(`${timestamp}|`), rawBody]);
  return verify(null, signed, key, bytes) ? 'genuine' : 'forged';
}

const RAW_LENGTH = 32;
/** What precedes the raw bytes when a key comes wrapped as SubjectPublicKeyInfo. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Reads Telnyx's public key: base64 of 32 raw bytes, or of the same in an SPKI wrapping, which one
 * report says the API has answered with (reference 2.2).
 *
 * @returns undefined when the text is neither.
 */
export function readPublicKey(base64: string): KeyObject | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const raw =
    bytes.length === RAW_LENGTH + SPKI_PREFIX.length ? bytes.subarray(SPKI_PREFIX.length) : bytes;
  if (raw.length !== RAW_LENGTH) return undefined;
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
}
