import { StatusTag } from '@hubspot/ui-extensions';
import type { DueView } from '../../../src/api/conversation';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** By when somebody owes an answer: red when late, amber in the last hour. The list is asked for anew so often. */
export function DueTag({ due }: { readonly due: DueView }) {
  const { leftMs, atSaid } = due;
  if (leftMs < 0)
    return <StatusTag variant="danger">{`Late by ${say(-leftMs)}, was due ${atSaid}`}</StatusTag>;
  return (
    <StatusTag variant={leftMs < HOUR_MS && due.opensSaid === undefined ? 'warning' : 'default'}>
      {`Due ${atSaid}`}
    </StatusTag>
  );
}

function say(ms: number): string {
  if (ms < HOUR_MS) return `${Math.max(1, Math.floor(ms / MINUTE_MS))} min`;
  const hours = Math.floor(ms / HOUR_MS);
  if (hours < 24) return `${hours} h`;
  return hours < 48 ? '1 day' : `${Math.floor(hours / 24)} days`;
}
