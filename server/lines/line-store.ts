import { z } from 'zod';
import type { LineMode } from '../../src/call/outcome';
import type { BusinessCalendar } from '../../src/hours/opening';
import { parseWeeklyHours } from '../../src/hours/weekly-hours';
import type { LineId } from '../../src/ids';
import type { E164 } from '../../src/phone/e164';
import type { Situation } from '../../src/wording/default-wordings';
import type { PortalTransaction } from '../postgres/portal-scope';

/** A phone number Ringback looks after, as the rules need it. */
export interface Line {
  readonly id: LineId;
  readonly number: E164;
  readonly mode: LineMode;
  readonly enabled: boolean;
  readonly name: string;
  readonly business: string;
  readonly location: string | undefined;
  readonly calendar: BusinessCalendar;
  readonly quietHours: 'send' | 'hold' | 'log';
  readonly promiseMs: number;
  readonly wordings: Readonly<Partial<Record<Situation, string>>>;
  readonly textingRefusedBecause: string | undefined;
}

interface LineRow {
  id: LineId;
  number: E164;
  mode: LineMode;
  enabled: boolean;
  name: string;
  business: string;
  location: string | null;
  time_zone: string;
  hours: string;
  holidays: unknown;
  holiday_country: string | null;
  quiet_hours: Line['quietHours'];
  promise_ms: string;
  wordings: unknown;
  texting_refused_because: string | null;
}

const COLUMNS = `id, number, mode, enabled, name, business, location, time_zone, hours, holidays, holiday_country,
  quiet_hours, (extract(epoch FROM promise) * 1000)::bigint AS promise_ms, wordings, texting_refused_because`;

const holidaysSchema = z.array(z.object({ date: z.string(), name: z.string() }));
const wordingsSchema = z.object({
  open: z.string().optional(),
  after_hours: z.string().optional(),
  holiday: z.string().optional(),
});

/** The line with this number; undefined when the portal has none. */
export async function lineByNumber(
  tx: PortalTransaction,
  number: string,
): Promise<Line | undefined> {
  const { rows } = await tx.query<LineRow>({
    name: 'line-by-number',
    text: `SELECT ${COLUMNS} FROM line WHERE portal_id = $1 AND number = $2`,
    values: [tx.portalId, number],
  });
  return rows[0] && readLine(rows[0]);
}

export async function lineById(tx: PortalTransaction, id: LineId): Promise<Line | undefined> {
  const { rows } = await tx.query<LineRow>({
    name: 'line-by-id',
    text: `SELECT ${COLUMNS} FROM line WHERE portal_id = $1 AND id = $2`,
    values: [tx.portalId, id],
  });
  return rows[0] && readLine(rows[0]);
}

function readLine(row: LineRow): Line {
  const hours = parseWeeklyHours(row.hours);
  if (!hours.ok)
    throw new Error(`The stored hours of line ${row.id} are unreadable: ${hours.problem}`);
  const { open, after_hours, holiday } = wordingsSchema.parse(row.wordings);
  return {
    id: row.id,
    number: row.number,
    mode: row.mode,
    enabled: row.enabled,
    name: row.name,
    business: row.business,
    location: row.location ?? undefined,
    calendar: {
      timeZone: row.time_zone,
      hours: hours.hours,
      holidays: {
        own: holidaysSchema.parse(row.holidays),
        ...(row.holiday_country === null ? {} : { country: row.holiday_country }),
      },
    },
    quietHours: row.quiet_hours,
    promiseMs: Number(row.promise_ms),
    wordings: {
      ...(open === undefined ? {} : { open }),
      ...(after_hours === undefined ? {} : { after_hours }),
      ...(holiday === undefined ? {} : { holiday }),
    },
    textingRefusedBecause: row.texting_refused_because ?? undefined,
  };
}

/** What `line add` gives; the rest keeps its default or its present value. */
export interface LineSettings {
  readonly id: LineId;
  readonly number: E164;
  readonly mode: LineMode;
  readonly name: string;
  readonly business: string;
  readonly timeZone: string;
  readonly hours: string;
  readonly quietHours: Line['quietHours'] | undefined;
  readonly promiseMinutes: number | undefined;
  readonly holidays: readonly { date: string; name: string }[] | undefined;
  readonly holidayCountry: string | undefined;
  /** HubSpot's owner id. */
  readonly ownerId: string | undefined;
}

/** Adds a line, or gives the one with this number new settings and lifts a former refusal to text. */
export async function saveLine(tx: PortalTransaction, line: LineSettings): Promise<LineId> {
  const { rows } = await tx.query<{ id: LineId }>(
    `INSERT INTO line AS l (id, portal_id, number, mode, name, business, time_zone, hours, quiet_hours, promise, holidays, holiday_country, owner_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9, 'send'), make_interval(mins => coalesce($10, 15)), coalesce($11::jsonb, '[]'), $12, $13)
     ON CONFLICT (portal_id, number) DO UPDATE
     SET mode = excluded.mode, enabled = true, name = excluded.name, business = excluded.business,
         time_zone = excluded.time_zone, hours = excluded.hours,
         quiet_hours = coalesce($9, l.quiet_hours),
         promise = coalesce(make_interval(mins => $10), l.promise),
         holidays = coalesce($11::jsonb, l.holidays),
         holiday_country = coalesce($12, l.holiday_country),
         owner_id = coalesce($13, l.owner_id),
         texting_refused_because = NULL
     RETURNING id`,
    [
      line.id,
      tx.portalId,
      line.number,
      line.mode,
      line.name,
      line.business,
      line.timeZone,
      line.hours,
      line.quietHours ?? null,
      line.promiseMinutes ?? null,
      line.holidays === undefined ? null : JSON.stringify(line.holidays),
      line.holidayCountry ?? null,
      line.ownerId ?? null,
    ],
  );
  const saved = rows[0];
  if (saved === undefined) throw new Error('An upsert returned no row.');
  return saved.id;
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
    'UPDATE line SET enabled = $3 WHERE portal_id = $1 AND number = $2',
    [tx.portalId, number, enabled],
  );
  return rowCount === 1;
}
