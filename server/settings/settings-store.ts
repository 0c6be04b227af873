import type { LineMode } from '../../src/call/outcome';
import type { LineId } from '../../src/ids';
import type { E164 } from '../../src/phone/e164';
import { inheritedSettingsSchema } from '../../src/settings/inherited-settings';
import type { ChangedLevel } from '../../src/settings/plan-changes';
import type {
  LineLevel,
  LocationLevel,
  PortalLevel,
  SettingsTree,
} from '../../src/settings/settings-tree';
import type { PortalTransaction } from '../postgres/portal-scope';

interface PortalRow {
  version: number;
  settings: unknown;
  cool_down_minutes: number;
  fresh_for_minutes: number;
  daily_cap: number;
  allowed_countries: string[];
  default_country: string;
  time_zone: string | null;
}

interface LocationRow {
  name: string;
  version: number;
  settings: unknown;
}

interface LineRow extends LocationRow {
  id: LineId;
  number: E164;
  mode: LineMode;
  enabled: boolean;
  location: string | null;
  texting_refused_because: string | null;
}

/**
 * Everything a portal has set, on all levels, lines by location and name. With 'to change it', whoever else
 * changes settings of this portal waits until this transaction ends.
 */
export async function settingsTree(
  tx: PortalTransaction,
  purpose: 'to read it' | 'to change it',
): Promise<SettingsTree> {
  // The lock first and alone: what is read after it is what the one before left.
  if (purpose === 'to change it')
    await tx.query('SELECT 1 FROM portal_policy WHERE portal_id = $1 FOR UPDATE', [tx.portalId]);
  const portal = await tx.query<PortalRow>({
    name: 'settings-of-portal',
    text: `SELECT version, settings, (extract(epoch FROM cool_down) / 60)::int AS cool_down_minutes,
                  (extract(epoch FROM fresh_for) / 60)::int AS fresh_for_minutes,
                  daily_cap, allowed_countries, default_country, hubspot_schema.time_zone
           FROM portal_policy LEFT JOIN hubspot_schema USING (portal_id) WHERE portal_id = $1`,
    values: [tx.portalId],
  });
  const locations = await tx.query<LocationRow>({
    name: 'settings-of-locations',
    text: 'SELECT name, version, settings FROM location WHERE portal_id = $1 ORDER BY name',
    values: [tx.portalId],
  });
  const lines = await tx.query<LineRow>({
    name: 'settings-of-lines',
    text: `SELECT id, number, name, version, settings, mode, enabled, location, texting_refused_because
           FROM line WHERE portal_id = $1 ORDER BY location NULLS FIRST, name, number`,
    values: [tx.portalId],
  });
  const row = portal.rows[0];
  if (row === undefined) throw new Error(`Portal ${tx.portalId} has no policy.`);
  return {
    portal: readPortal(row),
    locations: locations.rows.map(readLocation),
    lines: lines.rows.map(readLine),
  };
}

/** Writes the levels that changed, each in the version it is to have. The tree must have been read to change it. */
export async function storeChanges(
  tx: PortalTransaction,
  changed: readonly ChangedLevel[],
): Promise<void> {
  const lines: LineLevel[] = [];
  for (const change of changed) {
    switch (change.kind) {
      case 'portal':
        await storePortal(tx, change.level);
        break;
      case 'location':
        await storeLocation(tx, change.level);
        break;
      case 'line':
        lines.push(change.level);
        break;
    }
  }
  if (lines.length > 0) await storeLines(tx, lines);
}

async function storePortal(tx: PortalTransaction, level: PortalLevel): Promise<void> {
  const { policy } = level;
  await tx.query(
    `UPDATE portal_policy SET version = $2, settings = $3, cool_down = make_interval(mins => $4),
       fresh_for = make_interval(mins => $5), daily_cap = $6, allowed_countries = $7, default_country = $8
     WHERE portal_id = $1`,
    [
      tx.portalId,
      level.version,
      JSON.stringify(level.own),
      policy.coolDownMinutes,
      policy.freshForMinutes,
      policy.dailyCap,
      policy.allowedCountries,
      policy.defaultCountry,
    ],
  );
}

async function storeLocation(tx: PortalTransaction, level: LocationLevel): Promise<void> {
  await tx.query(
    `INSERT INTO location (portal_id, name, version, settings) VALUES ($1, $2, $3, $4)
     ON CONFLICT (portal_id, name) DO UPDATE SET version = excluded.version, settings = excluded.settings`,
    [tx.portalId, level.name, level.version, JSON.stringify(level.own)],
  );
}

/** Removes a location that no line belongs to. @returns false when there is none of this name */
export async function removeLocation(tx: PortalTransaction, name: string): Promise<boolean> {
  const { rowCount } = await tx.query('DELETE FROM location WHERE portal_id = $1 AND name = $2', [
    tx.portalId,
    name,
  ]);
  return rowCount === 1;
}

/** In one statement: five hundred lines change as fast as one. */
async function storeLines(tx: PortalTransaction, lines: readonly LineLevel[]): Promise<void> {
  await tx.query(
    `UPDATE line
     SET version = new.version, settings = new.own, name = new.name, mode = new.mode,
         enabled = new.enabled, location = new.location
     FROM json_to_recordset($2::json) AS new
       (id uuid, version int, own jsonb, name text, mode text, enabled boolean, location text)
     WHERE line.portal_id = $1 AND line.id = new.id`,
    [tx.portalId, JSON.stringify(lines)],
  );
}

function readPortal(row: PortalRow): PortalLevel {
  return {
    version: row.version,
    own: inheritedSettingsSchema.parse(row.settings),
    hubspotTimeZone: row.time_zone ?? undefined,
    policy: {
      coolDownMinutes: row.cool_down_minutes,
      freshForMinutes: row.fresh_for_minutes,
      dailyCap: row.daily_cap,
      allowedCountries: row.allowed_countries,
      defaultCountry: row.default_country,
    },
  };
}

function readLocation(row: LocationRow): LocationLevel {
  return {
    name: row.name,
    version: row.version,
    own: inheritedSettingsSchema.parse(row.settings),
  };
}

function readLine(row: LineRow): LineLevel {
  return {
    ...readLocation(row),
    id: row.id,
    number: row.number,
    mode: row.mode,
    enabled: row.enabled,
    location: row.location ?? undefined,
    textingRefusedBecause: row.texting_refused_because ?? undefined,
  };
}
