import type { HealthFacts } from '../../../src/portal-health/facts';
import { health } from '../../../src/portal-health/health';

const WELL: HealthFacts = {
  ...{ disconnectedBecause: undefined, missingProperties: [], leadsLate: 0 },
  ...{ recordsLate: 0, recordsRefused: 0, refusedFor: undefined },
  ...{ telnyx: { keyRefusedBecause: undefined }, lastCallSaid: 'Mon, Nov 23, 2:31 PM' },
  ...{ lines: 2, linesOn: 2, linesRefused: [] },
  ...{ sentLastDay: 12, dailyCap: 500, failedLastDay: 0, failedMostlyFor: undefined },
  ...{ textsLate: 0, jobsFailing: 0, jobsLate: 0 },
};

test('when all is well every check says so, and none has a cure', () => {
  const { state, say, checks } = health(WELL);
  expect({ state, say }).toEqual({ state: 'ok', say: 'All is well.' });
  expect(checks.filter((check) => check.state !== 'ok' || 'cure' in check)).toEqual([]);
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

test.each<[string, Partial<HealthFacts>, 'attention' | 'broken']>([
  ['HubSpot is disconnected.', { disconnectedBecause: 'It was uninstalled.' }, 'broken'],
  ['Telnyx is not connected.', { telnyx: undefined }, 'broken'],
  ['Telnyx refuses the API key.', { telnyx: { keyRefusedBecause: 'Revoked.' } }, 'broken'],
  ['There is no line.', { lines: 0, linesOn: 0 }, 'broken'],
  ['Every line is switched off.', { linesOn: 0 }, 'broken'],
  ['The daily limit is reached.', { sentLastDay: 500 }, 'broken'],
  ['1 line cannot text.', { linesRefused: [{ name: 'Main', because: 'No.' }] }, 'attention'],
  ['No call has been heard of yet.', { lastCallSaid: undefined }, 'attention'],
  ['1 text should have left by now.', { textsLate: 1 }, 'attention'],
  ['3 texts failed in the last 24 hours.', { failedLastDay: 3 }, 'attention'],
  ['2 leads wait longer than promised.', { leadsLate: 2 }, 'attention'],
  ['1 event waits to be worked through.', { jobsLate: 1 }, 'attention'],
  ['Ringback cannot work through 2 events.', { jobsFailing: 2 }, 'attention'],
  ['1 record waits for HubSpot.', { recordsLate: 1 }, 'attention'],
  ['HubSpot did not take all of 2 records.', { recordsRefused: 2 }, 'attention'],
  [
    '1 property of Ringback is missing in HubSpot.',
    { missingProperties: ['contacts: ringback_phone is missing.'] },
    'attention',
  ],
])('%s It is said first, in one sentence and with its cure', (say, facts, state) => {
  const seen = health({ ...WELL, ...facts });
  expect({ state: seen.state, say: seen.say }).toEqual({ state, say });
  expect(seen.checks[0]).toMatchObject({
    ...{ state, title: say.slice(0, -1) },
    ...{ means: expect.stringMatching(/\.$/), cure: expect.stringMatching(/\.$/) },
  });
});

test('the worst stands first, and what is well last', () => {
  const { checks } = health({ ...WELL, leadsLate: 1, recordsLate: 1, telnyx: undefined });
  expect(checks.slice(0, 4).map(({ id, state }) => `${id} ${state}`)).toEqual([
    ...['telnyx broken', 'leads attention', 'records attention', 'hubspot ok'],
  ]);
});

test('texts that failed are told with the most frequent reason and its cure', () => {
  const [texts] = health({ ...WELL, failedLastDay: 2, failedMostlyFor: 'no_funds' }).checks;
  expect(texts).toMatchObject({
    means: expect.stringContaining('no funds'),
    cure: expect.stringContaining('Add funds in Telnyx'),
  });
});
