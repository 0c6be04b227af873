import { Button, Checkbox, Input, LoadingButton, TimeInput, Toggle } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import fc from 'fast-check';
import { readWeek, writeWeek } from '../../../app/settings/levels/hours/week';
import { LevelForm } from '../../../app/settings/levels/level-form';
import { formatWeeklyHours, parseWeeklyHours } from '../../../src/hours/weekly-hours';
import {
  DEFAULT_POLICY,
  levelInEffect,
  type SettingsTree,
} from '../../../src/settings/settings-tree';
import { answerWith, granted } from './ringback-stub';

const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
/** A day of up to two spans that do not touch and end on the same day. */
const day = fc
  .uniqueArray(minute, { minLength: 0, maxLength: 4 })
  .map((times) => times.toSorted((a, b) => a - b))
  .map(([a, b, c, d]) => [
    ...(a === undefined || b === undefined ? [] : [{ from: a, to: b }]),
    ...(c === undefined || d === undefined ? [] : [{ from: c, to: d }]),
  ]);
const week = fc.tuple(day, day, day, day, day, day, day);

test('what the server writes, the page reads; what the page writes, the server reads', () => {
  fc.assert(
    fc.property(week, (hours) => {
      const written = formatWeeklyHours(hours);
      expect(readWeek(written)).toEqual(hours);
      expect(parseWeeklyHours(writeWeek(hours))).toEqual({ ok: true, hours });
    }),
  );
});

test('hours past midnight and around the clock come back as they were', () => {
  for (const hours of ['24/7', 'Mo-Su 22:00-06:00', 'Fr 18:00-24:00; Sa-Su off']) {
    const parsed = parseWeeklyHours(hours);
    expect(parseWeeklyHours(writeWeek(readWeek(hours) ?? []))).toEqual(parsed);
  }
});

test('hours that a person wrote in a form of their own stay text', () => {
  expect(readWeek('Monday to Friday from nine')).toBeUndefined();
  expect(readWeek('Mo,We 09:00-17:00')).toBeUndefined();
});

function renderHours(hours: string, readOnly = false) {
  const { asked } = answerWith({ save: granted({ version: 2, changes: [] }) });
  const tree: SettingsTree = {
    portal: { version: 1, own: { hours }, policy: DEFAULT_POLICY, hubspotTimeZone: undefined },
    locations: [],
    lines: [],
  };
  const level = {
    version: 1,
    own: { hours },
    inEffect: levelInEffect(tree),
    above: levelInEffect(tree),
  };
  const page = createRenderer('settings');
  page.render(
    <LevelForm
      scope={{ kind: 'portal' }}
      level={level}
      readOnly={readOnly}
      saved={() => undefined}
      fields={['hours']}
    />,
  );
  return { page, asked };
}
type Page = ReturnType<typeof renderHours>['page'];

const named = (page: Page, label: string) =>
  page.find(TimeInput, ({ props }) => props.label === label);
const press = (page: Page, text: string) =>
  page.find(Button, (node) => node.text === text).trigger('onClick');

async function savedHours({ page, asked }: ReturnType<typeof renderHours>): Promise<unknown> {
  page.find(LoadingButton).trigger('onClick');
  await page.waitFor(() => expect(asked).toHaveLength(1));
  return asked[0]?.body['set'];
}

test('each day is a row: closed days open, times change, and the week is saved as a whole', async () => {
  const rendered = renderHours('Mo-Fr 08:00-18:00; Sa-Su off');
  const { page } = rendered;
  expect(named(page, 'Friday: closes').props.value).toEqual({ hours: 18, minutes: 0 });
  page.find(Toggle, ({ props }) => props.label === 'Saturday').trigger('onChange', true as never);
  named(page, 'Saturday: closes').trigger('onChange', { hours: 12, minutes: 30 } as never);
  expect(await savedHours(rendered)).toEqual({
    hours: 'Mo-Fr 08:00-18:00; Sa 08:00-12:30; Su off',
  });
});

test('a break is added and taken away, and Monday’s hours go for the other weekdays', async () => {
  const rendered = renderHours('Mo-Fr 08:00-18:00; Sa-Su off');
  const { page } = rendered;
  press(page, 'Add a break on Monday');
  expect(named(page, 'Monday: opens again').props.value).toEqual({ hours: 13, minutes: 0 });
  press(page, 'Tuesday to Friday as on Monday');
  press(page, 'Remove Friday’s break');
  expect(await savedHours(rendered)).toEqual({
    hours: 'Mo-Th 08:00-12:00,13:00-18:00; Fr 08:00-18:00; Sa-Su off',
  });
});

test('around the clock is one box', async () => {
  const rendered = renderHours('Mo-Fr 08:00-18:00; Sa-Su off');
  rendered.page.find(Checkbox).trigger('onChange', true as never);
  expect(rendered.page.findAll(TimeInput)).toHaveLength(0);
  expect(await savedHours(rendered)).toEqual({ hours: '24/7' });
});

test('who may not manage sees the hours and can change nothing', () => {
  const { page } = renderHours('Mo-Fr 08:00-18:00; Sa-Su off', true);
  expect(page.findAll(Toggle).every(({ props }) => props.readOnly)).toBe(true);
  expect(page.findAll(TimeInput).every(({ props }) => props.readOnly)).toBe(true);
  expect(page.findAll(Button)).toHaveLength(0);
});

test('hours in another form stay text that can be rewritten', () => {
  const { page } = renderHours('Mo,We 09:00-17:00');
  expect(page.find(Input).props.value).toBe('Mo,We 09:00-17:00');
  expect(page.findAll(TimeInput)).toHaveLength(0);
});
