import { Button, DateInput, Input, LoadingButton, Select } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { LevelForm } from '../../../app/settings/levels/level-form';
import type { OwnSettings } from '../../../src/settings/inherited-settings';
import {
  DEFAULT_POLICY,
  levelInEffect,
  type SettingsTree,
} from '../../../src/settings/settings-tree';
import { answerWith, granted } from './ringback-stub';

function renderForm(own: OwnSettings, fields: readonly ('holidays' | 'timeZone')[]) {
  const { asked } = answerWith({ save: granted({ version: 2, changes: [] }) });
  const tree: SettingsTree = {
    portal: { version: 1, own, policy: DEFAULT_POLICY, hubspotTimeZone: 'America/Chicago' },
    locations: [],
    lines: [],
  };
  const inEffect = levelInEffect(tree);
  const page = createRenderer('settings');
  page.render(
    <LevelForm
      scope={{ kind: 'portal' }}
      level={{ version: 1, own, inEffect, above: inEffect }}
      readOnly={false}
      saved={() => undefined}
      fields={fields}
    />,
  );
  return { page, asked };
}

async function saved({ page, asked }: ReturnType<typeof renderForm>): Promise<unknown> {
  page.find(LoadingButton).trigger('onClick');
  await page.waitFor(() => expect(asked).toHaveLength(1));
  return asked[0]?.body['set'];
}

test('a day off is chosen, named and put in its place in the list; another is removed', async () => {
  const rendered = renderForm(
    {
      holidays: [
        { date: '2026-12-24', name: 'Christmas Eve' },
        { date: '2027-01-02', name: 'Inventory' },
      ],
    },
    ['holidays'],
  );
  const { page } = rendered;
  const press = (text: string) => page.find(Button, (node) => node.text === text);
  expect(press('Add the day off').props.disabled).toBe(true);
  page.find(DateInput).trigger('onChange', { year: 2026, month: 11, date: 31 } as never);
  page.find(Input).trigger('onInput', 'Company party ' as never);
  press('Add the day off').trigger('onClick');
  press('Remove Christmas Eve').trigger('onClick');
  expect(await saved(rendered)).toEqual({
    holidays: [
      { date: '2026-12-31', name: 'Company party' },
      { date: '2027-01-02', name: 'Inventory' },
    ],
  });
});

test('the time zone is chosen among the world’s, and an unknown one that is set stays in the list', async () => {
  const rendered = renderForm({ timeZone: 'Mars/Olympus' }, ['timeZone']);
  const { options, value } = rendered.page.find(Select).props;
  expect(value).toBe('Mars/Olympus');
  const zones = options?.map((option) => option.value);
  expect(zones).toEqual(expect.arrayContaining(['America/Chicago', 'Mars/Olympus']));
  rendered.page.find(Select).trigger('onChange', 'Europe/Paris' as never);
  expect(await saved(rendered)).toEqual({ timeZone: 'Europe/Paris' });
});
