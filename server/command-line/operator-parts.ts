import type { Pool } from 'pg';
import type { TelnyxAccounts } from '../telnyx/account-store';

/** What the operator's commands work with; they need the database and the encryption keys, no running server. */
export interface OperatorParts {
  readonly pool: Pool;
  readonly accounts: TelnyxAccounts;
  readonly telnyxApiBase: string;
  readonly publicUrl: string;
  readonly newId: () => string;
  readonly now: () => number;
}
