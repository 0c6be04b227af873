import { z } from 'zod';
import { HOME_REQUESTS } from '../../src/api/home/requests';
import { type PortalId, portalId } from '../../src/ids';
import type { Encryption } from '../secrets/encryption';
import type { CallFilters } from './call-query';

/** Long enough to press a link, too short to be of use to whoever finds it in a history. */
export const LINK_VALID_MS = 5 * 60_000;

const CONTEXT = 'calls export';
const contentSchema = z.object({
  portalId: z.string(),
  expiresAt: z.number(),
  filters: HOME_REQUESTS.exportCalls,
});

/** What may be fetched with a link. */
export interface CallsToExport {
  readonly portalId: PortalId;
  readonly filters: CallFilters;
}

/**
 * The part of a download's address that stands for "these calls of this portal, for some minutes". Browsers follow
 * links without HubSpot's signature, so the address itself carries the right, sealed.
 *
 * @param now epoch ms
 */
export function sealExport(encryption: Encryption, calls: CallsToExport, now: number): string {
  return encryption.encrypt(JSON.stringify({ ...calls, expiresAt: now + LINK_VALID_MS }), CONTEXT);
}

/** @returns undefined when the link is too old, or nobody here made it. @param now epoch ms */
export function openExport(
  encryption: Encryption,
  sealed: string,
  now: number,
): CallsToExport | undefined {
  let content: unknown;
  try {
    content = JSON.parse(encryption.decrypt(sealed, CONTEXT));
  } catch {
    return undefined;
  }
  const { data } = contentSchema.safeParse(content);
  const portal = data && portalId(data.portalId);
  if (portal === undefined || data === undefined || now >= data.expiresAt) return undefined;
  return { portalId: portal, filters: data.filters };
}
