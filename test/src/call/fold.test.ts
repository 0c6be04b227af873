import fc from 'fast-check';
import type { CallEvent } from '../../../src/call/call-event';
import { HANGUP_CAUSES } from '../../../src/call/call-event';
import { foldCall } from '../../../src/call/fold';

const leg = fc.constantFrom('leg-caller', 'leg-staff-1', 'leg-staff-2');
const base = fc.record({
  id: fc.uuid(),
  leg,
  occurredAt: fc.integer({ min: 1_000, max: 60_000 }),
  from: fc.constantFrom('+13125550199', 'anonymous', undefined),
  to: fc.constantFrom('+13125550100', undefined),
  ours: fc.boolean(),
});
const event: fc.Arbitrary<CallEvent> = fc
  .tuple(
    base,
    fc.integer({ min: 1_000, max: 70_000 }),
    fc.oneof(
      fc.record({
        kind: fc.constant('initiated' as const),
        direction: fc.constantFrom('incoming' as const, 'outgoing' as const, 'unknown' as const),
      }),
      fc.record({ kind: fc.constant('answered' as const) }),
      fc.record({ kind: fc.constant('bridged' as const) }),
      fc.record({
        kind: fc.constant('hangup' as const),
        cause: fc.constantFrom(...HANGUP_CAUSES),
        startedAt: fc.option(fc.integer({ min: 500, max: 1_000 }), { nil: undefined }),
      }),
    ),
  )
  .map(([common, receivedAt, special]) => ({ ...common, receivedAt, ...special }));

const session = fc.uniqueArray(event, { selector: ({ id }) => id, minLength: 1, maxLength: 8 });

/** The same events in another order, some of them more than once. */
const disturbed = session.chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc.array(fc.nat(events.length - 1), { maxLength: 8 }).chain((again) =>
      fc.shuffledSubarray([...events, ...again.flatMap((index) => events[index] ?? [])], {
        minLength: events.length + again.length,
      }),
    ),
  ),
);

test('any order and any repetition of a session’s events fold to the same call', () => {
  fc.assert(
    fc.property(disturbed, ([events, shuffled]) => {
      expect(foldCall(shuffled)).toEqual(foldCall(events));
    }),
    { numRuns: 20_000 },
  );
});

test('an event delivered again later does not change when the call was heard of', () => {
  const hangup = callersEvent({
    id: 'h',
    kind: 'hangup',
    cause: 'timeout',
    startedAt: undefined,
    receivedAt: 20_000,
  });
  const again = { ...hangup, receivedAt: 900_000 };
  expect(foldCall([hangup, again])?.end?.receivedAt).toBe(20_000);
  expect(foldCall([again, hangup])?.end?.receivedAt).toBe(20_000);
});

test('a staff leg that is bridged answers the call, the staff leg’s own hang-up does not end it', () => {
  const call = foldCall([
    callersEvent({ id: '1', kind: 'initiated', direction: 'incoming' }),
    {
      ...callersEvent({ id: '2', kind: 'initiated', direction: 'outgoing' }),
      leg: 'staff',
      ours: true,
    },
    { ...callersEvent({ id: '3', kind: 'bridged', occurredAt: 12_000 }), leg: 'staff' },
    {
      ...callersEvent({ id: '4', kind: 'hangup', cause: 'normal_clearing', startedAt: undefined }),
      leg: 'staff',
    },
  ]);
  expect(call).toMatchObject({ direction: 'incoming', answeredAt: 12_000, end: undefined });
});

test('what Ringback answered itself is no answer', () => {
  const call = foldCall([
    callersEvent({ id: '1', kind: 'initiated', direction: 'incoming' }),
    { ...callersEvent({ id: '2', kind: 'answered' }), ours: true },
  ]);
  expect(call?.answeredAt).toBeUndefined();
});

test('a call that ran into its time limit was answered', () => {
  const call = foldCall([
    callersEvent({
      id: '1',
      kind: 'hangup',
      cause: 'time_limit',
      startedAt: undefined,
      occurredAt: 30_000,
    }),
  ]);
  expect(call?.answeredAt).toBe(30_000);
});

test('nothing folds from nothing', () => {
  expect(foldCall([])).toBeUndefined();
});

type Special =
  | { kind: 'initiated'; direction: 'incoming' | 'outgoing' }
  | { kind: 'answered' | 'bridged' }
  | { kind: 'hangup'; cause: 'timeout' | 'time_limit' | 'normal_clearing'; startedAt: undefined };

function callersEvent(
  special: Special & { id: string; occurredAt?: number; receivedAt?: number },
): CallEvent {
  return {
    leg: 'caller',
    occurredAt: 10_000,
    receivedAt: 10_050,
    from: '+13125550199',
    to: '+13125550100',
    ours: false,
    ...special,
  };
}
