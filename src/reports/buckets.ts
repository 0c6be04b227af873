import { DateTime } from 'luxon';
import type { Span } from './chosen-span';

const AS_PRINTED = 'yyyy-MM-dd HH:mm';

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
      key: at.toFormat(AS_PRINTED),
      label: at.toFormat(unit === 'hour' ? 'h a' : 'ccc d LLL'),
    };
  });
  return unit === 'day' ? buckets : buckets.filter(({ key }) => happens(key, timeZone));
}

/**
 * Whether the clock ever shows this hour. In spring one is skipped: nothing can have happened in it. Its last
 * minute tells, since there are zones that skip half an hour.
 */
function happens(hour: string, timeZone: string): boolean {
  const lastMinute = `${hour.slice(0, -2)}59`;
  const read = DateTime.fromFormat(lastMinute, AS_PRINTED, { zone: timeZone });
  return read.toFormat(AS_PRINTED) === lastMinute;
}
