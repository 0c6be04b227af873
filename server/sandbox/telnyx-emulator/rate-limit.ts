/** Where a caller stands in its window. */
export interface Allowance {
  allowed: boolean;
  headers: Record<string, string>;
}

/** At most so many requests per key in each second of real time, with Telnyx's `x-ratelimit-*` headers. */
export class RateLimit {
  private readonly windows = new Map<string, { second: number; used: number }>();

  constructor(
    private readonly perSecond: number,
    private readonly realNow: () => number = Date.now,
  ) {}

  take(key: string): Allowance {
    const second = Math.floor(this.realNow() / 1000);
    let window = this.windows.get(key);
    if (window === undefined || window.second !== second) {
      window = { second, used: 0 };
      this.windows.set(key, window);
    }
    const allowed = window.used < this.perSecond;
    if (allowed) window.used += 1;
    return {
      allowed,
      headers: {
        'x-ratelimit-limit': String(this.perSecond),
        'x-ratelimit-remaining': String(this.perSecond - window.used),
        // Seconds, as the header counts; the window ends within the next one.
        'x-ratelimit-reset': '1',
      },
    };
  }
}
