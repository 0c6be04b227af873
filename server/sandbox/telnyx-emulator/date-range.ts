import { DateTime } from 'luxon';

const STEPS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

const DAYS: ReadonlyMap<string, string> = new Map([
  ['yesterday', 'last'],
  ['today', 'this'],
  ['tomorrow', 'next'],
]);

/**
 * A named range of days, in UTC, as epoch milliseconds from (included) to (excluded).
 *
 * @returns undefined when the name is unknown.
 */
export function dateRange(name: unknown, now: number): { from: number; to: number } | undefined {
  if (typeof name !== 'string') return undefined;
  const today = DateTime.fromMillis(now, { zone: 'utc' }).startOf('day');
  const days = /^last_([1-9][0-9]{0,3})_days$/.exec(name)?.[1];
  if (days !== undefined) {
    return { from: today.minus({ days: Number(days) }).toMillis(), to: today.toMillis() };
  }
  const [, which, span] = /^(last|this|next)_(week|month)$/.exec(name) ?? [];
  const unit = span === 'week' || span === 'month' ? span : 'day';
  const steps = STEPS.get(which ?? DAYS.get(name) ?? '');
  if (steps === undefined) return undefined;
  const from = today.startOf(unit).plus({ [unit]: steps });
  return { from: from.toMillis(), to: from.plus({ [unit]: 1 }).toMillis() };
}
