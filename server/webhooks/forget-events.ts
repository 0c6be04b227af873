import type { Pool } from 'pg';
import type { PortalId } from '../../src/ids';
import { eraseReportsOfNothing } from '../erasure/erase-events';
import { forgetErasedNumbers } from '../erasure/erased-past';
import { inPortal } from '../postgres/portal-scope';

/** Long beyond Telnyx's retries, so that an event delivered again is always known. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * Drops the raw events of calls and texts that are past their keeping; what was folded from them stays.
 * Takes the content out of reports that came in late for a person who was erased.
 *
 * @param now epoch ms
 */
export async function forgetEvents(pool: Pool, now: number): Promise<void> {
  const { rows } = await pool.query<{ id: PortalId }>('SELECT id FROM portal');
  for (const { id } of rows) {
    await inPortal(pool, id, async (tx) => {
      await tx.query(
        'DELETE FROM webhook_event WHERE portal_id = $1 AND received_at < to_timestamp($2 / 1000.0)',
        [id, now - KEPT_MS],
      );
      await eraseReportsOfNothing(tx);
      await forgetErasedNumbers(tx, now);
    });
  }
}
