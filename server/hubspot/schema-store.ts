import { z } from 'zod';
import type { PortalTransaction } from '../postgres/portal-scope';
import { missingProperties, PRESENT, type PropertyReport } from './property-setup';

/** What a portal's HubSpot lets us keep, as the sync has to know it. */
export interface HubSpotSchema {
  /** Whether this property of this object can be written. */
  has(object: keyof PropertyReport, property: string): boolean;
  readonly missedStatus: 'MISSED' | 'NO_ANSWER';
  readonly timeZone: string;
}

const reportSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** @returns undefined before the first install is complete. */
export async function readSchema(tx: PortalTransaction): Promise<HubSpotSchema | undefined> {
  const { rows } = await tx.query<{
    properties: unknown;
    missed_status: 'MISSED' | 'NO_ANSWER';
    time_zone: string;
  }>({
    name: 'read-hubspot-schema',
    text: 'SELECT properties, missed_status, time_zone FROM hubspot_schema WHERE portal_id = $1',
    values: [tx.portalId],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  const report = reportSchema.parse(row.properties);
  return {
    has: (object, property) => report[object]?.[property] === PRESENT,
    missedStatus: row.missed_status,
    timeZone: row.time_zone,
  };
}

/** What HubSpot does not let us keep, as found at the last install, in sentences. */
export async function missingInHubSpot(tx: PortalTransaction): Promise<readonly string[]> {
  const { rows } = await tx.query<{ properties: unknown }>({
    name: 'missing-in-hubspot',
    text: 'SELECT properties FROM hubspot_schema WHERE portal_id = $1',
    values: [tx.portalId],
  });
  return rows[0] === undefined ? [] : missingProperties(reportSchema.parse(rows[0].properties));
}

/** @param checkedAt epoch ms */
export async function saveSchema(
  tx: PortalTransaction,
  schema: {
    readonly properties: PropertyReport;
    readonly timeZone: string;
    readonly checkedAt: number;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO hubspot_schema (portal_id, properties, time_zone, checked_at) VALUES ($1, $2, $3, to_timestamp($4 / 1000.0))
     ON CONFLICT (portal_id) DO UPDATE
     SET properties = excluded.properties, time_zone = excluded.time_zone, checked_at = excluded.checked_at`,
    [tx.portalId, JSON.stringify(schema.properties), schema.timeZone, schema.checkedAt],
  );
}
