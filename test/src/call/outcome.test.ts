import { HANGUP_CAUSES, type HangupCause } from '../../../src/call/call-event';
import type { FoldedCall } from '../../../src/call/fold';
import {
  type CallReading,
  DIRECTION_LOOK_MS,
  DIRECTION_MS,
  readCall,
  SETTLE_MS,
} from '../../../src/call/outcome';

const ENDED_AT = 1_000_000;

function ended(cause: HangupCause, more: Partial<FoldedCall> = {}): FoldedCall {
  return {
    direction: 'incoming',
    from: '+13125550199',
    to: '+13125550100',
    startedAt: ENDED_AT - 20_000,
    answeredAt: undefined,
    end: { at: ENDED_AT, receivedAt: ENDED_AT, cause },
    ...more,
  };
}

const atOnce = (call: FoldedCall, mode: 'overflow' | 'observe' = 'observe'): CallReading =>
  readCall(call, mode, ENDED_AT);
const later = (call: FoldedCall): CallReading => readCall(call, 'observe', ENDED_AT + SETTLE_MS);

test.each(['originator_cancel', 'timeout', 'no_answer', 'user_busy'] as const)(
  'in observe mode %s proves at once that nobody answered',
  (cause) => expect(atOnce(ended(cause))).toMatchObject({ kind: 'ended', outcome: 'missed' }),
);

test.each(['call_rejected', 'normal_clearing', 'not_found', 'unspecified', 'other'] as const)(
  'in observe mode %s waits for a late proof of an answer, then counts as missed',
  (cause) => {
    expect(atOnce(ended(cause))).toEqual({ kind: 'settling', until: ENDED_AT + SETTLE_MS });
    expect(later(ended(cause))).toMatchObject({ kind: 'ended', outcome: 'missed' });
  },
);

test.each(HANGUP_CAUSES)(
  'in overflow mode a call that ended by %s was missed before it got here',
  (cause) => {
    expect(atOnce(ended(cause), 'overflow')).toMatchObject({ kind: 'ended', outcome: 'missed' });
  },
);

test('a call that somebody picked up is answered in every mode', () => {
  const call = ended('normal_clearing', { answeredAt: ENDED_AT - 10_000 });
  expect(atOnce(call)).toMatchObject({ kind: 'ended', outcome: 'answered' });
  expect(atOnce(call, 'overflow')).toMatchObject({ kind: 'ended', outcome: 'answered' });
});

test('a call that goes on is under way', () => {
  expect(atOnce({ ...ended('timeout'), end: undefined })).toEqual({ kind: 'under_way' });
});

test('an outgoing call is none of ours', () => {
  expect(atOnce(ended('timeout', { direction: 'outgoing' }))).toEqual({ kind: 'not_inbound' });
});

test('a hang-up whose call nobody announced waits, then leaves the direction unknown', () => {
  const call = ended('timeout', { direction: 'unknown' });
  expect(atOnce(call)).toEqual({ kind: 'settling', until: ENDED_AT + DIRECTION_LOOK_MS });
  expect(readCall(call, 'observe', ENDED_AT + DIRECTION_MS)).toEqual({ kind: 'direction_unknown' });
});
