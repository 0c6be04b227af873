import { z } from 'zod';
import { allPortals } from '../hubspot/portal-directory';
import { enqueuePortalErasure } from '../jobs/enqueue';
import type { CommandAnswer } from './command-answer';
import type { OperatorParts } from './operator-parts';
import { badOptions, portalOption, refusal } from './options';

const optionsSchema = z.object({ portal: portalOption });

/**
 * `ringback erase`: a portal that uninstalled and wants its data gone now, not after 30 days. The running
 * server does it.
 */
export async function erase({ pool }: OperatorParts, options: unknown): Promise<CommandAnswer> {
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success) return badOptions(parsed.error);
  const { portal } = parsed.data;
  const known = (await allPortals(pool)).find(({ id }) => id === portal);
  if (known === undefined) return refusal(`Portal ${portal} never installed Ringback.`);
  if (known.disconnectedBecause === undefined)
    return refusal(
      `Portal ${portal} is connected. It has to uninstall Ringback in HubSpot first; that is noticed within a day.`,
    );
  await enqueuePortalErasure(pool, portal);
  return {
    ok: true,
    sentences: [
      `Everything of portal ${portal} is erased as soon as Ringback runs. The count of what went is in portal.erased.`,
    ],
    json: { portal },
  };
}
