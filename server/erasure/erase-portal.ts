import type { Pool } from 'pg';
import { consentNow } from '../../src/consent/ledger';
import type { PortalId } from '../../src/ids';
import { consentEntries } from '../consent/consent-store';
import type { PortalTransaction } from '../postgres/portal-scope';
import { keepOfErased } from './erased-past';
import type { ErasedRows } from './erasure-store';

/** Whoever uninstalled by mistake comes back within this time and finds everything as it was. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * Erases everything of a portal that is disconnected, in one transaction. What stays is its row in the
 * directory, with the proof, and keyed hashes of the numbers that opted out: should the business come back,
 * the law wants them honoured (docs/data-and-privacy.md).
 *
 * @param now epoch ms
 * @returns how many rows of each table went; undefined when the portal is connected, or nothing was left
 */
export async function erasePortal(
  tx: PortalTransaction,
  now: number,
): Promise<ErasedRows | undefined> {
  const { rows: isLeft } = await tx.query(
    `SELECT FROM portal WHERE id = $1 AND connection = 'disconnected' AND erased_at IS NULL FOR UPDATE`,
    [tx.portalId],
  );
  if (isLeft.length === 0) return undefined;
  await keepOptOuts(tx, now);
  const { rows } = await tx.query<{ erased: ErasedRows | null }>(
    'SELECT erase_portal($1, to_timestamp($2 / 1000.0)) AS erased',
    [tx.portalId, now],
  );
  return rows[0]?.erased ?? undefined;
}

async function keepOptOuts(tx: PortalTransaction, now: number): Promise<void> {
  const { rows } = await tx.query<{ number: string }>(
    `SELECT DISTINCT number FROM consent_entry WHERE portal_id = $1 AND effect = 'opt_out'`,
    [tx.portalId],
  );
  for (const { number } of rows) {
    const consent = consentNow(await consentEntries(tx, number));
    if (consent.kind === 'opted_out')
      await keepOfErased(tx, { number, erasedAt: now, optOut: consent });
  }
}

/** Portals whose time to come back is over. @param now epoch ms */
export async function portalsToErase(pool: Pool, now: number): Promise<readonly PortalId[]> {
  const { rows } = await pool.query<{ id: PortalId }>(
    `SELECT id FROM portal
     WHERE disconnected_at < to_timestamp($1 / 1000.0) AND erased_at IS NULL ORDER BY id`,
    [now - KEPT_MS],
  );
  return rows.map(({ id }) => id);
}
