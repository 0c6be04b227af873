import { IANAZone } from 'luxon';
import { z } from 'zod';
import { hasHolidayRules } from '../../src/hours/holidays';
import { parseWeeklyHours } from '../../src/hours/weekly-hours';
import type { LineId } from '../../src/ids';
import type { OwnSettings } from '../../src/settings/inherited-settings';
import { portalExists } from '../hubspot/portal-directory';
import { saveLine } from '../lines/line-store';
import { inPortal } from '../postgres/portal-scope';
import type { CommandAnswer } from './command-answer';
import { logLineChange } from './log-line-change';
import type { OperatorParts } from './operator-parts';
import { badOptions, numberOption, portalOption, refusal } from './options';

const holidayOption = z.string().transform((text, context) => {
  const [date = '', ...name] = text.split('=');
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && name.join('=').trim() !== '')
    return { date, name: name.join('=').trim() };
  context.addIssue({
    code: 'custom',
    message: `--holiday: "${text}" should look like 2026-12-24=Christmas Eve.`,
  });
  return z.NEVER;
});

const optionsSchema = z.object({
  portal: portalOption,
  number: numberOption,
  mode: z.enum(
    ['overflow', 'observe'],
    '--mode ring: Ringback cannot ring staff phones yet. Use overflow or observe.',
  ),
  name: z
    .string()
    .trim()
    .min(1, '--name is empty.')
    .max(100, '--name is longer than 100 characters.'),
  business: z
    .string()
    .trim()
    .min(1, '--business is empty.')
    .max(60, '--business is longer than 60 characters.'),
  timezone: z
    .string()
    .refine(
      (zone) => IANAZone.isValidZone(zone),
      '--timezone: use an IANA name such as America/Chicago.',
    ),
  hours: z.string().superRefine((text, context) => {
    const parsed = parseWeeklyHours(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: `--hours: ${parsed.problem}` });
  }),
  quietHours: z.enum(['send', 'hold', 'log']).optional(),
  promise: z.coerce.number().int().min(1).max(1_440, '--promise: at most 1440 minutes.').optional(),
  holiday: z.array(holidayOption).optional(),
  owner: z
    .string()
    .regex(/^[0-9]+$/, '--owner: the number of a HubSpot owner.')
    .optional(),
  holidayCountry: z
    .string()
    .refine(
      hasHolidayRules,
      '--holiday-country: no public holidays are known for it. Use a code such as US or CA-ON.',
    )
    .optional(),
});

/** `ringback line add`: adds a line or changes the one with this number; takes effect at the next call. */
export async function addLine(parts: OperatorParts, options: unknown): Promise<CommandAnswer> {
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success) return badOptions(parsed.error);
  const line = parsed.data;
  if (!(await portalExists(parts.pool, line.portal))) {
    return refusal(
      `Portal ${line.portal} has not installed Ringback. Open ${parts.publicUrl}/install in a browser first.`,
    );
  }
  const settings: OwnSettings = {
    business: line.business,
    timeZone: line.timezone,
    hours: line.hours,
    quietHours: line.quietHours,
    promiseMinutes: line.promise,
    holidays: line.holiday,
    holidayCountry: line.holidayCountry,
    ownerId: line.owner,
  };
  const id = await inPortal(parts.pool, line.portal, (tx) =>
    logLineChange(parts, tx, line.number, () =>
      saveLine(tx, {
        id: parts.newId() as LineId,
        number: line.number,
        mode: line.mode,
        name: line.name,
        settings,
      }),
    ),
  );
  return {
    ok: true,
    sentences: [
      `The line ${line.name} (${line.number}) now texts back the callers that ${line.business} misses.`,
    ],
    json: { portal: line.portal, line: id, number: line.number, mode: line.mode },
  };
}
