import { hasHolidayRules, holidayOn, publicHolidays } from '../../../src/hours/holidays';

describe('the public holidays of a country', () => {
  it('of the United States are the federal ones, by American names, with their days off', () => {
    expect([...publicHolidays('US', 2026)]).toEqual([
      ['2026-01-01', "New Year's Day"],
      ['2026-01-19', 'Martin Luther King Jr. Day'],
      ['2026-02-16', "Washington's Birthday"],
      ['2026-05-25', 'Memorial Day'],
      ['2026-06-19', 'Juneteenth'],
      ['2026-07-03', 'Independence Day'],
      ['2026-07-04', 'Independence Day'],
      ['2026-09-07', 'Labor Day'],
      ['2026-10-12', 'Columbus Day'],
      ['2026-11-11', 'Veterans Day'],
      ['2026-11-26', 'Thanksgiving Day'],
      ['2026-12-25', 'Christmas Day'],
    ]);
  });

  it('leave out days that are only observed', () => {
    expect([...publicHolidays('US', 2026).values()]).not.toContain("Mother's Day");
  });

  it('of a part of a country are its own too', () => {
    expect(publicHolidays('GB-SCT', 2026).get('2026-11-30')).toBe('St Andrew’s Day');
    expect(publicHolidays('GB', 2026).has('2026-11-30')).toBe(false);
  });

  it('last for all their days', () => {
    const days = [...publicHolidays('RO', 2026)].filter(([, name]) => name === "New Year's Day");
    expect(days.map(([date]) => date)).toEqual(['2026-01-01', '2026-01-02']);
  });

  it('count a day of 23 or 25 hours once', () => {
    const days = [...publicHolidays('NO', 2027)].filter(([, name]) => name === 'Easter Sunday');
    expect(days.map(([date]) => date)).toEqual(['2027-03-28']);
  });

  it('leave out half days', () => {
    expect([...publicHolidays('CN', 2026).values()]).not.toContain('Youth Day');
  });

  it('are none for a country that is not known', () => {
    expect(publicHolidays('XX', 2026).size).toBe(0);
    expect([hasHolidayRules('US'), hasHolidayRules('XX'), hasHolidayRules('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the holiday on a date', () => {
  const own = [
    { date: '2026-12-24', name: 'Christmas Eve' },
    { date: '2026-12-25', name: 'Our Christmas party' },
  ];

  it.each([
    ['2026-12-24', 'Christmas Eve'],
    ['2026-12-25', 'Our Christmas party'],
    ['2027-01-01', "New Year's Day"],
    ['2026-12-28', undefined],
  ])('%s is %s, the own before the country’s', (date, name) => {
    expect(holidayOn(date, { own, country: 'US' })).toBe(name);
  });

  it('is none of a country when none is chosen', () => {
    expect(holidayOn('2027-01-01', { own })).toBeUndefined();
  });
});
