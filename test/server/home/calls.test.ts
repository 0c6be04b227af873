import Papa from 'papaparse';
import type { CallsExport } from '../../../src/api/home/calls';
import { OBSERVE_LINE, OVERFLOW_LINE } from '../../support/world';
import { type HomeWorld, startHomeWorld } from './home-world';

let world: HomeWorld;
const MISSED = '+13125557001';
const LANDLINE = '+13125557002';
const STOPPED = '+13125557003';
const ANSWERED = '+13125557004';

beforeAll(async () => {
  world = await startHomeWorld();
  world.telnyx.setRecipient(LANDLINE, 'landline_refused');
  const call = (from: string, to: string, outcome: 'missed' | 'answered' = 'missed') =>
    world.telnyx.placeCall({ from, to, outcome }).delivered;
  // Told when it is over, a call begins before what was told meanwhile: the longest comes first.
  await call(ANSWERED, OBSERVE_LINE, 'answered');
  await call(MISSED, OBSERVE_LINE);
  await call(LANDLINE, OBSERVE_LINE);
  await call(STOPPED, OBSERVE_LINE);
  await world.settled();
  await world.telnyx.textIn({ from: STOPPED, to: OBSERVE_LINE, text: 'STOP' }).delivered;
  await world.settled();
  await call(STOPPED, OVERFLOW_LINE);
  await world.settled();
});
afterAll(() => world.end());

test('every call is there, latest first, and says why its caller was or was not texted', async () => {
  const { rows, total, next } = await world.calls();
  expect({ total, next }).toEqual({ total: 5, next: undefined });
  expect(
    rows.map(({ callerSaid, line, outcome, texted }) => [
      callerSaid.slice(-4),
      line,
      outcome,
      texted,
    ]),
  ).toEqual([
    ['7003', 'Line 0101', 'missed', 'not_texted'],
    ['7003', 'Line 0100', 'missed', 'texted'],
    ['7002', 'Line 0100', 'missed', 'not_texted'],
    ['7001', 'Line 0100', 'missed', 'texted'],
    ['7004', 'Line 0100', 'answered', 'no_text_needed'],
  ]);
  expect(rows[0]).toMatchObject({
    say: expect.stringMatching(/^Not texted: /),
    reasons: expect.arrayContaining([expect.stringMatching(/^Against: .*STOP/)]),
    contactId: expect.any(String),
    rangSeconds: expect.any(Number),
  });
  expect(rows[2]?.say).toMatch(/landline/);
});

test.each([
  ['texted', { texted: 'texted' as const }, ['7003', '7001']],
  ['outcome', { outcome: 'answered' as const }, ['7004']],
  ['number', { search: '555-7003' }, ['7003', '7003']],
  ['reason', { reason: 'opted_out' }, ['7003']],
  ['a time before', { span: { from: '2020-01-01', to: '2020-01-31' } }, []],
])('%s narrows the list and its total', async (_, request, expected) => {
  const { rows, total } = await world.calls(request);
  expect(rows.map(({ callerSaid }) => callerSaid.slice(-4))).toEqual(expected);
  expect(total).toBe(expected.length);
});

test('the reasons that occur can be chosen, with how often each does', async () => {
  const { filters } = await world.calls();
  expect(filters.reasons).toEqual(
    expect.arrayContaining([
      { code: 'opted_out', say: 'The caller opted out of texts', calls: 1 },
      { code: 'landline', say: 'The number is a landline or cannot receive texts', calls: 1 },
    ]),
  );
});

test('an end before the beginning is refused at its field', async () => {
  expect(
    await world.askHome('/calls', { span: { from: '2026-11-20', to: '2026-11-01' } }),
  ).toMatchObject({ ok: false });
});

test('the chosen calls are fetched as a CSV file with a link that nobody can make up or change', async () => {
  const answer = await world.askHome<CallsExport>('/calls/export', { texted: 'not_texted' });
  if (!answer.ok) throw new Error(answer.reason);
  expect(answer.value).toMatchObject({ calls: 2, validMinutes: 5 });
  const response = await fetch(answer.value.url);
  expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="?calls-.+\.csv"?$/,
  );
  const { data } = Papa.parse<Record<string, string>>(await response.text(), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data).toMatchObject([
    { Caller: '(312) 555-7003', Line: 'Line 0101', Call: 'Missed', Text: 'Not texted' },
    { Caller: '(312) 555-7002', Line: 'Line 0100', Call: 'Missed', Text: 'Not texted' },
  ]);
  const changed = answer.value.url.replace(/.(?=....$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
  for (const url of [changed, `${world.product.url}/export/calls`])
    expect((await fetch(url)).status).toBe(410);
});
