import {
  Alert,
  Button,
  EmptyState,
  Input,
  LoadingButton,
  Select,
  Text,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { LinesTab } from '../../../app/settings/lines/lines-tab';
import type { SettingsOverview } from '../../../src/api/settings/overview';
import { settingsInEffect } from '../../../src/settings/in-effect';
import { DEFAULT_POLICY } from '../../../src/settings/settings-tree';
import { answerWith, granted } from './ringback-stub';

const settings = settingsInEffect({ hubspotTimeZone: undefined, portal: {} });
const OVERVIEW: SettingsOverview = {
  mayManage: true,
  steps: [],
  telnyx: undefined,
  portal: { version: 1, own: {}, inEffect: settings, above: settings, policy: DEFAULT_POLICY },
  locations: [{ name: 'Chicago', lines: 1, own: 0 }],
  lines: { total: 1, on: 1 },
};
const LINE = {
  id: '1',
  number: '+13125550100',
  name: 'Main line',
  location: 'Chicago',
  mode: 'observe',
  enabled: true,
  business: 'Acme',
  hours: '24/7',
  own: ['Business hours'],
};
const LINES = granted({ total: 1, page: 0, lines: [LINE] });

function renderTab(overview = OVERVIEW): ReturnType<typeof createRenderer<'settings'>> {
  const renderer = createRenderer('settings');
  renderer.render(<LinesTab overview={overview} changed={() => undefined} />);
  return renderer;
}
type Page = ReturnType<typeof renderTab>;

const button = (page: Page, text: string) => page.find(Button, (node) => node.text === text);

test('a portal without lines is told where to choose numbers', async () => {
  answerWith({ lines: granted({ total: 0, page: 0, lines: [] }) });
  const page = renderTab({ ...OVERVIEW, lines: { total: 0, on: 0 } });
  await page.waitFor(() => expect(page.find(EmptyState).props.title).toBe('No lines yet'));
});

test('many lines: nothing is asked to change before what would change was shown', async () => {
  const { asked } = answerWith({
    lines: LINES,
    'lines/preview': granted({
      changed: 1,
      unchanged: 0,
      problems: [],
      basis: 'as-seen',
      shown: [
        { about: 'Line Main line', changes: [{ what: 'Business hours', from: '24/7', to: 'off' }] },
      ],
    }),
    'lines/apply': granted({ changed: 1 }),
  });
  const page = renderTab();
  await page.waitFor(() => button(page, 'Open Main line'));
  button(page, 'Change many lines at once').trigger('onClick');
  await page.waitFor(() => page.find(Select, (node) => node.props.name === 'bulk-setting'));
  page
    .find(Select, (node) => node.props.name === 'bulk-setting')
    .trigger('onChange', 'hours' as never);
  await page.waitFor(() => page.find(Input, (node) => node.props.name === 'bulk-value'));
  page
    .find(Input, (node) => node.props.name === 'bulk-value')
    .trigger('onInput', 'Mo-Fr 08:00-18:00' as never);
  await page.waitFor(() =>
    expect(page.find(Input, (node) => node.props.name === 'bulk-value').props.value).toContain(
      'Mo-Fr',
    ),
  );
  button(page, 'Show what would change').trigger('onClick');
  await page.waitFor(() => page.find(LoadingButton));
  expect(asked.some(({ path }) => path === 'lines/apply')).toBe(false);
  page.find(LoadingButton).trigger('onClick');
  await page.waitFor(() => expect(page.find(Alert).props.title).toBe('1 entry changed'));
  expect(asked.find(({ path }) => path === 'lines/apply')?.body).toMatchObject({
    basis: 'as-seen',
    edits: { kind: 'bulk', set: { hours: 'Mo-Fr 08:00-18:00' } },
  });
});

test('rows of a file that cannot be taken are shown, and the changes cannot be made', async () => {
  answerWith({
    lines: LINES,
    'lines/preview': granted({
      changed: 1,
      unchanged: 0,
      shown: [],
      basis: 'x',
      problems: [{ row: 3, sentence: 'Business hours: The hours are empty.' }],
    }),
  });
  const page = renderTab();
  await page.waitFor(() => button(page, 'Change many lines at once'));
  button(page, 'Change many lines at once').trigger('onClick');
  await page.waitFor(() => button(page, 'Show what would change'));
  button(page, 'Show what would change').trigger('onClick');
  await page.waitFor(() => {
    expect(page.find(Alert).find(Text).text).toContain('Row 3: Business hours');
    expect(page.find(LoadingButton).props.disabled).toBe(true);
  });
});
