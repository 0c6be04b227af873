import type { ConsentEntry } from '../../src/consent/ledger';
import type { PortalTransaction } from '../postgres/portal-scope';

/** All entries of one number, oldest first. */
export interface Ledger {
  readonly number: string;
  readonly entries: readonly ConsentEntry[];
}

interface EntryRow {
  number: string;
  sequence: string;
  effect: ConsentEntry['effect'];
  source: ConsentEntry['source'];
  words: string | null;
  at: number;
}

/**
 * Everything ever recorded about texting, by number; who is opted out now, src/consent/ledger.ts tells.
 *
 * @param digits in the number; empty: of any number
 */
export async function consentLedgers(
  tx: PortalTransaction,
  digits: string,
): Promise<readonly Ledger[]> {
  const { rows } = await tx.query<EntryRow>({
    name: 'opted-out-ledgers',
    text: `SELECT number, sequence, effect, source, words, at FROM consent_entry
           WHERE portal_id = $1 AND number LIKE '%' || $2 || '%'
           ORDER BY number, sequence`,
    values: [tx.portalId, digits],
  });
  const ledgers = new Map<string, ConsentEntry[]>();
  for (const row of rows) {
    const entries = ledgers.get(row.number) ?? [];
    entries.push({
      sequence: Number(row.sequence),
      effect: row.effect,
      source: row.source,
      at: row.at,
      ...(row.words === null ? {} : { words: row.words }),
    });
    ledgers.set(row.number, entries);
  }
  return [...ledgers].map(([number, entries]) => ({ number, entries }));
}
