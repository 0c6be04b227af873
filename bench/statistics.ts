/** The smallest value that at least `share` (0 to 1) of all values do not exceed; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Enough digits to compare, few enough to read. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** Latencies in ms, as every part reports them. */
export function spread(values: readonly number[]): {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
} {
  return {
    count: values.length,
    p50: rounded(percentile(values, 0.5)),
    p99: rounded(percentile(values, 0.99)),
    max: rounded(percentile(values, 1)),
  };
}
