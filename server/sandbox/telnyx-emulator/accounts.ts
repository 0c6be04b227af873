import { randomUUID } from 'node:crypto';
import { refuse } from './errors';
import type { Platform } from './platform';
import { ok, type Reply } from './reply';
import { newSigningKey, publicKeyOf } from './signing';
import type { Account } from './state';

/** A new Telnyx account, as the sandbox asks for it. */
export interface AccountInput {
  apiKey: string;
  /** Canadian numbers can be looked up; by default Telnyx answers 422 for them. */
  canadianLookups?: boolean | undefined;
}

/** Opens an account with its own signing key. An API key that exists keeps its account. */
export function openAccount(platform: Platform, input: AccountInput): Account {
  const known = platform.accounts.get(input.apiKey);
  if (known !== undefined) return known;
  const account: Account = {
    id: randomUUID(),
    organizationId: randomUUID(),
    apiKey: input.apiKey,
    keyRevoked: false,
    outOfFunds: false,
    canadianLookups: input.canadianLookups ?? false,
    signingKey: newSigningKey(),
  };
  platform.accounts.set(account.apiKey, account);
  return account;
}

/** @throws when the sandbox names a key it never opened: a mistake in the caller. */
export function accountOf(platform: Platform, apiKey: string): Account {
  const account = platform.accounts.get(apiKey);
  if (account === undefined) throw new Error('the Telnyx emulator knows no account with this key');
  return account;
}

/** The account behind an `Authorization` header, or the 401 that Telnyx answers. */
export function authenticate(
  platform: Platform,
  authorization: string | undefined,
): { account: Account } | { refusal: Reply } {
  const key = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  const account = key === undefined ? undefined : platform.accounts.get(key);
  if (account === undefined) return { refusal: refuse('10009') };
  if (account.keyRevoked) return { refusal: refuse('20002') };
  return { account };
}

/** `GET /balance`. */
export function balance(account: Account): Reply {
  const amount = account.outOfFunds ? '0.00' : '100.00';
  return ok({
    record_type: 'balance',
    balance: amount,
    available_credit: amount,
    credit_limit: '0.00',
    pending: '0.00',
    currency: 'USD',
  });
}

/** `GET /public_key`: base64 of the 32 raw bytes. */
export function publicKey(account: Account): Reply {
  return ok({ public: publicKeyOf(account.signingKey) });
}

/** `GET /whoami`. */
export function whoami(account: Account): Reply {
  return ok({ organization_id: account.organizationId, user_id: account.id });
}
