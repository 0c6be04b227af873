import type { FigureName } from '../../../src/api/home/numbers';
import { type Counted, figures } from '../../../src/reports/figures';

const NOTHING: Counted = {
  ...{ calls: 0, missed: 0, texted: 0, answeredByCaller: 0, reached: 0, recovered: 0 },
  ...{ firstHumanAnswerMs: undefined, segments: 0, charged: [] },
};
const usd = (amount: number): Partial<Counted> => ({ charged: [{ currency: 'USD', amount }] });
const figure = (name: FigureName, now: Partial<Counted>, before: Partial<Counted> = {}) =>
  figures({ ...NOTHING, ...now }, { ...NOTHING, ...before }).find((each) => each.name === name);

test('where nothing happened, counts are zero and what cannot be measured is said in words', () => {
  expect(figure('calls', {})).toMatchObject({ said: '0', value: 0, change: { say: 'As before' } });
  for (const name of ['first_human_answer', 'charged'] as const) {
    expect(figure(name, {})).toMatchObject({ said: 'None yet', beforeSaid: 'None yet' });
    expect(figure(name, {})).not.toHaveProperty('value');
    expect(figure(name, {})).not.toHaveProperty('change');
  }
});

test('every figure says what exactly it counts', () => {
  expect(figures(NOTHING, NOTHING).map(({ means }) => means)).toEqual(
    Array.from({ length: 9 }, () => expect.stringMatching(/^[A-Z].*\.$/)),
  );
});

test.each([
  ['more missed calls', 'missed', { missed: 14 }, { missed: 10 }, 'Up 40% from 10', false],
  ['fewer missed calls', 'missed', { missed: 5 }, { missed: 10 }, 'Down 50% from 10', true],
  ['more leads reached', 'reached', { reached: 3 }, { reached: 0 }, 'Up from 0', true],
  ['more calls', 'calls', { calls: 2 }, { calls: 1 }, 'Up 100% from 1', undefined],
  [
    'hardly more',
    'calls',
    { calls: 1_001 },
    { calls: 1_000 },
    'Up less than 1% from 1,000',
    undefined,
  ],
  [
    ...['a quicker answer', 'first_human_answer'],
    ...[{ firstHumanAnswerMs: 300_000 }, { firstHumanAnswerMs: 600_000 }],
    ...['Down 50% from 10 minutes', true],
  ],
] as const)('%s: the change is in words, and good or bad where it is either', (...row) => {
  const [, name, now, before, say, good] = row;
  expect(figure(name, now, before)?.change).toEqual({
    ...{ direction: say.startsWith('Up') ? 'up' : 'down', say },
    ...(good === undefined ? {} : { good }),
  });
});

test.each([
  [0, 'USD 0.00'],
  [0.004, 'less than USD 0.01'],
  [0.016, 'USD 0.02'],
  [1_234.5, 'USD 1,234.50'],
])('a charge of %d dollars is %s', (amount, said) => {
  expect(figure('charged', usd(amount))).toMatchObject({ said, value: amount });
});

test('charges in several currencies are added up apart, and never compared with one another', () => {
  const euros = { charged: [{ currency: 'EUR', amount: 2 }] };
  expect(figure('charged', euros, usd(1))).toMatchObject({ said: 'EUR 2.00', value: 2 });
  expect(figure('charged', euros, usd(1))).not.toHaveProperty('change');
  const both = { charged: [...euros.charged, { currency: 'USD', amount: 1 }] };
  expect(figure('charged', both)).toMatchObject({ said: 'EUR 2.00 + USD 1.00' });
  expect(figure('charged', both, euros)).not.toHaveProperty('change');
});
