import type { ConsentEntry } from '../../src/consent/ledger';
import type { PortalTransaction } from '../postgres/portal-scope';

interface EntryRow {
  sequence: string;
  effect: ConsentEntry['effect'];
  source: ConsentEntry['source'];
  words: string | null;
  at: number;
}

/** Everything that was ever recorded about texting this number, oldest first. */
export async function consentEntries(
  tx: PortalTransaction,
  number: string,
): Promise<ConsentEntry[]> {
  const { rows } = await tx.query<EntryRow>({
    name: 'consent-entries',
    text: `SELECT sequence, effect, source, words, at FROM consent_entry
           WHERE portal_id = $1 AND number = $2 ORDER BY sequence`,
    values: [tx.portalId, number],
  });
  return rows.map((row) => ({
    sequence: Number(row.sequence),
    effect: row.effect,
    source: row.source,
    at: row.at,
    ...(row.words === null ? {} : { words: row.words }),
  }));
}

/**
 * Adds to the ledger. The same evidence (an event's or message's id) counts once, however often it is read.
 *
 * @param entry.at epoch ms
 */
export async function recordConsent(
  tx: PortalTransaction,
  entry: {
    readonly number: string;
    readonly effect: ConsentEntry['effect'];
    readonly source: ConsentEntry['source'];
    readonly words: string | undefined;
    readonly evidence: string;
    readonly at: number;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO consent_entry (portal_id, number, effect, source, words, evidence, at)
     VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0))
     ON CONFLICT (portal_id, evidence) DO NOTHING`,
    [
      tx.portalId,
      entry.number,
      entry.effect,
      entry.source,
      entry.words ?? null,
      entry.evidence,
      entry.at,
    ],
  );
}
