import type { SetUpStep } from '../../settings/set-up-steps';
import type { PortalPolicy } from '../../settings/settings-tree';
import type { LevelView } from './levels';

/** `POST /api/settings/overview`: all that the first screen shows. */
export interface SettingsOverview {
  readonly mayManage: boolean;
  readonly steps: readonly SetUpStep[];
  /** undefined: no account is connected. */
  readonly telnyx: TelnyxState | undefined;
  readonly portal: LevelView & { readonly policy: PortalPolicy };
  readonly locations: readonly LocationSummary[];
  readonly lines: { readonly total: number; readonly on: number };
}

export interface TelnyxState {
  /** Where Telnyx has to send its events; it holds a secret, so only managers see it. */
  readonly webhookUrl: string | undefined;
  readonly refusedBecause: string | undefined;
}

export interface LocationSummary {
  readonly name: string;
  readonly lines: number;
  /** How many settings it sets itself. */
  readonly own: number;
}
