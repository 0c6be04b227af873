import { createHash, timingSafeEqual } from 'node:crypto';
import {
  checkHubSpotSignature,
  type SignatureCheck,
  type SignedRequest,
} from '../api/hubspot-signature';

/** A request for a workflow action, with the headers of both versions. */
export interface ActionRequest {
  readonly v3: SignedRequest;
  readonly v2: { readonly signature: string | undefined; readonly version: string | undefined };
}

/**
 * HubSpot's guide says that calls of workflow actions carry version 2, others have seen version 3 (HubSpot
 * reference 2.6): version 3 counts where its header is there, else version 2.
 *
 * Version 2 has no time, so an old request passes it; on these routes alone, where a repeated one changes
 * nothing. A wrong version 3 is never mended by a right version 2.
 *
 * @param nowMs real time, epoch ms
 */
export function checkActionSignature(
  { v3, v2 }: ActionRequest,
  clientSecret: string,
  nowMs: number,
): SignatureCheck {
  if (v3.signature !== undefined) return checkHubSpotSignature(v3, clientSecret, nowMs);
  if (v2.signature === undefined || v2.version !== 'v2') return 'unsigned';
  const expected = createHash('sha256')
    .update(clientSecret)
    .update(v3.method)
    .update(v3.url)
    .update(v3.rawBody)
    .digest();
  const given = /^[0-9a-f]{64}$/i.test(v2.signature)
    ? Buffer.from(v2.signature, 'hex')
    : Buffer.alloc(0);
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? 'genuine'
    : 'forged';
}
