import type { TelnyxAccount, TelnyxAccounts } from '../telnyx/account-store';
import { fetchPublicKey } from '../telnyx/public-key';

/** An account may be asked about at every webhook, so what was read is kept this long. */
const KEPT_MS = 30_000;
/** A flood of forged webhooks must not become a flood of requests to Telnyx. */
const REFETCH_EVERY_MS = 60_000;
/** Nor while Telnyx cannot be asked. */
const TRY_AGAIN_MS = 1_000;
const MOST_KEPT = 10_000;

interface Renewal {
  /** Until then nobody asks again. */
  until: number;
  readonly account: Promise<TelnyxAccount | undefined>;
}

/** Finds the account that a webhook address belongs to, and its key, quickly. */
export class WebhookKeys {
  private readonly kept = new Map<string, { account: TelnyxAccount | undefined; until: number }>();
  private readonly renewals = new Map<string, Renewal>();

  constructor(
    private readonly accounts: TelnyxAccounts,
    private readonly apiBase: string,
  ) {}

  /** @throws when the database is away */
  async find(token: string): Promise<TelnyxAccount | undefined> {
    const now = Date.now();
    const known = this.kept.get(token);
    if (known !== undefined && known.until > now) return known.account;
    return this.keep(token, await this.accounts.byToken(token));
  }

  /**
   * The account as it is now, after a signature that did not fit: another key may have been connected, or
   * Telnyx may have rotated its own. Telnyx takes our 401 as final, so all the webhooks that come meanwhile
   * share one answer. Telnyx is asked at most once a minute per account.
   *
   * @returns undefined when the account is gone.
   * @throws when the database or Telnyx is away: nobody can tell then whether the signature is genuine.
   */
  async refetch(token: string, account: TelnyxAccount): Promise<TelnyxAccount | undefined> {
    const now = Date.now();
    const last = this.renewals.get(account.id);
    if (last !== undefined && last.until > now) return last.account;
    const renewal: Renewal = {
      until: now + REFETCH_EVERY_MS,
      account: this.renew(token, account),
    };
    this.renewals.set(account.id, renewal);
    renewal.account.catch(() => {
      renewal.until = Date.now() + TRY_AGAIN_MS;
    });
    return renewal.account;
  }

  private async renew(token: string, known: TelnyxAccount): Promise<TelnyxAccount | undefined> {
    const stored = await this.accounts.byToken(token);
    if (stored === undefined || !stored.publicKey.equals(known.publicKey))
      return this.keep(token, stored);
    const fresh = await fetchPublicKey(this.apiBase, stored.apiKey);
    await this.accounts.replacePublicKey(stored.portalId, fresh);
    return this.keep(token, await this.accounts.byToken(token));
  }

  private keep(token: string, account: TelnyxAccount | undefined): TelnyxAccount | undefined {
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(token, { account, until: Date.now() + KEPT_MS });
    return account;
  }
}
