import type { CallerId } from '../../../src/ids';
import type { E164 } from '../../../src/phone/e164';
import type { PortalTransaction } from '../../postgres/portal-scope';

// Which caller is which contact, as HubSpot's webhooks and a look at the contact change it. Nothing here
// makes HubSpot's search or a create happen: a contact that is gone stays gone until its caller calls again.
// A caller who gets another contact has everything written to it anew: `written = 0`.

/** The callers who are this contact, or were it before it was deleted. */
export async function callersOfContact(
  tx: PortalTransaction,
  contactId: string,
): Promise<readonly { readonly id: CallerId; readonly number: E164 }[]> {
  const { rows } = await tx.query<{ id: CallerId; number: E164 }>({
    name: 'callers-of-contact',
    text: `SELECT caller.id, caller.number FROM hubspot_record r JOIN caller ON caller.id = r.local_id
           WHERE r.portal_id = $1 AND r.kind = 'contact' AND (r.hubspot_id = $2 OR r.former_id = $2)
           ORDER BY caller.id FOR UPDATE OF caller`,
    values: [tx.portalId, contactId],
  });
  return rows;
}

/** The contact is gone from HubSpot: its callers have none until they call or write again. */
export async function loseContact(tx: PortalTransaction, contactId: string): Promise<void> {
  await tx.query({
    name: 'lose-contact',
    text: `UPDATE hubspot_record SET hubspot_id = NULL, former_id = $2, create_began_at = NULL
           WHERE portal_id = $1 AND kind = 'contact' AND hubspot_id = $2`,
    values: [tx.portalId, contactId],
  });
}

/** The contact is there again. A caller who has another one by now keeps that. @returns whether anything changed. */
export async function regainContact(tx: PortalTransaction, contactId: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'regain-contact',
    text: `UPDATE hubspot_record SET hubspot_id = $2, former_id = NULL, written = 0, not_before = '-infinity'
           WHERE portal_id = $1 AND kind = 'contact' AND former_id = $2 AND hubspot_id IS NULL
             AND create_began_at IS NULL`,
    values: [tx.portalId, contactId],
  });
  return (rowCount ?? 0) > 0;
}

/** Whether other contacts were merged into this one, as far as is known here. */
export async function tookInOthers(tx: PortalTransaction, contactId: string): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'took-in-others',
    text: 'SELECT FROM contact_merge WHERE portal_id = $1 AND into_id = $2 LIMIT 1',
    values: [tx.portalId, contactId],
  });
  return (rowCount ?? 0) > 0;
}

/** The caller is somebody else's number now: they are matched anew when they call or write again. */
export async function leaveContact(
  tx: PortalTransaction,
  callerId: CallerId,
  contactId: string,
): Promise<void> {
  await tx.query({
    name: 'leave-contact',
    text: `UPDATE hubspot_record SET hubspot_id = NULL, former_id = NULL, create_began_at = NULL
           WHERE portal_id = $1 AND kind = 'contact' AND local_id = $2 AND hubspot_id = $3`,
    values: [tx.portalId, callerId, contactId],
  });
}

/** A contact got the number of a caller who has none: it is theirs. @returns whether it was so. */
export async function takeContact(
  tx: PortalTransaction,
  number: E164,
  contactId: string,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'take-contact',
    text: `UPDATE hubspot_record r SET hubspot_id = $3, former_id = NULL, written = 0, not_before = '-infinity'
           FROM caller
           WHERE caller.portal_id = $1 AND caller.number = $2
             AND r.portal_id = $1 AND r.kind = 'contact' AND r.local_id = caller.id
             AND r.hubspot_id IS NULL AND r.create_began_at IS NULL`,
    values: [tx.portalId, number, contactId],
  });
  return (rowCount ?? 0) > 0;
}

/**
 * Contacts were merged: their callers belong to the survivor, and to whatever that one went into since.
 * The survivor's values are written anew, over the history of all of its callers.
 *
 * @returns the survivor's id as far as it is known here
 */
export async function followMerge(
  tx: PortalTransaction,
  merged: readonly string[],
  into: string,
): Promise<string> {
  await tx.query(
    `INSERT INTO contact_merge (portal_id, merged_id, into_id)
     SELECT $1, merged, $3 FROM unnest($2::text[]) AS merged
     ON CONFLICT (portal_id, merged_id) DO UPDATE SET into_id = excluded.into_id`,
    [tx.portalId, merged, into],
  );
  const { rows } = await tx.query<{ id: string }>({
    name: 'survivor-of-merges',
    text: `WITH RECURSIVE way (id) AS (
             SELECT $2::text
             UNION
             SELECT contact_merge.into_id FROM way
             JOIN contact_merge ON contact_merge.portal_id = $1 AND contact_merge.merged_id = way.id
           )
           SELECT id FROM way WHERE NOT EXISTS (
             SELECT 1 FROM contact_merge WHERE portal_id = $1 AND merged_id = way.id
           )`,
    values: [tx.portalId, into],
  });
  const survivor = rows[0]?.id ?? into;
  await tx.query(
    `UPDATE hubspot_record SET hubspot_id = $3, former_id = NULL, written = 0, not_before = '-infinity'
     WHERE portal_id = $1 AND kind = 'contact'
       AND (hubspot_id = ANY ($2) OR (former_id = ANY ($2) AND hubspot_id IS NULL AND create_began_at IS NULL))`,
    [tx.portalId, merged, survivor],
  );
  return survivor;
}
