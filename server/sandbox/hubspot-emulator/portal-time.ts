import { DateTime } from 'luxon';
import type { Portal } from './portal';

/** A moment as people of the portal read it, in its time zone, to the second. @param epochMs business time */
export function portalTime(portal: Portal, epochMs: number): string {
  return DateTime.fromMillis(epochMs, { zone: portal.timeZone, locale: 'en' }).toFormat(
    'ccc d LLL yyyy, HH:mm:ss ZZZZ',
  );
}
