import type { CallEvent, HangupCause } from './call-event';

/** An inbound or outbound call session as far as its events tell. Times are epoch ms. */
export interface FoldedCall {
  /** `unknown`: the event that would tell has not come. */
  readonly direction: 'incoming' | 'outgoing' | 'unknown';
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly startedAt: number;
  /** When somebody or something picked up, as far as events prove it. */
  readonly answeredAt: number | undefined;
  readonly end: CallEnd | undefined;
}

export interface CallEnd {
  readonly at: number;
  readonly receivedAt: number;
  readonly cause: HangupCause;
}

/**
 * Folds a session's events into the call, from the caller's leg (design section 4.3).
 *
 * Any order and any repetition of the same events give the same call. The caller's leg is the incoming
 * one; what bridges a staff leg to it counts as an answer, what Ringback answered itself does not
 * (Telnyx reference 3.2 and 3.6).
 *
 * @returns undefined when no event is about a leg that somebody else made.
 */
export function foldCall(events: readonly CallEvent[]): FoldedCall | undefined {
  const ordered = inOrder(events);
  const callersLeg = findCallersLeg(ordered);
  if (callersLeg === undefined) return undefined;
  const onLeg = ordered.filter((event) => event.leg === callersLeg);

  const initiated = onLeg.find((event) => event.kind === 'initiated');
  const hangup = onLeg.find((event) => event.kind === 'hangup');
  const pickedUp = ordered.find(
    (event) =>
      event.kind === 'bridged' ||
      (event.kind === 'answered' && event.leg === callersLeg && !event.ours),
  );
  const timeLimit = hangup?.cause === 'time_limit' ? hangup : undefined;
  const starts = onLeg.map((event) => event.occurredAt);
  if (hangup?.startedAt !== undefined) starts.push(hangup.startedAt);

  return {
    direction: initiated?.direction ?? 'unknown',
    from: firstOf(onLeg, 'from'),
    to: firstOf(onLeg, 'to'),
    startedAt: initiated?.occurredAt ?? Math.min(...starts),
    // A call can only run into its time limit while it is being held, so that end proves an answer.
    answeredAt: pickedUp?.occurredAt ?? timeLimit?.occurredAt,
    end: hangup && { at: hangup.occurredAt, receivedAt: hangup.receivedAt, cause: hangup.cause },
  };
}

/** Each event once, by the time it happened; ties by id, so that the order of arrival never shows. */
function inOrder(events: readonly CallEvent[]): CallEvent[] {
  const once = new Map<string, CallEvent>();
  for (const event of events) {
    const known = once.get(event.id);
    if (known === undefined || event.receivedAt < known.receivedAt) once.set(event.id, event);
  }
  return [...once.values()].sort(
    (a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

function findCallersLeg(ordered: readonly CallEvent[]): string | undefined {
  const foreign = ordered.filter((event) => !event.ours || event.kind !== 'initiated');
  const incoming = foreign.find(
    (event) => event.kind === 'initiated' && event.direction === 'incoming',
  );
  const began = foreign.find((event) => event.kind === 'initiated');
  return (incoming ?? began ?? foreign[0])?.leg;
}

function firstOf(events: readonly CallEvent[], field: 'from' | 'to'): string | undefined {
  return events.find((event) => event[field] !== undefined)?.[field];
}
