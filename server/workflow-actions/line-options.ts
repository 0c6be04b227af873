import type { LineId } from '../../src/ids';
import type { PortalTransaction } from '../postgres/portal-scope';

/** A line as a choice in HubSpot's workflow editor. */
export interface LineOption {
  readonly label: string;
  readonly description: string;
  readonly value: LineId;
}

const PAGE = 100;

/**
 * The portal's lines by name, a page at a time. Lines that cannot text now are there and say so: a workflow
 * is often built before everything is set up.
 *
 * @param ask.search part of a name or number @param ask.after where the page before ended
 */
export async function lineOptions(
  tx: PortalTransaction,
  ask: { readonly search: string; readonly after: number },
): Promise<{ readonly options: readonly LineOption[]; readonly after: number | undefined }> {
  const { rows } = await tx.query<{
    id: LineId;
    name: string;
    number: string;
    location: string | null;
    enabled: boolean;
    texting_refused_because: string | null;
  }>({
    name: 'line-options',
    text: `SELECT id, name, number, location, enabled, texting_refused_because FROM line
           WHERE portal_id = $1 AND (strpos(lower(name), lower($2)) > 0 OR strpos(number, $2) > 0)
           ORDER BY name, id LIMIT $3 OFFSET $4`,
    values: [tx.portalId, ask.search, PAGE + 1, ask.after],
  });
  return {
    options: rows.slice(0, PAGE).map((line) => ({
      label: `${line.name} (${line.number})`,
      description: !line.enabled
        ? 'Switched off: texts from it are not sent.'
        : (line.texting_refused_because ?? line.location ?? ''),
      value: line.id,
    })),
    after: rows.length > PAGE ? ask.after + PAGE : undefined,
  };
}
