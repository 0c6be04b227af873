import { StatusTag } from '@hubspot/ui-extensions';
import type { DueView } from '../../../src/api/conversation';
import { sayDuration } from '../time/say-duration';
import { useBusinessNow } from '../time/use-business-now';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/**
 * By when, counting down in business time: red when late, amber in the last hour. While the line is closed
 * the time left stands still, and it says when it goes on.
 */
export function Due({ due, serverNow }: { readonly due: DueView; readonly serverNow: number }) {
  // Seconds are shown only in the last minute, so the clock is looked at closely only near the end.
  const close = Math.abs(due.leftMs) < 3 * MINUTE;
  const now = useBusinessNow(serverNow, close ? 1_000 : 10_000);
  const left = timeLeft(due, serverNow, now);
  if (left < 0) {
    return (
      <StatusTag variant="danger">{`Late by ${sayDuration(-left)}, was due ${due.atSaid}`}</StatusTag>
    );
  }
  if (due.opensSaid !== undefined) {
    return (
      <StatusTag variant="default">
        {`Due ${due.atSaid}: ${sayDuration(left)} of open hours left, from ${due.opensSaid}`}
      </StatusTag>
    );
  }
  return (
    <StatusTag variant={left < HOUR ? 'warning' : 'info'}>
      {`${sayDuration(left)} left, due ${due.atSaid}`}
    </StatusTag>
  );
}

/** @returns open time left at `now`, ms; negative when late */
export function timeLeft(due: DueView, serverNow: number, now: number): number {
  if (due.runsUntil === undefined) return due.leftMs;
  return due.leftMs - Math.max(0, Math.min(now, due.runsUntil) - serverNow);
}
