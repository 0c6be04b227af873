import type { LineMode } from '../../src/call/outcome';
import type { LineId } from '../../src/ids';
import type { E164 } from '../../src/phone/e164';
import { inheritedSettingsSchema, type OwnSettings } from '../../src/settings/inherited-settings';
import { type LineBehaviour, lineBehaviour } from '../../src/settings/line-behaviour';
import type { PortalTransaction } from '../postgres/portal-scope';

/** A phone number Ringback looks after, as the rules need it, with all that it inherits. */
export interface Line extends LineBehaviour {
  readonly id: LineId;
  readonly number: E164;
  readonly mode: LineMode;
  readonly enabled: boolean;
  readonly name: string;
  readonly location: string | undefined;
  readonly textingRefusedBecause: string | undefined;
}

/** A row of line_in_effect, as {@link readLine} takes it. */
export interface LineRow {
  id: LineId;
  number: E164;
  mode: LineMode;
  enabled: boolean;
  name: string;
  location: string | null;
  settings: unknown;
  time_zone: string | null;
  texting_refused_because: string | null;
}

/** The columns of {@link LineRow}. */
export const LINE_COLUMNS =
  'id, number, mode, enabled, name, location, settings, time_zone, texting_refused_because';

/** The line with this number; undefined when the portal has none. */
export async function lineByNumber(
  tx: PortalTransaction,
  number: string,
): Promise<Line | undefined> {
  const { rows } = await tx.query<LineRow>({
    name: 'line-by-number',
    text: `SELECT ${LINE_COLUMNS} FROM line_in_effect WHERE portal_id = $1 AND number = $2`,
    values: [tx.portalId, number],
  });
  return rows[0] && readLine(rows[0]);
}

export async function lineById(tx: PortalTransaction, id: LineId): Promise<Line | undefined> {
  const { rows } = await tx.query<LineRow>({
    name: 'line-by-id',
    text: `SELECT ${LINE_COLUMNS} FROM line_in_effect WHERE portal_id = $1 AND id = $2`,
    values: [tx.portalId, id],
  });
  return rows[0] && readLine(rows[0]);
}

/** @throws for stored hours that cannot be read, which nothing stores */
export function readLine(row: LineRow): Line {
  const settings = inheritedSettingsSchema.parse(row.settings);
  const read = lineBehaviour(
    row.time_zone === null ? settings : { ...settings, timeZone: row.time_zone },
    row.name,
  );
  if (!read.ok)
    throw new Error(`The stored hours of line ${row.id} are unreadable: ${read.problem}`);
  return {
    id: row.id,
    number: row.number,
    mode: row.mode,
    enabled: row.enabled,
    name: row.name,
    location: row.location ?? undefined,
    textingRefusedBecause: row.texting_refused_because ?? undefined,
    ...read.behaviour,
  };
}

/** What `line add` gives; what it leaves out keeps its present value. */
export interface LineEntry {
  readonly id: LineId;
  readonly number: E164;
  readonly mode: LineMode;
  readonly name: string;
  /** Set on the line itself, over what it would inherit. */
  readonly settings: OwnSettings;
}

/** Adds a line, or gives the one with this number new settings and lifts a former refusal to text. */
export async function saveLine(tx: PortalTransaction, line: LineEntry): Promise<LineId> {
  const { rows } = await tx.query<{ id: LineId }>(
    `INSERT INTO line AS l (id, portal_id, number, mode, name, settings)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (portal_id, number) DO UPDATE
     SET mode = excluded.mode, enabled = true, name = excluded.name,
         settings = l.settings || excluded.settings, version = l.version + 1,
         texting_refused_because = NULL
     RETURNING id`,
    [line.id, tx.portalId, line.number, line.mode, line.name, JSON.stringify(line.settings)],
  );
  const saved = rows[0];
  if (saved === undefined) throw new Error('An upsert returned no row.');
  return saved.id;
}

/**
 * Adds a line that texts nobody yet: it is switched on by a person, once a business name is set. It is
 * called by its number until somebody names it.
 *
 * @returns false when the number is a line already, which stays as it is
 */
export async function addLineOff(
  tx: PortalTransaction,
  line: Pick<LineEntry, 'id' | 'number' | 'mode'> & { readonly location: string | undefined },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO line (id, portal_id, number, mode, name, location, enabled) VALUES ($1, $2, $3, $4, $3, $5, false)
     ON CONFLICT (portal_id, number) DO NOTHING`,
    [line.id, tx.portalId, line.number, line.mode, line.location ?? null],
  );
  return rowCount === 1;
}

/** Telnyx said that this number may not text: its texts stop until the line is added anew. */
export async function stopTexting(
  tx: PortalTransaction,
  id: LineId,
  because: string,
): Promise<void> {
  await tx.query('UPDATE line SET texting_refused_because = $3 WHERE portal_id = $1 AND id = $2', [
    tx.portalId,
    id,
    because,
  ]);
}

/** Which of these numbers are the business's own: a line, or the phone of its staff. */
export async function ownership(
  tx: PortalTransaction,
  number: string,
): Promise<{ readonly line: boolean; readonly staff: boolean }> {
  const { rows } = await tx.query<{ line: boolean; staff: boolean }>({
    name: 'ownership',
    text: `SELECT EXISTS (SELECT 1 FROM line WHERE portal_id = $1 AND number = $2) AS line,
                  EXISTS (SELECT 1 FROM staff_number WHERE portal_id = $1 AND number = $2) AS staff`,
    values: [tx.portalId, number],
  });
  return rows[0] ?? { line: false, staff: false };
}

export async function addStaffNumber(
  tx: PortalTransaction,
  number: E164,
  name: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO staff_number (portal_id, number, name) VALUES ($1, $2, $3)
     ON CONFLICT (portal_id, number) DO UPDATE SET name = excluded.name`,
    [tx.portalId, number, name],
  );
}

/** Switches texting back on or off for a line. @returns false when the portal has no such line. */
export async function setLineEnabled(
  tx: PortalTransaction,
  number: E164,
  enabled: boolean,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'UPDATE line SET enabled = $3, version = version + 1 WHERE portal_id = $1 AND number = $2',
    [tx.portalId, number, enabled],
  );
  return rowCount === 1;
}
