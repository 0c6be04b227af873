import fc from 'fast-check';
import {
  formatWeeklyHours,
  parseWeeklyHours,
  type WeeklyHours,
} from '../../../src/hours/weekly-hours';
import { anyWeeklyHours, weeklyHours } from './calendars';

const H = 60;
const EIGHT_TO_SIX = [{ from: 8 * H, to: 18 * H }];

function problemOf(text: string): string {
  const parsed = parseWeeklyHours(text);
  if (parsed.ok) throw new Error(`${text} is readable.`);
  return parsed.problem;
}

describe('reading weekly hours', () => {
  it.each<[string, WeeklyHours]>([
    [
      'Mo-Fr 08:00-18:00',
      [EIGHT_TO_SIX, EIGHT_TO_SIX, EIGHT_TO_SIX, EIGHT_TO_SIX, EIGHT_TO_SIX, [], []],
    ],
    [
      'Mo 08:00-12:00,13:00-18:00; Sa 09:00-12:00',
      [
        [
          { from: 8 * H, to: 12 * H },
          { from: 13 * H, to: 18 * H },
        ],
        [],
        [],
        [],
        [],
        [{ from: 9 * H, to: 12 * H }],
        [],
      ],
    ],
    ['Fr 22:00-06:00', [[], [], [], [], [{ from: 22 * H, to: 30 * H }], [], []]],
    ['Su 18:30-24:00', [[], [], [], [], [], [], [{ from: 18.5 * H, to: 24 * H }]]],
    ['Sa-Mo 08:00-18:00', [EIGHT_TO_SIX, [], [], [], [], EIGHT_TO_SIX, EIGHT_TO_SIX]],
  ])('takes %s', (text, hours) => {
    expect(weeklyHours(text)).toEqual(hours);
  });

  it.each([
    ['24/7', 'Mo-Su 00:00-24:00'],
    ['24/7; Su off', 'Mo-Sa 00:00-24:00'],
    ['Mo,We,Fr 08:00-18:00', 'Mo 08:00-18:00; We 08:00-18:00; Fr 08:00-18:00'],
    ['Mo, We 08:00-18:00', 'Mo,We 08:00-18:00'],
    ['Mo - Fr 8:00 - 18:00', 'Mo-Fr 08:00-18:00'],
    ['Mo–Fr 08:00–18:00', 'Mo-Fr 08:00-18:00'],
    ['mon-FRI 08:00-18:00;', 'Mo-Fr 08:00-18:00'],
    ['Monday, Tuesday 08:00-18:00', 'Mo-Tu 08:00-18:00'],
    ['Mo 13:00-18:00, 08:00-12:00', 'Mo 08:00-12:00,13:00-18:00'],
    ['Mo 18:00-00:00', 'Mo 18:00-24:00'],
    ['Mo-Su 08:00-18:00; Su closed', 'Mo-Sa 08:00-18:00'],
  ])('takes %s as %s', (text, same) => {
    expect(weeklyHours(text)).toEqual(weeklyHours(same));
  });

  it('lets a later rule replace an earlier one on its days only', () => {
    expect(formatWeeklyHours(weeklyHours('Mo-Su 08:00-18:00; Sa,Su 10:00-12:00; Su off'))).toBe(
      'Mo-Fr 08:00-18:00; Sa 10:00-12:00; Su off',
    );
  });

  it.each([
    ['', 'The hours are empty.'],
    [' ; ', 'The hours are empty.'],
    ['08:00-18:00', '"08:00-18:00" does not say on which days.'],
    ['Mo-Fr', '"Mo-Fr" does not say at what times.'],
    ['Mo-Xx 08:00-18:00', '"Mo-Xx" does not name days; the days are Mo, Tu, We, Th, Fr, Sa, Su.'],
    ['M 08:00-18:00', '"M" does not name days'],
    ['Mo-We-Fr 08:00-18:00', '"Mo-We-Fr" does not name days'],
    ['Mo 8-18', '"8-18" is not a time range such as 08:00-18:00.'],
    ['Mo 8am-6pm', '"8am-6pm" is not a time range'],
    ['Mo 08:00-25:00', '"08:00-25:00" is not a time range'],
    ['Mo 08:60-18:00', '"08:60-18:00" is not a time range'],
    ['Mo 24:00-06:00', '"24:00-06:00" is not a time range'],
    ['Mo 08:00-18:00,', '"" is not a time range'],
    ['Mo 08:00-08:00', '"08:00-08:00" begins and ends at once; a whole day is 00:00-24:00.'],
    ['Mo 08:00-12:00,11:00-18:00', 'has time ranges that overlap.'],
    ['Mo-Su 22:00-06:00; Tu 05:00-18:00', 'The hours of Mo run past midnight into those of Tu.'],
    ['Su 22:00-06:00; Mo 05:00-18:00', 'The hours of Su run past midnight into those of Mo.'],
    ['PH off', 'Holidays are not part of the weekly hours.'],
    [`Mo 08:00-18:00${';'.repeat(500)}`, 'longer than 500 characters'],
  ])('refuses %j and says what to write', (text, problem) => {
    expect(problemOf(text)).toContain(problem);
    expect(problemOf(text)).toContain("Write hours like 'Mo-Fr");
  });

  it('reads or refuses any text without throwing', () => {
    const likely = fc
      .array(
        fc.constantFrom('Mo', 'Fr', 'Su', '-', ',', ';', ' ', '08:00', '26:00', 'off', '24/7'),
        { maxLength: 20 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), likely), (text) => {
        const parsed = parseWeeklyHours(text);
        if (parsed.ok) expect(parsed.hours).toHaveLength(7);
        else expect(parsed.problem).toMatch(/\.$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('writing weekly hours', () => {
  it.each([
    '24/7',
    'Mo-Su off',
    'Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-12:00; Su off',
    'Mo-Su 22:00-06:00',
  ])('gives %s back', (text) => {
    expect(formatWeeklyHours(weeklyHours(text))).toBe(text);
  });

  it('gives a text that reads as the same hours', () => {
    fc.assert(
      fc.property(anyWeeklyHours, (hours) => {
        expect(parseWeeklyHours(formatWeeklyHours(hours))).toEqual({ ok: true, hours });
      }),
    );
  });
});
