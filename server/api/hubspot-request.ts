import express, { type ErrorRequestHandler, type Request } from 'express';
import type { SignedRequest } from './hubspot-signature';

/** HubSpot itself sends and passes on no more than this (HubSpot reference 3.4). */
const MOST_BYTES = '1mb';

/** Keeps the body as it came: the signature is over its bytes. */
export const hubspotBody = express.raw({ type: () => true, limit: MOST_BYTES });

/** The body behind {@link hubspotBody}; empty when there was none. */
export function bytesOf(req: Request): Buffer {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

/** @returns undefined for what is no JSON */
export function jsonOf(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * What HubSpot signs in version 3, as it called us.
 *
 * @param publicUrl our own origin: what stands in the request's headers about it can be anybody's
 */
export function signedPartsOf(req: Request, publicUrl: string): SignedRequest {
  return {
    method: req.method,
    url: publicUrl + req.originalUrl,
    rawBody: bytesOf(req),
    signature: req.get('x-hubspot-signature-v3'),
    timestamp: req.get('x-hubspot-request-timestamp'),
  };
}

/** Answers a body that is too large or breaks off, for doors that programs use. */
export const unreadableBody: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const tooLarge = error instanceof Error && 'status' in error && error.status === 413;
  res.status(tooLarge ? 413 : 400).json({ error: 'The body could not be read.' });
};
