import type { PortalTransaction } from '../postgres/portal-scope';

/** How many rows of each kind went. */
export type ErasedRows = Readonly<Record<string, number>>;

/** The proof of an erasure; one per webhook that asked for it. Times in epoch ms. */
export async function saveErasure(
  tx: PortalTransaction,
  erasure: {
    readonly eventId: string;
    readonly contactId: string;
    readonly askedAt: number;
    readonly erasedAt: number;
    readonly erased: ErasedRows;
    readonly leftOver: ErasedRows;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO erasure (portal_id, event_id, contact_id, asked_at, erased_at, erased, left_over)
     VALUES ($1, $2, $3, to_timestamp($4 / 1000.0), to_timestamp($5 / 1000.0), $6, $7)
     ON CONFLICT (portal_id, event_id) DO NOTHING`,
    [
      tx.portalId,
      erasure.eventId,
      erasure.contactId,
      erasure.askedAt,
      erasure.erasedAt,
      JSON.stringify(erasure.erased),
      JSON.stringify(erasure.leftOver),
    ],
  );
}

/** Whether HubSpot asked to erase the person of this contact. */
export async function isErased(tx: PortalTransaction, contactId: string): Promise<boolean> {
  const { rows } = await tx.query({
    name: 'is-erased',
    text: 'SELECT 1 FROM erasure WHERE portal_id = $1 AND contact_id = $2 LIMIT 1',
    values: [tx.portalId, contactId],
  });
  return rows.length > 0;
}
