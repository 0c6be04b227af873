import type { Pool } from 'pg';
import type { SentText } from '../../server/sandbox/telnyx-emulator/telnyx-emulator';
import type { World } from '../support/world';

/** What the phone network brought to a caller, whoever sent it. */
export function textsTo(world: Pick<World, 'telnyx'>, caller: string): SentText[] {
  return world.telnyx.texts().filter(({ to }) => to === caller);
}

/** How many texts each caller got, in the order of the callers. */
export function textCounts(world: Pick<World, 'telnyx'>, callers: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const { to } of world.telnyx.texts()) counts.set(to, (counts.get(to) ?? 0) + 1);
  return callers.map((caller) => counts.get(caller) ?? 0);
}

interface OutgoingText {
  readonly kind: string;
  readonly state: string;
  readonly because: string | null;
  readonly attempts: number;
}

/** The texts to a caller that Ringback put in line, in order, whatever became of them. */
export async function outgoingTexts(db: Pool, caller: string): Promise<OutgoingText[]> {
  const { rows } = await db.query<OutgoingText>(
    `SELECT kind, state, because, attempts FROM message
     WHERE to_number = $1 AND kind NOT IN ('inbound', 'elsewhere') ORDER BY created_at`,
    [caller],
  );
  return rows;
}
