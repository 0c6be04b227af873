import type { Logger } from 'pino';
import type { TelnyxAccount, TelnyxAccounts } from '../telnyx/account-store';
import { fetchPublicKey } from '../telnyx/public-key';

/** An account may be asked about at every webhook, so what was read is kept this long. */
const KEPT_MS = 30_000;
/** A flood of forged webhooks must not become a flood of requests to Telnyx. */
const REFETCH_EVERY_MS = 60_000;
const MOST_KEPT = 10_000;

/** Finds the account that a webhook address belongs to, and its key, quickly. */
export class WebhookKeys {
  private readonly kept = new Map<string, { account: TelnyxAccount | undefined; until: number }>();
  private readonly refetchedAt = new Map<string, number>();

  constructor(
    private readonly accounts: TelnyxAccounts,
    private readonly apiBase: string,
    private readonly logger: Logger,
  ) {}

  /** @throws when the database is away */
  async find(token: string): Promise<TelnyxAccount | undefined> {
    const now = Date.now();
    const known = this.kept.get(token);
    if (known !== undefined && known.until > now) return known.account;
    const account = await this.accounts.byToken(token);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(token, { account, until: now + KEPT_MS });
    return account;
  }

  /**
   * Asks Telnyx for the account's present key after a signature that did not fit: the key may have been
   * rotated, and Telnyx takes our 401 as final. At most once a minute per account.
   *
   * @returns the account with a new key, or undefined when there is none.
   */
  async refetch(token: string, account: TelnyxAccount): Promise<TelnyxAccount | undefined> {
    const now = Date.now();
    if (now - (this.refetchedAt.get(account.id) ?? 0) < REFETCH_EVERY_MS) return undefined;
    this.refetchedAt.set(account.id, now);
    let fresh: string;
    try {
      fresh = await fetchPublicKey(this.apiBase, account.apiKey);
    } catch (error) {
      this.logger.error(
        { err: error, portal: account.portalId },
        'a webhook’s signature did not fit and Telnyx’s key could not be fetched',
      );
      return undefined;
    }
    await this.accounts.replacePublicKey(account.portalId, fresh);
    this.kept.delete(token);
    return this.find(token);
  }
}
