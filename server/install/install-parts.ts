import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { HubSpotApp } from '../configuration';
import type { Encryption } from '../secrets/encryption';

/** What an install needs of the world; put together once, in server/start. */
export interface InstallParts {
  readonly configuration: { readonly publicUrl: string; readonly hubspot: HubSpotApp };
  readonly pool: Pool;
  readonly encryption: Encryption;
  /** Business time, epoch ms. */
  readonly clock: () => number;
  readonly logger: Logger;
}
