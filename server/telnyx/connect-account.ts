import type { Pool } from 'pg';
import { APIError } from 'telnyx';
import type { PortalId } from '../../src/ids';
import { portalExists } from '../hubspot/portal-directory';
import type { TelnyxAccounts } from './account-store';
import { readBalance } from './balance';
import { fetchPublicKey } from './public-key';

export interface ConnectParts {
  readonly pool: Pool;
  readonly accounts: TelnyxAccounts;
  readonly telnyxApiBase: string;
  readonly publicUrl: string;
  readonly newId: () => string;
  readonly now: () => number;
}

export type Connected =
  | { readonly ok: true; readonly webhookUrl: string; readonly balance: string }
  | { readonly ok: false; readonly problem: string };

/**
 * Connects a portal's Telnyx account: asks Telnyx whether the key works and which key it signs with, then
 * stores both. Nothing is stored when Telnyx says no.
 */
export async function connectAccount(
  parts: ConnectParts,
  portal: PortalId,
  apiKey: string,
): Promise<Connected> {
  if (!(await portalExists(parts.pool, portal))) {
    return {
      ok: false,
      problem: `Portal ${portal} has not installed Ringback. Open ${parts.publicUrl}/install in a browser first.`,
    };
  }
  let balance: string;
  let publicKey: string;
  try {
    balance = await readBalance(parts.telnyxApiBase, apiKey);
    publicKey = await fetchPublicKey(parts.telnyxApiBase, apiKey);
  } catch (error) {
    return { ok: false, problem: sayTelnyxFailure(error) };
  }
  const account = await parts.accounts.connect(
    portal,
    parts.newId(),
    apiKey,
    publicKey,
    parts.now(),
  );
  return { ok: true, webhookUrl: webhookUrl(parts.publicUrl, account.webhookToken), balance };
}

/** Where Telnyx sends a portal's events. */
export function webhookUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/webhooks/telnyx/${token}`;
}

/** Why Telnyx did not answer a question about an account, in words for the person who asked. */
export function sayTelnyxFailure(error: unknown): string {
  if (error instanceof APIError && (error.status === 401 || error.status === 403)) {
    return 'Telnyx refuses this key. Copy it again from Telnyx, under Account, API keys; a key is shown only once.';
  }
  if (error instanceof APIError && error.status !== undefined) {
    return `Telnyx answered ${error.status}. Try again in a minute; if it stays, ask Telnyx support.`;
  }
  return `Telnyx cannot be reached (${error instanceof Error ? error.message : String(error)}). Check the network and try again.`;
}
