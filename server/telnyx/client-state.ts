import { z } from 'zod';

const oursSchema = z.object({ ringback: z.literal(1) });

/**
 * Whether a `client_state` was set by Ringback. Telnyx echoes it in base64 on every later event of a leg,
 * which tells our own answers and dialled legs from other people's (Telnyx reference 1.2).
 */
export function isOurClientState(clientState: string | undefined): boolean {
  if (clientState === undefined) return false;
  try {
    return oursSchema.safeParse(JSON.parse(Buffer.from(clientState, 'base64').toString('utf8')))
      .success;
  } catch {
    return false;
  }
}
