import type { HangupCause } from './call-event';
import type { FoldedCall } from './fold';

export type LineMode = 'overflow' | 'ring' | 'observe';

export type CallOutcome = 'answered' | 'missed' | 'voicemail' | 'abandoned' | 'blocked';

/** What can be said of a call now. `because` is for people. */
export type CallReading =
  | { readonly kind: 'not_inbound' }
  | { readonly kind: 'under_way' }
  /** It ended, but the proof may still be on its way: read again at `until` (epoch ms). */
  | { readonly kind: 'settling'; readonly until: number }
  | { readonly kind: 'ended'; readonly outcome: CallOutcome; readonly because: string }
  /** It ended and nothing ever told whether it came in or went out: never a reason to text. */
  | { readonly kind: 'direction_unknown' };

/** Webhooks of one call arrive within moments of each other, in any order (Telnyx reference 3.6). */
export const SETTLE_MS = 2_500;
/** How long to wait for the event that tells the direction (Telnyx reference 3.6), and how often to look for it. */
export const DIRECTION_MS = 5_000;
export const DIRECTION_LOOK_MS = 500;

/**
 * Reads a folded call by the truth table of the Telnyx reference, section 3.6.
 *
 * A cause that itself proves that nobody answered decides at once; any other waits {@link SETTLE_MS}
 * for a late proof of an answer.
 *
 * @param now epoch ms
 */
export function readCall(call: FoldedCall, mode: LineMode, now: number): CallReading {
  if (call.direction === 'outgoing') return { kind: 'not_inbound' };
  if (call.end === undefined) return { kind: 'under_way' };
  if (call.direction === 'unknown') {
    const until = call.end.receivedAt + DIRECTION_MS;
    if (now >= until) return { kind: 'direction_unknown' };
    return { kind: 'settling', until: Math.min(until, now + DIRECTION_LOOK_MS) };
  }
  if (call.answeredAt !== undefined) {
    return { kind: 'ended', outcome: 'answered', because: 'The call was picked up.' };
  }
  switch (mode) {
    case 'overflow':
      return {
        kind: 'ended',
        outcome: 'missed',
        because: 'The phone system forwarded the call here because nobody answered it.',
      };
    case 'observe':
    case 'ring': {
      const until = call.end.receivedAt + SETTLE_MS;
      if (!provesNoAnswer(call.end.cause) && now < until) return { kind: 'settling', until };
      return { kind: 'ended', outcome: 'missed', because: sayMissed(call.end.cause) };
    }
  }
}

function provesNoAnswer(cause: HangupCause): boolean {
  switch (cause) {
    case 'originator_cancel':
    case 'timeout':
    case 'no_answer':
    case 'user_busy':
      return true;
    case 'call_rejected':
    case 'normal_clearing':
    case 'time_limit':
    case 'not_found':
    case 'unspecified':
    case 'other':
      return false;
  }
}

function sayMissed(cause: HangupCause): string {
  switch (cause) {
    case 'originator_cancel':
      return 'The caller hung up before anybody answered.';
    case 'timeout':
    case 'no_answer':
      return 'It rang until it timed out.';
    case 'user_busy':
      return 'The line was busy.';
    case 'call_rejected':
      return 'The call was declined.';
    case 'not_found':
      return 'The phone system found nobody to ring.';
    case 'normal_clearing':
    case 'time_limit':
    case 'unspecified':
    case 'other':
      return 'It ended and nothing shows that anybody answered.';
  }
}
