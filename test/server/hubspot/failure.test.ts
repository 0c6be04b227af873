import {
  classifyHubSpotError,
  type HubSpotFailure,
  sayHubSpotFailure,
} from '../../../server/hubspot/failure';

/** As the SDK throws it. */
function answer(code: number, body: unknown = {}, headers: Record<string, string> = {}): unknown {
  return Object.assign(new Error(`HTTP-Code: ${code}`), { code, body, headers });
}

function network(code: string): Error {
  return Object.assign(new Error(code), { code });
}

test.each<[string, unknown, Partial<HubSpotFailure>]>([
  [
    'too many in ten seconds',
    answer(429, { policyName: 'TEN_SECONDLY_ROLLING' }),
    { kind: 'rate_limited', retryAfterMs: 10_000 },
  ],
  [
    'too many in a second',
    answer(429, { message: 'You have reached your secondly limit.' }),
    { kind: 'rate_limited', retryAfterMs: 1_000 },
  ],
  [
    'too many, and HubSpot says for how long',
    answer(429, {}, { 'retry-after': '7' }),
    { kind: 'rate_limited', retryAfterMs: 7_000 },
  ],
  [
    'too many today',
    answer(429, { policyName: 'DAILY' }),
    { kind: 'daily_limit', retryAfterMs: 3_600_000 },
  ],
  ['a locked record', answer(423), { kind: 'locked', retryAfterMs: 2_000 }],
  [
    'a lock that HubSpot calls shorter than it is',
    answer(423, {}, { 'retry-after': '1' }),
    { kind: 'locked', retryAfterMs: 2_000 },
  ],
  [
    'an account on the move',
    answer(477, {}, { 'retry-after': '90' }),
    { kind: 'moving', retryAfterMs: 90_000 },
  ],
  ['an expired token', answer(401), { kind: 'expired_token' }],
  ['a record that is gone', answer(404, { message: 'gone' }), { kind: 'not_found' }],
  ['a record that is there', answer(409, { message: 'Existing ID: 5' }), { kind: 'conflict' }],
  ['a broken rule', answer(400, { message: 'no' }), { kind: 'refused', status: 400 }],
  ['an answer too large', answer(413), { kind: 'refused', status: 413 }],
  ['nobody listening', network('ECONNREFUSED'), { kind: 'not_sent' }],
  ['no such name', network('ENOTFOUND'), { kind: 'not_sent' }],
  [
    'nobody listening, as fetch says it',
    Object.assign(new TypeError('fetch failed'), { cause: network('ECONNREFUSED') }),
    { kind: 'not_sent' },
  ],
  ['a connection that broke', network('ECONNRESET'), { kind: 'ambiguous' }],
  ['no answer in time', new Error('HubSpot did not answer within 10 s.'), { kind: 'ambiguous' }],
  ['an answer the SDK did not expect', answer(200, {}), { kind: 'ambiguous' }],
  ['something else altogether', 'what?', { kind: 'ambiguous' }],
])('%s', (_, error, failure) => {
  expect(classifyHubSpotError(error)).toMatchObject(failure);
});

test.each([500, 502, 503, 504, 521, 523, 524])('%d may have been done all the same', (status) => {
  expect(classifyHubSpotError(answer(status)).kind).toBe('ambiguous');
});

test('a missing permission is named', () => {
  const failure = classifyHubSpotError(
    answer(403, {
      category: 'MISSING_SCOPES',
      message: 'not granted',
      errors: [{ message: 'x', context: { requiredGranularScopes: ['crm.objects.owners.read'] } }],
    }),
  );
  expect(failure).toMatchObject({ kind: 'missing_scopes', scopes: ['crm.objects.owners.read'] });
  expect(sayHubSpotFailure(failure)).toContain('crm.objects.owners.read');
});

test('a 403 that names nothing is a missing permission too', () => {
  expect(classifyHubSpotError(answer(403))).toMatchObject({ kind: 'missing_scopes', scopes: [] });
});

test('HubSpot’s own words and its correlation id are kept, from text and from JSON', () => {
  const body = { message: 'Property "x" is required', correlationId: 'abc-1' };
  for (const form of [body, JSON.stringify(body)]) {
    expect(classifyHubSpotError(answer(400, form))).toMatchObject({
      detail: 'Property "x" is required (correlation id abc-1)',
    });
  }
});

test('every failure has a sentence for people', () => {
  const all = [429, 423, 477, 500, 401, 403, 404, 409, 400].map((status) => answer(status));
  for (const error of [...all, network('ECONNREFUSED')]) {
    expect(sayHubSpotFailure(classifyHubSpotError(error))).toMatch(/^[A-Z].{20,}/);
  }
});
