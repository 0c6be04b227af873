import { DateTime } from 'luxon';
import type { Span } from './chosen-span';

/** A part of a span, as a chart shows it. */
export interface Bucket {
  /** As PostgreSQL prints the local time it begins at: "2026-11-16 00:00". */
  readonly key: string;
  readonly label: string;
}

/** The unit into which a span is cut: one day by the hour, more by the day. */
export function bucketUnit({ days }: Span): 'hour' | 'day' {
  return days === 1 ? 'hour' : 'day';
}

/** All parts of the span in order. An hour that the clock repeats in autumn is one part. */
export function bucketsOf(span: Span, timeZone: string): readonly Bucket[] {
  const unit = bucketUnit(span);
  const count = unit === 'hour' ? 24 : span.days;
  const first = DateTime.fromISO(span.from, { zone: 'UTC', locale: 'en-US' });
  const buckets = Array.from({ length: count }, (_, index) => {
    const at = first.plus({ [`${unit}s`]: index });
    return {
      key: at.toFormat('yyyy-MM-dd HH:mm'),
      label: at.toFormat(unit === 'hour' ? 'h a' : 'ccc d LLL'),
    };
  });
  // In spring an hour is skipped: nothing can have happened in it.
  return buckets.filter(
    ({ key }) =>
      DateTime.fromFormat(key, 'yyyy-MM-dd HH:mm', { zone: timeZone }).toFormat(
        'yyyy-MM-dd HH:mm',
      ) === key,
  );
}
