let callers = 0;

/** The phone of somebody who has not called or texted in this test file yet. */
export function newCaller(): string {
  callers += 1;
  return `+1773555${String(1_000 + callers)}`;
}

export function newCallers(count: number): string[] {
  return Array.from({ length: count }, newCaller);
}

/** One text for each of so many callers. */
export function oneEach(callers: readonly string[]): number[] {
  return callers.map(() => 1);
}

/** No text for any of so many callers. */
export function noneEach(callers: readonly string[]): number[] {
  return callers.map(() => 0);
}
