import type { HomeFilters } from '../../src/api/home/inbox';
import type { LineId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

/** A line as lists name it. */
export interface PortalLine {
  readonly id: LineId;
  readonly name: string;
  readonly location: string | null;
  /** Whom its leads go to; null: nobody in particular. */
  readonly owner_id: string | null;
}

/** All lines of the portal, by name. */
export async function portalLines(tx: PortalTransaction): Promise<readonly PortalLine[]> {
  const { rows } = await tx.query<PortalLine>({
    name: 'portal-lines',
    text: 'SELECT id, name, location, owner_id FROM line_in_effect WHERE portal_id = $1 ORDER BY name, number',
    values: [tx.portalId],
  });
  return rows;
}

/** What there is to filter by. */
export function lineFilters(
  lines: readonly PortalLine[],
): Pick<HomeFilters, 'lines' | 'locations'> {
  const locations = lines.flatMap(({ location }) => (location === null ? [] : [location]));
  return {
    lines: lines.map(({ id, name }) => ({ id, name })),
    locations: [...new Set(locations)].sort((one, other) => one.localeCompare(other)),
  };
}
