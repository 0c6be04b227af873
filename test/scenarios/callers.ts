import type { SentText } from '../../server/sandbox/telnyx-emulator/telnyx-emulator';
import type { World } from '../support/world';

let callers = 0;

/** The phone of somebody who has not called or texted in this test file yet. */
export function newCaller(): string {
  callers += 1;
  return `+1773555${String(1_000 + callers)}`;
}

export function newCallers(count: number): string[] {
  return Array.from({ length: count }, newCaller);
}

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

/** One text for each of so many callers. */
export function oneEach(callers: readonly string[]): number[] {
  return callers.map(() => 1);
}
