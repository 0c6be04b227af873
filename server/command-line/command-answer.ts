/** What a command says: sentences for a person, then one line of JSON for a program. */
export interface CommandAnswer {
  readonly ok: boolean;
  readonly sentences: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}
