import { z } from 'zod';
import { setLineEnabled } from '../lines/line-store';
import { inPortal } from '../postgres/portal-scope';
import type { CommandAnswer } from './command-answer';
import { logLineChange } from './log-line-change';
import type { OperatorParts } from './operator-parts';
import { badOptions, numberOption, portalOption, refusal } from './options';

const optionsSchema = z.object({ portal: portalOption, number: numberOption });

/** `ringback line on` and `line off`: a line that is off records its calls and texts nobody. */
export async function switchLine(
  parts: OperatorParts,
  options: unknown,
  enabled: boolean,
): Promise<CommandAnswer> {
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success) return badOptions(parsed.error);
  const { portal, number } = parsed.data;
  const known = await inPortal(parts.pool, portal, (tx) =>
    logLineChange(parts, tx, number, () => setLineEnabled(tx, number, enabled)),
  );
  if (!known) return refusal(`Portal ${portal} has no line ${number}.`);
  return {
    ok: true,
    sentences: [enabled ? `${number} texts back again.` : `${number} only records its calls now.`],
    json: { portal, number, enabled },
  };
}
