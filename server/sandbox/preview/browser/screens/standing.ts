import type { AccountSummary, UserSummary } from '../../../hubspot-emulator/account-view';
import type { SandboxView } from '../../page-data';
import type { Address, Go } from '../data/address';

/** Who looks at what, for every screen. */
export interface Standing {
  readonly view: SandboxView;
  readonly account: AccountSummary;
  readonly user: UserSummary;
  readonly address: Address;
  readonly go: Go;
}
