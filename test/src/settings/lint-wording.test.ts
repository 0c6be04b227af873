import type { WordingInUse } from '../../../src/settings/finding';
import { lintWording } from '../../../src/settings/lint-wording';
import { countSegments } from '../../../src/wording/segments';

function said(template: string, more: Partial<WordingInUse> = {}): string {
  return lintWording({
    situation: 'open',
    template,
    fellBack: undefined,
    segments: countSegments(template),
    business: 'Acme Plumbing',
    promiseMinutes: 15,
    longestOpenMinutes: 600,
    ...more,
  })
    .map(({ weight, sentence }) => `${weight}: ${sentence}`)
    .join('\n');
}

const STOP = 'Text STOP to opt out.';

test('a wording that names the business and tells how to stop gets no remark', () => {
  expect(said(`{{business}}: sorry we missed you. Reply here. ${STOP}`)).toBe('');
  expect(said(`Acme Plumbing here, sorry we missed you. ${STOP}`)).toBe('');
});

test('a text that does not say who writes is a problem', () => {
  expect(said(`Sorry we missed you. ${STOP}`)).toContain(
    'problem: The text does not say who writes',
  );
});

test('a business without a name is a problem even where the field is used', () => {
  expect(said(`{{business}}: sorry. ${STOP}`, { business: undefined })).toContain('no name yet');
});

test('missing opt-out words are noted, since they are added; unclear ones are warned of', () => {
  expect(said('{{business}}: sorry.')).toMatch(/^note: The first text/);
  expect(said('{{business}}: sorry. STOP anytime')).toContain('warning: It mentions STOP');
});

test.each([
  ['sooner than is promised', 'We call within 5 minutes.', {}, 'sooner than the 15 minutes'],
  [
    'while closed',
    'We call within an hour.',
    { situation: 'after_hours' },
    'sent while you are closed',
  ],
  ['longer than any day is open', '', { promiseMinutes: 720 }, 'never open that long'],
] as const)('a promise %s is warned of', (_what, words, more, expected) => {
  expect(said(`{{business}}: sorry. ${words} ${STOP}`, more)).toContain(expected);
});

test.each([
  'Save $20 today',
  'Get 15% off',
  'Ask for our special offer',
  'Limited time only, limited-time prices',
  'Free estimate for you',
])('“%s” is marketing', (words) => {
  expect(said(`{{business}}: sorry. ${words}. ${STOP}`)).toContain('makes this marketing');
});

test.each([
  ['bit.ly/abc', 'problem'],
  ['http://acme.example/help', 'problem'],
  ['https://192.168.1.4/help', 'problem'],
  ['https://acme.example/help', 'note'],
])('the link %s is a %s', (link, weight) => {
  expect(said(`{{business}}: see ${link} ${STOP}`)).toMatch(
    new RegExp(`^${weight}: Carriers`, 'm'),
  );
});

test('one emoji is blamed for what it costs', () => {
  const template = `{{business}}: sorry we missed your call, we will get back to you 😀 ${STOP}`;
  expect(said(template)).toContain('Because of 😀');
});

test('a field that a text-back never knows is warned of', () => {
  expect(said(`{{business}}: hello {{caller_name}}. ${STOP}`)).toContain(
    'its sentence is left out',
  );
});

test('shouting is warned of', () => {
  expect(said(`{{business}}: CALL BACK SOON!!! ${STOP}`)).toContain('look like spam');
});
