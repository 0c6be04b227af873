import { eventually } from './eventually';
import type { World } from './world';

let next = 0;

/** A caller nobody has seen before. */
export function newCaller(): string {
  next += 1;
  return `+1312557${String(1_000 + next)}`;
}

/** How many texts reached the phone network for this caller: the figure that counts. */
export function textsTo(world: World, caller: string): number {
  return world.telnyx.texts().filter(({ to }) => to === caller).length;
}

interface Judged {
  readonly kind: string;
  readonly because: string;
  readonly rules: { readonly effect: string; readonly sentence: string }[];
  readonly state: string | null;
}

/** The verdicts of a caller's calls, with what became of their texts. */
export async function verdictsOf(world: World, fromShown: string): Promise<Judged[]> {
  const { rows } = await world.db.query<Judged>(
    `SELECT verdict.kind, verdict.because, verdict.rules, message.state
     FROM call JOIN verdict ON verdict.call_id = call.id
     LEFT JOIN message ON message.call_id = call.id AND message.kind = 'text_back'
     WHERE call.from_shown = $1 ORDER BY call.started_at`,
    [fromShown],
  );
  return rows;
}

/** Waits until every one of the caller's ended calls has its verdict and nothing is about to be sent. */
export async function judged(
  world: World,
  fromShown: string,
  calls: number,
  withinMs = 20_000,
): Promise<Judged[]> {
  return eventually(
    `${calls} calls of ${fromShown} are judged and their texts settled`,
    async () => {
      const verdicts = await verdictsOf(world, fromShown);
      const atRest = verdicts.every(({ state }) => state !== 'due' && state !== 'claimed');
      return verdicts.length === calls && atRest ? verdicts : undefined;
    },
    withinMs,
  );
}

/** Promise 3: calls = texted + held + rightly not texted; nothing is unexplained. */
export async function expectNothingUnexplained(world: World): Promise<void> {
  const answer = await world.product.operate('status');
  expect(answer).toMatchObject({ ok: true, portals: [{ unexplained: 0 }] });
}
