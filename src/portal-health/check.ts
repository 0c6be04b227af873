import type { HealthCheck, HealthState } from '../api/home/health';
import type { HealthFacts } from './facts';

/** One thing that is well or not. */
export type Check = (facts: HealthFacts) => HealthCheck;

/** It is well: a title, and what that means. */
export function ok(id: string, title: string, means: string): HealthCheck {
  return { id, state: 'ok', title, means };
}

/** It is not: what that means for the business, and what to do. */
export function not(
  state: Exclude<HealthState, 'ok'>,
  id: string,
  title: string,
  means: string,
  cure: string,
): HealthCheck {
  return { id, state, title, means, cure };
}

/** "1 text", "2 texts". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
