import type { ClaimId, MessageId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

// The life of an outgoing text, edge by edge, as docs/sending.md draws it. Nothing else changes a message's
// state. Each function is one guarded UPDATE that says whether its edge was taken.

/** due → claimed: from here on, at most one request is made under this claim. */
export async function claim(
  tx: PortalTransaction,
  id: MessageId,
  by: { readonly claim: ClaimId; readonly poolId: string; readonly now: number },
): Promise<boolean> {
  return edge(tx, 'claim-message', {
    text: `UPDATE message SET state = 'claimed', claim = $3, claimed_by = $4, claimed_at = to_timestamp($5 / 1000.0),
             attempts = attempts + 1
           WHERE portal_id = $1 AND id = $2 AND state = 'due'`,
    values: [tx.portalId, id, by.claim, by.poolId, by.now],
  });
}

/** claimed | unknown → due, on proof that nothing was sent under this claim. */
export async function giveBack(
  tx: PortalTransaction,
  id: MessageId,
  claimId: ClaimId,
  notBefore: number,
): Promise<boolean> {
  return edge(tx, 'give-back-message', {
    text: `UPDATE message SET state = 'due', not_before = to_timestamp($4 / 1000.0), claim = NULL, claimed_by = NULL, claimed_at = NULL
           WHERE portal_id = $1 AND id = $2 AND claim = $3 AND state IN ('claimed', 'unknown')`,
    values: [tx.portalId, id, claimId, notBefore],
  });
}

/** due → due, later: Telnyx could not even be reached. */
export async function postpone(
  tx: PortalTransaction,
  id: MessageId,
  notBefore: number,
): Promise<boolean> {
  return edge(tx, 'postpone-message', {
    text: `UPDATE message SET not_before = to_timestamp($3 / 1000.0), attempts = attempts + 1
           WHERE portal_id = $1 AND id = $2 AND state = 'due'`,
    values: [tx.portalId, id, notBefore],
  });
}

/** due → cancelled: it is not sent after all. */
export async function cancel(
  tx: PortalTransaction,
  id: MessageId,
  because: string,
  detail: string,
  now: number,
): Promise<boolean> {
  return edge(tx, 'cancel-message', {
    text: `UPDATE message SET state = 'cancelled', because = $3, because_detail = $4, settled_at = to_timestamp($5 / 1000.0)
           WHERE portal_id = $1 AND id = $2 AND state = 'due'`,
    values: [tx.portalId, id, because, detail, now],
  });
}

/** claimed | unknown → accepted, by Telnyx's answer to the claim's own request. */
export async function accept(
  tx: PortalTransaction,
  id: MessageId,
  claimId: ClaimId,
  telnyxId: string,
  now: number,
): Promise<boolean> {
  return edge(tx, 'accept-message', {
    text: `UPDATE message SET state = 'accepted', telnyx_id = $4, settled_at = to_timestamp($5 / 1000.0)
           WHERE portal_id = $1 AND id = $2 AND claim = $3 AND state IN ('claimed', 'unknown', 'unresolved')`,
    values: [tx.portalId, id, claimId, telnyxId, now],
  });
}

/** claimed | unknown | unresolved → accepted, by a report or record of Telnyx that names this very text. */
export async function acceptOnEvidence(
  tx: PortalTransaction,
  id: MessageId,
  telnyxId: string,
  now: number,
): Promise<boolean> {
  return edge(tx, 'accept-message-on-evidence', {
    text: `UPDATE message SET state = 'accepted', telnyx_id = $3, settled_at = to_timestamp($4 / 1000.0),
             because = NULL, because_detail = NULL
           WHERE portal_id = $1 AND id = $2 AND state IN ('claimed', 'unknown', 'unresolved')`,
    values: [tx.portalId, id, telnyxId, now],
  });
}

/** claimed | unknown → refused, by Telnyx's definite no to the claim's own request. */
export async function refuse(
  tx: PortalTransaction,
  id: MessageId,
  claimId: ClaimId,
  because: string,
  detail: string,
  now: number,
): Promise<boolean> {
  return edge(tx, 'refuse-message', {
    text: `UPDATE message SET state = 'refused', because = $4, because_detail = $5, settled_at = to_timestamp($6 / 1000.0)
           WHERE portal_id = $1 AND id = $2 AND claim = $3 AND state IN ('claimed', 'unknown')`,
    values: [tx.portalId, id, claimId, because, detail, now],
  });
}

/** claimed → unknown: it may have been sent. There is no way back to due but proof. */
export async function doubt(
  tx: PortalTransaction,
  id: MessageId,
  claimId: ClaimId,
  detail: string,
): Promise<boolean> {
  return edge(tx, 'doubt-message', {
    text: `UPDATE message SET state = 'unknown', because_detail = $4
           WHERE portal_id = $1 AND id = $2 AND claim = $3 AND state = 'claimed'`,
    values: [tx.portalId, id, claimId, detail],
  });
}

/** unknown → unresolved: every look was in vain; a person decides. */
export async function leaveUnresolved(
  tx: PortalTransaction,
  id: MessageId,
  now: number,
): Promise<boolean> {
  return edge(tx, 'leave-message-unresolved', {
    text: `UPDATE message SET state = 'unresolved', because = 'fate_unknown', settled_at = to_timestamp($3 / 1000.0)
           WHERE portal_id = $1 AND id = $2 AND state = 'unknown'`,
    values: [tx.portalId, id, now],
  });
}

/**
 * Notes how far an accepted text got. Reports come in any order: a final one is never overwritten by
 * another (Telnyx reference 1.5).
 */
export async function noteDelivery(
  tx: PortalTransaction,
  id: MessageId,
  delivery: 'sent' | 'delivered' | 'unconfirmed' | 'failed' | 'expired',
  because: string | undefined,
  detail: string | undefined,
): Promise<boolean> {
  return edge(tx, 'note-delivery', {
    text: `UPDATE message SET delivery = $3, delivery_because = $4, because_detail = coalesce($5, because_detail)
           WHERE portal_id = $1 AND id = $2 AND state = 'accepted' AND (delivery IS NULL OR delivery = 'sent') AND delivery IS DISTINCT FROM $3`,
    values: [tx.portalId, id, delivery, because ?? null, detail ?? null],
  });
}

/** What Telnyx charged for a text, as its latest report says. @param cost the amount in decimals, ISO 4217 */
export function noteCost(
  tx: PortalTransaction,
  id: MessageId,
  cost: { readonly amount: string; readonly currency: string },
): void {
  tx.write({
    name: 'note-cost',
    text: `UPDATE message SET cost_amount = $3::numeric, cost_currency = $4
           WHERE portal_id = $1 AND id = $2
             AND (cost_amount, cost_currency) IS DISTINCT FROM ($3::numeric, $4::text)`,
    values: [tx.portalId, id, cost.amount, cost.currency],
  });
}

async function edge(
  tx: PortalTransaction,
  name: string,
  statement: { text: string; values: unknown[] },
): Promise<boolean> {
  const { rowCount } = await tx.query({ name, ...statement });
  return rowCount === 1;
}
