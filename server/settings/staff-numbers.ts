import type { PortalTransaction } from '../postgres/portal-scope';

/** Phones of the business's own people, by name. */
export async function staffNumbers(
  tx: PortalTransaction,
): Promise<readonly { readonly number: string; readonly name: string }[]> {
  const { rows } = await tx.query<{ number: string; name: string }>(
    'SELECT number, name FROM staff_number WHERE portal_id = $1 ORDER BY name, number',
    [tx.portalId],
  );
  return rows;
}

/** @returns the name it had; undefined when it was no staff phone */
export async function removeStaffNumber(
  tx: PortalTransaction,
  number: string,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ name: string }>(
    'DELETE FROM staff_number WHERE portal_id = $1 AND number = $2 RETURNING name',
    [tx.portalId, number],
  );
  return rows[0]?.name;
}
