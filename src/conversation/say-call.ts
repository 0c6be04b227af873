import type { CallEntry } from '../api/conversation';
import { sayDuration } from '../hours/say-time';

/** A call as it is kept. Times are epoch ms. */
export interface CallFacts {
  readonly outcome: Exclude<CallEntry['outcome'], 'ringing'> | undefined;
  readonly startedAt: number;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  /** Undefined: the line was removed. */
  readonly line: string | undefined;
}

/** The call in a sentence: "Missed call to Front desk, rang 18 seconds". */
export function sayCall(call: CallFacts): string {
  const to = call.line === undefined ? '' : ` to ${call.line}`;
  const rang = span(call.startedAt, call.answeredAt ?? call.endedAt);
  switch (call.outcome) {
    case undefined:
      return call.answeredAt === undefined
        ? `Call${to}, ringing`
        : `Call${to}, picked up after ${rang}`;
    case 'answered': {
      const talked = span(call.answeredAt ?? call.startedAt, call.endedAt);
      return `Answered call${to}, talked ${talked}`;
    }
    case 'missed':
      return `Missed call${to}, rang ${rang}`;
    case 'voicemail':
      return `Call${to} that went to voicemail, rang ${rang}`;
    case 'abandoned':
      return `Call${to} that the caller ended after ${rang}`;
    case 'blocked':
      return `Blocked call${to}`;
  }
}

function span(from: number, to: number | undefined): string {
  const seconds = Math.max(0, Math.round(((to ?? from) - from) / 1_000));
  if (seconds >= 120) return sayDuration(seconds * 1_000);
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
