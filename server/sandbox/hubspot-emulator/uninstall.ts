import type { ApiRequest } from './api-request';
import type { Reply } from './errors';

/** DELETE /appinstalls/2026-09/external-install: the app takes itself out of the portal. */
export function uninstall({ platform, portal, grant }: ApiRequest): Reply {
  platform.tokens.uninstall(portal.id, grant.clientId);
  return { status: 204 };
}
