import { z } from 'zod';
import { portalExists } from '../hubspot/portal-directory';
import { addStaffNumber } from '../lines/line-store';
import { inPortal } from '../postgres/portal-scope';
import type { CommandAnswer } from './command-answer';
import type { OperatorParts } from './operator-parts';
import { badOptions, numberOption, portalOption, refusal } from './options';

const optionsSchema = z.object({
  portal: portalOption,
  number: numberOption,
  name: z
    .string()
    .trim()
    .min(1, '--name is empty.')
    .max(100, '--name is longer than 100 characters.'),
});

/** `ringback staff add`: a phone of the business's own people, which is never texted and never a contact. */
export async function addStaff(parts: OperatorParts, options: unknown): Promise<CommandAnswer> {
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success) return badOptions(parsed.error);
  const { portal, number, name } = parsed.data;
  if (!(await portalExists(parts.pool, portal)))
    return refusal(`Portal ${portal} has not installed Ringback.`);
  await inPortal(parts.pool, portal, (tx) => addStaffNumber(tx, number, name));
  return {
    ok: true,
    sentences: [`${name} (${number}) is staff now and will never be texted.`],
    json: { portal, number },
  };
}
