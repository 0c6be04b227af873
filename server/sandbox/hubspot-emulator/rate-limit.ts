import { randomUUID } from 'node:crypto';
import type { Reply } from './errors';

/** How many requests may start in any window of this length (HubSpot reference 6). */
export interface RatePolicy {
  readonly name: string;
  readonly message: string;
  readonly max: number;
  readonly windowMs: number;
}

/** Per app and portal; searches are counted apart. */
export const REQUESTS_POLICY: RatePolicy = {
  name: 'TEN_SECONDLY_ROLLING',
  message: 'You have reached your ten_secondly_rolling limit.',
  max: 110,
  windowMs: 10_000,
};

/** Per portal, all apps together. */
export const SEARCH_POLICY: RatePolicy = {
  name: 'SECONDLY',
  message: 'You have reached your secondly limit.',
  max: 5,
  windowMs: 1_000,
};

/** A rolling window of real time per key. Refused requests are not counted. */
export class RateLimit {
  private readonly starts = new Map<string, number[]>();

  constructor(
    readonly policy: RatePolicy,
    private readonly realNow: () => number = Date.now,
  ) {}

  /** @returns how many more may start now, or undefined when this one may not */
  take(key: string): number | undefined {
    const now = this.realNow();
    const recent = (this.starts.get(key) ?? []).filter(
      (start) => start > now - this.policy.windowMs,
    );
    const allowed = recent.length < this.policy.max;
    if (allowed) recent.push(now);
    this.starts.set(key, recent);
    return allowed ? this.policy.max - recent.length : undefined;
  }
}

/** HubSpot's 429. */
export function tooManyRequests(policy: RatePolicy): Reply {
  return {
    status: 429,
    body: {
      status: 'error',
      message: policy.message,
      errorType: 'RATE_LIMIT',
      correlationId: randomUUID(),
      policyName: policy.name,
      groupName: `publicapi:oauth-app:${policy.name.toLowerCase()}`,
    },
  };
}

/** The headers HubSpot sends with every answer but those to searches. */
export function rateHeaders(policy: RatePolicy, remaining: number): Record<string, string> {
  return {
    'X-HubSpot-RateLimit-Max': String(policy.max),
    'X-HubSpot-RateLimit-Remaining': String(remaining),
    'X-HubSpot-RateLimit-Interval-Milliseconds': String(policy.windowMs),
  };
}
