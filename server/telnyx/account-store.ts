import { type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { type PortalId, portalId } from '../../src/ids';
import { inPortal, type PortalTransaction } from '../postgres/portal-scope';
import type { Encryption } from '../secrets/encryption';
import { readPublicKey } from './webhook-signature';

/** A portal's Telnyx account, ready for use. Never logged: it holds the key. */
export interface TelnyxAccount {
  readonly id: string;
  readonly portalId: PortalId;
  readonly apiKey: string;
  readonly webhookToken: string;
  readonly publicKey: KeyObject;
  readonly keyRefusedBecause: string | undefined;
}

interface AccountRow {
  id: string;
  api_key: string;
  webhook_token: string;
  public_key: string;
  key_refused_because: string | null;
}

/** The token in a webhook address: it names its portal, so that the account is found inside the portal's own scope. */
export function newWebhookToken(portal: PortalId): string {
  return `${portal}.${randomBytes(24).toString('base64url')}`;
}

/** @returns the portal that a token names, whether or not the rest of it is genuine. */
export function portalOfToken(token: string): PortalId | undefined {
  const [portal, secret, ...rest] = token.split('.');
  return portal === undefined || secret === undefined || rest.length > 0
    ? undefined
    : portalId(portal);
}

const context = (portal: PortalId): string => `telnyx_account:${portal}`;

/** Reads and writes telnyx_account; the only module that does. */
export class TelnyxAccounts {
  constructor(
    private readonly pool: Pool,
    private readonly encryption: Encryption,
  ) {}

  /** @returns undefined when the portal has connected no account. */
  async of(portal: PortalId): Promise<TelnyxAccount | undefined> {
    return inPortal(this.pool, portal, (tx) => this.within(tx));
  }

  /** The same, inside a transaction that is open already. */
  async within(tx: PortalTransaction): Promise<TelnyxAccount | undefined> {
    const { rows } = await tx.query<AccountRow>({
      name: 'telnyx-account',
      text: 'SELECT id, api_key, webhook_token, public_key, key_refused_because FROM telnyx_account WHERE portal_id = $1',
      values: [tx.portalId],
    });
    return rows[0] && this.open(tx.portalId, rows[0]);
  }

  /** The account whose webhook address carries this token, compared in constant time. */
  async byToken(token: string): Promise<TelnyxAccount | undefined> {
    const portal = portalOfToken(token);
    const account = portal === undefined ? undefined : await this.of(portal);
    if (account === undefined) return undefined;
    const [given, known] = [Buffer.from(token), Buffer.from(account.webhookToken)];
    return given.length === known.length && timingSafeEqual(given, known) ? account : undefined;
  }

  /**
   * Stores a checked key. Connecting again keeps the account's id and webhook address, so that nothing has
   * to be set anew at Telnyx, and lifts a former refusal.
   */
  async connect(
    portal: PortalId,
    id: string,
    apiKey: string,
    publicKey: string,
    now: number,
  ): Promise<TelnyxAccount> {
    const row = await inPortal(this.pool, portal, async (tx) => {
      const { rows } = await tx.query<AccountRow>(
        `INSERT INTO telnyx_account (id, portal_id, api_key, webhook_token, public_key, connected_at)
         VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0))
         ON CONFLICT (portal_id) DO UPDATE
         SET api_key = excluded.api_key, public_key = excluded.public_key,
             connected_at = excluded.connected_at, key_refused_because = NULL
         RETURNING id, api_key, webhook_token, public_key, key_refused_because`,
        [
          id,
          portal,
          this.encryption.encrypt(apiKey, context(portal)),
          this.encryption.encrypt(newWebhookToken(portal), context(portal)),
          publicKey,
          now,
        ],
      );
      return rows[0];
    });
    if (row === undefined) throw new Error('An upsert returned no row.');
    return this.open(portal, row);
  }

  async replacePublicKey(portal: PortalId, publicKey: string): Promise<void> {
    await inPortal(this.pool, portal, (tx) =>
      tx.query('UPDATE telnyx_account SET public_key = $2 WHERE portal_id = $1', [
        portal,
        publicKey,
      ]),
    );
  }

  private open(portal: PortalId, row: AccountRow): TelnyxAccount {
    let publicKey: KeyObject | undefined;
    return {
      id: row.id,
      portalId: portal,
      apiKey: this.encryption.decrypt(row.api_key, context(portal)),
      webhookToken: this.encryption.decrypt(row.webhook_token, context(portal)),
      // Sending never looks at it, and making one of it costs as much as a statement.
      get publicKey() {
        publicKey ??= readPublicKey(row.public_key);
        if (publicKey === undefined)
          throw new Error(`The stored public key of portal ${portal} is unreadable.`);
        return publicKey;
      },
      keyRefusedBecause: row.key_refused_because ?? undefined,
    };
  }
}
