import { createHash, timingSafeEqual } from 'node:crypto';
import { checkHubSpotSignature, type SignatureCheck } from '../api/hubspot-signature';

/** A request for a workflow action, with the headers of both versions. */
export interface ActionRequest {
  readonly method: string;
  /** As HubSpot called it: our public origin, path and query. */
  readonly url: string;
  readonly rawBody: Buffer;
  readonly signatureV3: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly signatureVersion: string | undefined;
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
  request: ActionRequest,
  clientSecret: string,
  nowMs: number,
): SignatureCheck {
  if (request.signatureV3 !== undefined) {
    return checkHubSpotSignature(
      { ...request, signature: request.signatureV3 },
      clientSecret,
      nowMs,
    );
  }
  if (request.signature === undefined || request.signatureVersion !== 'v2') return 'unsigned';
  const expected = createHash('sha256')
    .update(clientSecret)
    .update(request.method)
    .update(request.url)
    .update(request.rawBody)
    .digest();
  const given = /^[0-9a-f]{64}$/i.test(request.signature)
    ? Buffer.from(request.signature, 'hex')
    : Buffer.alloc(0);
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? 'genuine'
    : 'forged';
}
