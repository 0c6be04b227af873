/** A figure that is judged: what was measured, the bar it is held to, and whether it is met. */
export interface Judged {
  readonly what: string;
  readonly measured: number;
  /** Such as `<= 3`. */
  readonly bar: string;
  readonly met: boolean;
}

/** What a part of the benchmark found. */
export interface PartReport {
  readonly figures: object;
  readonly judged: readonly Judged[];
}

export function atLeast(what: string, measured: number, bar: number): Judged {
  return { what, measured, bar: `>= ${bar}`, met: measured >= bar };
}

export function atMost(what: string, measured: number, bar: number): Judged {
  return { what, measured, bar: `<= ${bar}`, met: measured <= bar };
}

/** Tells people what is going on; standard output is for the result alone. */
export function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)}  ${line}\n`);
}
