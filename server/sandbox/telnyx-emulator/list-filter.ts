/** Compares one field of a record with what a `filter[field]` of a list request asks. */
export type FieldFilter = (value: string) => boolean;

const OPERATORS: Record<string, (value: string, wanted: string) => boolean> = {
  eq: (value, wanted) => value === wanted,
  contains: (value, wanted) => value.includes(wanted),
  starts_with: (value, wanted) => value.startsWith(wanted),
  ends_with: (value, wanted) => value.endsWith(wanted),
  gt: (value, wanted) => order(value, wanted) > 0,
  gte: (value, wanted) => order(value, wanted) >= 0,
  lt: (value, wanted) => order(value, wanted) < 0,
  lte: (value, wanted) => order(value, wanted) <= 0,
};

/** Times are compared as times, whatever their notation; the rest as text. */
function order(value: string, wanted: string): number {
  const [a, b] = [Date.parse(value), Date.parse(wanted)];
  if (Number.isNaN(a) || Number.isNaN(b)) return value < wanted ? -1 : value > wanted ? 1 : 0;
  return a - b;
}

/**
 * Reads one filter: text (several values joined by commas, as the client writes lists), repeated texts, or operators
 * such as `{gte: …, lte: …}`.
 *
 * @returns undefined when an operator is unknown.
 */
export function fieldFilter(asked: unknown): FieldFilter | undefined {
  if (typeof asked === 'string') {
    const wanted = new Set(asked.split(','));
    return (value) => value === asked || wanted.has(value);
  }
  if (Array.isArray(asked)) return (value) => asked.includes(value);
  if (typeof asked !== 'object' || asked === null) return undefined;
  const tests: FieldFilter[] = [];
  for (const [name, wanted] of Object.entries(asked)) {
    const operator = OPERATORS[name];
    if (operator === undefined || typeof wanted !== 'string') return undefined;
    tests.push((value) => operator(value, wanted));
  }
  return (value) => tests.every((test) => test(value));
}

/** The members of a deep-object query parameter, such as `filter` of `filter[cld]=…`; empty when it is absent. */
export function deepObject(parameter: unknown): Record<string, unknown> {
  return typeof parameter === 'object' && parameter !== null ? { ...parameter } : {};
}

/** The records that pass every filter, each field read as the text that Telnyx shows; unknown fields match nothing. */
export function filtered<T>(
  records: readonly T[],
  filters: Record<string, unknown>,
  fieldOf: (record: T, field: string) => string | undefined,
): T[] {
  const tests = Object.entries(filters).map(
    ([field, asked]) => [field, fieldFilter(asked) ?? (() => false)] as const,
  );
  return records.filter((record) =>
    tests.every(([field, test]) => {
      const value = fieldOf(record, field);
      return value !== undefined && test(value);
    }),
  );
}
