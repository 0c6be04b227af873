import fc from 'fast-check';
import { decide, objectionAtTheClaim } from '../../../src/verdict/decide';
import type { VerdictFacts } from '../../../src/verdict/facts';
import type { Because } from '../../../src/verdict/verdict';

const NOW = Date.parse('2026-11-23T16:00:00Z');
const HOUR = 3_600_000;

/** Facts under which a missed caller is texted; each test changes one thing. */
function facts(change: Partial<VerdictFacts> = {}): VerdictFacts {
  return {
    now: NOW,
    call: { kind: 'missed', startedAt: NOW - 20_000, endedAt: NOW - 1_000 },
    line: {
      enabled: true,
      quietHours: 'send',
      opening: { kind: 'open' },
      textingRefusedBecause: undefined,
    },
    caller: { kind: 'textable', country: 'US' },
    history: {
      optedOut: undefined,
      lastTextBackAt: undefined,
      lastAnsweredAt: undefined,
      humanWroteAt: undefined,
      automationPaused: false,
    },
    policy: {
      coolDownMs: 4 * HOUR,
      freshForMs: 600_000,
      allowedCountries: ['US', 'CA'],
      sentLastDay: 0,
      dailyCap: 500,
    },
    connection: { portalDisconnectedBecause: undefined, keyRefusedBecause: undefined },
    ...change,
  };
}

test('a missed caller is texted, and every rule says why not not', () => {
  const verdict = decide(facts());
  expect(verdict.kind).toBe('text');
  expect(verdict.rules).toHaveLength(14);
  expect(verdict.rules.every(({ sentence }) => sentence.length > 0)).toBe(true);
});

const { line, history, policy } = facts();
const noText: readonly [string, Partial<VerdictFacts>, Because][] = [
  ['the call was answered', { call: { kind: 'not_missed', sentence: 'Picked up.' } }, 'not_missed'],
  ['the direction is unknown', { call: { kind: 'direction_unknown' } }, 'direction_unknown'],
  ['the number called is no line', { line: undefined }, 'unknown_line'],
  ['the line is switched off', { line: line && { ...line, enabled: false } }, 'line_disabled'],
  [
    'the number is a landline',
    { caller: { kind: 'not_textable', because: 'caller_landline', sentence: 'Landline.' } },
    'caller_landline',
  ],
  [
    'the caller opted out',
    { history: { ...history, optedOut: { since: 0, sentence: 'STOP.' } } },
    'opted_out',
  ],
  [
    'the caller got through since',
    { history: { ...history, lastAnsweredAt: NOW - 5_000 } },
    'answered_meanwhile',
  ],
  [
    'a person writes with the caller',
    { history: { ...history, humanWroteAt: NOW - HOUR } },
    'human_in_conversation',
  ],
  [
    'a person paused automatic texts to the caller',
    { history: { ...history, automationPaused: true } },
    'automation_paused',
  ],
  [
    'the call is long over',
    { call: { kind: 'missed', startedAt: NOW - 700_000, endedAt: NOW - 600_001 } },
    'too_late',
  ],
  [
    'the caller was texted lately',
    { history: { ...history, lastTextBackAt: NOW - 3 * HOUR } },
    'cool_down',
  ],
  [
    'the country is not allowed',
    { caller: { kind: 'textable', country: 'GB' } },
    'country_not_allowed',
  ],
  [
    'the country is unknown',
    { caller: { kind: 'textable', country: undefined } },
    'country_not_allowed',
  ],
  [
    'the line is not registered',
    { line: line && { ...line, textingRefusedBecause: 'No campaign.' } },
    'line_not_registered',
  ],
  [
    'HubSpot is disconnected',
    { connection: { portalDisconnectedBecause: 'Gone.', keyRefusedBecause: undefined } },
    'portal_disconnected',
  ],
  [
    'Telnyx refuses the key',
    { connection: { portalDisconnectedBecause: undefined, keyRefusedBecause: 'Revoked.' } },
    'telnyx_key_refused',
  ],
  ['the daily cap is reached', { policy: { ...policy, sentLastDay: 500 } }, 'daily_cap'],
  [
    'the line only logs while closed',
    {
      line: line && {
        ...line,
        quietHours: 'log',
        opening: { kind: 'closed', opensAt: NOW + HOUR },
      },
    },
    'quiet_hours_log',
  ],
  [
    'the line holds but never opens',
    {
      line: line && {
        ...line,
        quietHours: 'hold',
        opening: { kind: 'closed', opensAt: undefined },
      },
    },
    'quiet_hours_log',
  ],
];

test.each(noText)('no text when %s', (_when, change, because) => {
  expect(decide(facts(change))).toMatchObject({ kind: 'no_text', because });
});

test('a line that holds waits until it opens', () => {
  const closed = line && {
    ...line,
    quietHours: 'hold' as const,
    opening: { kind: 'closed' as const, opensAt: NOW + HOUR },
  };
  expect(decide(facts({ line: closed }))).toMatchObject({
    kind: 'hold',
    until: NOW + HOUR,
    because: 'quiet_hours_hold',
  });
});

test('a line that sends at any hour texts while closed', () => {
  const closed = line && { ...line, opening: { kind: 'holiday' as const, opensAt: NOW + HOUR } };
  expect(decide(facts({ line: closed })).kind).toBe('text');
});

test('an old text, an old answer and a person who wrote the day before yesterday stand in nobody’s way', () => {
  const old = {
    ...history,
    lastTextBackAt: NOW - 4 * HOUR,
    lastAnsweredAt: NOW - 30_000,
    humanWroteAt: NOW - 48 * HOUR,
  };
  expect(decide(facts({ history: old })).kind).toBe('text');
});

test('at the claim a text whose freshness a hold has moved is not called too late', () => {
  expect(
    objectionAtTheClaim(
      facts({ call: { kind: 'missed', startedAt: NOW - 12 * HOUR, endedAt: NOW - 12 * HOUR } }),
    ),
  ).toBeUndefined();
});

test('at the claim an opt-out that came since calls the text off', () => {
  expect(
    objectionAtTheClaim(
      facts({ history: { ...history, optedOut: { since: NOW, sentence: 'STOP.' } } }),
    ),
  ).toMatchObject({
    because: 'opted_out',
  });
});

const instant = fc.option(fc.integer({ min: NOW - 100 * HOUR, max: NOW + HOUR }), {
  nil: undefined,
});
const words = fc.option(fc.string(), { nil: undefined });
const anyFacts: fc.Arbitrary<VerdictFacts> = fc.record({
  now: fc.constant(NOW),
  call: fc.oneof(
    fc.record({
      kind: fc.constant('missed' as const),
      startedAt: fc.integer({ min: NOW - HOUR, max: NOW }),
      endedAt: fc.integer({ min: NOW - HOUR, max: NOW }),
    }),
    fc.record({ kind: fc.constant('not_missed' as const), sentence: fc.string() }),
    fc.constant({ kind: 'direction_unknown' as const }),
  ),
  line: fc.option(
    fc.record({
      enabled: fc.boolean(),
      quietHours: fc.constantFrom('send' as const, 'hold' as const, 'log' as const),
      opening: fc.oneof(
        fc.constant({ kind: 'open' as const }),
        fc.record({
          kind: fc.constantFrom('closed' as const, 'holiday' as const),
          opensAt: instant,
        }),
      ),
      textingRefusedBecause: words,
    }),
    { nil: undefined },
  ),
  caller: fc.oneof(
    fc.record({
      kind: fc.constant('textable' as const),
      country: fc.constantFrom('US', 'CA', 'GB', undefined),
    }),
    fc.record({
      kind: fc.constant('not_textable' as const),
      because: fc.constant('caller_withheld' as const),
      sentence: fc.string(),
    }),
  ),
  history: fc.record({
    optedOut: fc.option(fc.record({ since: fc.integer(), sentence: fc.string() }), {
      nil: undefined,
    }),
    lastTextBackAt: instant,
    lastAnsweredAt: instant,
    humanWroteAt: instant,
    automationPaused: fc.boolean(),
  }),
  policy: fc.record({
    coolDownMs: fc.integer({ min: 0, max: 24 * HOUR }),
    freshForMs: fc.integer({ min: 0, max: HOUR }),
    allowedCountries: fc.subarray(['US', 'CA', 'GB']),
    sentLastDay: fc.nat(1_000),
    dailyCap: fc.nat(1_000),
  }),
  connection: fc.record({ portalDisconnectedBecause: words, keyRefusedBecause: words }),
});

test('the decision is total, explains itself, and never texts or holds for a caller who opted out', () => {
  fc.assert(
    fc.property(anyFacts, (any) => {
      const verdict = decide(any);
      expect(verdict.rules).toHaveLength(14);
      if (any.history.optedOut !== undefined) {
        expect(verdict.kind).toBe('no_text');
        expect(objectionAtTheClaim(any)).toBeDefined();
      }
      if (verdict.kind === 'no_text')
        expect(verdict.rules.some((rule) => rule.effect === 'forbid')).toBe(true);
      if (verdict.kind === 'text') {
        expect(any.call.kind).toBe('missed');
        expect(any.caller.kind).toBe('textable');
      }
    }),
    { numRuns: 20_000 },
  );
});
