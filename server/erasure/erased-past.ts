import type { PortalTransaction } from '../postgres/portal-scope';

/**
 * Whether something that happened at `at` (epoch ms) belongs to the past of a person who was erased since:
 * a late webhook must not bring them back. What they do after the erasure is a new beginning.
 */
export async function isErasedPast(
  tx: PortalTransaction,
  number: string,
  at: number,
): Promise<boolean> {
  const { rows } = await tx.query<{ past: boolean }>({
    name: 'is-erased-past',
    text: `SELECT EXISTS (SELECT 1 FROM erased_past($1, $2) WHERE erased_at >= to_timestamp($3 / 1000.0)) AS past`,
    values: [tx.portalId, number, at],
  });
  return rows[0]?.past === true;
}

/** Puts under an erased number's hash that nothing older may come back, and the opt-out that has to be honoured. */
export async function keepOfErased(
  tx: PortalTransaction,
  kept: {
    readonly number: string;
    /** Epoch ms. */
    readonly erasedAt: number;
    readonly optOut: { readonly since: number; readonly source: string } | undefined;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO erased_number (portal_id, number_hash, erased_at, opted_out_at, opted_out_by)
     VALUES ($1, number_hash($1, $2), to_timestamp($3 / 1000.0), to_timestamp($4 / 1000.0), $5)
     ON CONFLICT (portal_id, number_hash) DO UPDATE
     SET erased_at = excluded.erased_at, opted_out_at = excluded.opted_out_at, opted_out_by = excluded.opted_out_by`,
    [
      tx.portalId,
      kept.number,
      kept.erasedAt,
      kept.optOut?.since ?? null,
      kept.optOut?.source ?? null,
    ],
  );
}

/** An opt-out from before the erasure that came in late: it is honoured like one that came in time. @param at epoch ms */
export async function keepLateOptOut(
  tx: PortalTransaction,
  number: string,
  at: number,
  source: string,
): Promise<void> {
  await tx.query(
    `UPDATE erased_number SET opted_out_at = to_timestamp($3 / 1000.0), opted_out_by = $4
     WHERE portal_id = $1 AND number_hash = number_hash($1, $2) AND opted_out_at IS NULL`,
    [tx.portalId, number, at, source],
  );
}

/** Longer than Telnyx and HubSpot retry, and than events are kept. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/** Forgets even the hash of those who had not opted out, once nothing old can come in any more. */
export async function forgetErasedNumbers(tx: PortalTransaction, now: number): Promise<void> {
  await tx.query(
    `DELETE FROM erased_number
     WHERE portal_id = $1 AND opted_out_at IS NULL AND erased_at < to_timestamp($2 / 1000.0)`,
    [tx.portalId, now - KEPT_MS],
  );
}
