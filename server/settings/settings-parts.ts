import type { PortalId } from '../../src/ids';
import type { AccessTokens } from '../hubspot/access-token';
import type { PortalTransaction } from '../postgres/portal-scope';
import type { ConnectParts } from '../telnyx/connect-account';

/** What the settings doors work with. */
export interface SettingsParts extends ConnectParts {
  readonly inPortal: <T>(
    portalId: PortalId,
    work: (tx: PortalTransaction) => Promise<T>,
  ) => Promise<T>;
  readonly hubspotApiBase: string;
  readonly tokens: Pick<AccessTokens, 'for'>;
}
