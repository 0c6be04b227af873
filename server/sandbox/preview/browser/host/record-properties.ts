type Values = Readonly<Record<string, string>>;

/** The properties of the record an extension stands on, as HubSpot's page has them. */
export class RecordProperties {
  private readonly listeners = new Set<() => void>();

  /** @param refresh asks for them again, as `refreshObjectProperties` does */
  constructor(
    private values: Values,
    readonly refresh: () => void,
  ) {}

  readonly current = (): Values => this.values;

  /** Listeners hear of it when something is different. */
  take(values: Values): void {
    if (JSON.stringify(values) === JSON.stringify(this.values)) return;
    this.values = values;
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The named ones, null for what has no value; all of them for `*`. */
  named(names: readonly string[] | '*'): Readonly<Record<string, string | null>> {
    if (names === '*') return this.values;
    return Object.fromEntries(names.map((name) => [name, this.values[name] ?? null]));
  }
}
