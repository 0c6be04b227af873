import type { CallOutcome, CallPlan } from './call-input';

export type CallEventType = 'call.initiated' | 'call.answered' | 'call.bridged' | 'call.hangup';

/** How a call ended. */
export interface Hangup {
  cause: string;
  source: 'caller' | 'callee' | 'unknown';
  sip: string;
}

/** One event of a call. */
export interface StoryStep {
  type: CallEventType;
  /** Real milliseconds after the call was placed. */
  afterMs: number;
  /** What the event reports as its time, epoch milliseconds of business time. */
  at: number;
}

/** A call told beforehand. */
export interface CallStory {
  startedAt: number;
  endedAt: number;
  steps: StoryStep[];
  hangup: Hangup;
}

interface Ending extends Hangup {
  answered: boolean;
}

/** Cause and source of each outcome; inbound legs mostly report no SIP code. Source: Telnyx call.hangup reference. */
const ENDINGS: Record<CallOutcome, Ending> = {
  missed: ending(false, 'originator_cancel', 'caller'),
  no_answer: ending(false, 'originator_cancel', 'caller'),
  timeout: ending(false, 'timeout', 'unknown'),
  busy: ending(false, 'user_busy', 'callee', '486'),
  rejected: ending(false, 'call_rejected', 'callee', '603'),
  answered: ending(true, 'normal_clearing', 'caller', '200'),
  unspecified: ending(false, 'unspecified', 'unknown'),
  normal_clearing_unanswered: ending(false, 'normal_clearing', 'callee', '480'),
  time_limit: ending(true, 'time_limit', 'unknown', '200'),
};

function ending(
  answered: boolean,
  cause: string,
  source: Hangup['source'],
  sip = 'unspecified',
): Ending {
  return { answered, cause, source, sip };
}

/** How the caller ends a call that somebody answered after all. */
export const CALLER_HANGS_UP: Hangup = { cause: 'normal_clearing', source: 'caller', sip: '200' };

/**
 * Tells a call beforehand: real waits are short, reported times are those of a call of `ringSeconds` (and, when it is
 * answered, `talkSeconds`) that ends when its last event leaves, or `endedSecondsAgo` before.
 *
 * @param placedAt business time, epoch milliseconds.
 * @param freeSince when the caller's former call ended: this one is not told to have begun before that.
 */
export function tellCallStory(
  plan: CallPlan,
  placedAt: number,
  waits: { ringMs: number; talkMs: number },
  bridged: boolean,
  freeSince = Number.NEGATIVE_INFINITY,
): CallStory {
  const { answered, ...usual } = ENDINGS[plan.outcome];
  const ringMs = plan.ringMs ?? waits.ringMs;
  const overMs = ringMs + (answered ? (plan.talkMs ?? waits.talkMs) : 0);
  const endedAt = placedAt + overMs - plan.endedSecondsAgo * 1000;
  const talk = answered ? plan.talkSeconds * 1000 : 0;
  const earliest = Math.min(freeSince, endedAt);
  const answeredAt = Math.max(endedAt - talk, earliest);
  const startedAt = Math.max(answeredAt - plan.ringSeconds * 1000, earliest);

  const steps: StoryStep[] = [{ type: 'call.initiated', afterMs: 0, at: startedAt }];
  if (answered) steps.push({ type: 'call.answered', afterMs: ringMs, at: answeredAt });
  if (answered && bridged) steps.push({ type: 'call.bridged', afterMs: ringMs, at: answeredAt });
  steps.push({ type: 'call.hangup', afterMs: overMs, at: endedAt });
  return {
    startedAt,
    endedAt,
    steps,
    hangup: { ...usual, cause: plan.hangupCause ?? usual.cause },
  };
}
