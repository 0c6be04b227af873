import {
  Accordion,
  Alert,
  Button,
  ErrorState,
  Input,
  LoadingButton,
  LoadingSpinner,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { SettingsPage } from '../../../app/settings/settings-page';
import type { SettingsOverview } from '../../../src/api/settings/overview';
import { settingsInEffect } from '../../../src/settings/in-effect';
import { type SetUpFacts, setUpSteps } from '../../../src/settings/set-up-steps';
import {
  DEFAULT_POLICY,
  levelInEffect,
  type SettingsTree,
} from '../../../src/settings/settings-tree';
import { answerWith, granted } from './ringback-stub';

const NOTHING_DONE: SetUpFacts = {
  telnyx: { connected: false, refusedBecause: undefined },
  lines: 0,
  linesOn: 0,
  linesWithoutBusiness: 0,
  linesOnDefaultHours: 0,
  ownWordings: false,
  policyChanged: false,
  staffNumbers: 0,
  ownerSet: false,
  testTextSent: false,
};

const CONNECTED: SetUpFacts = {
  ...NOTHING_DONE,
  telnyx: { connected: true, refusedBecause: undefined },
  lines: 1,
  linesWithoutBusiness: 1,
  linesOnDefaultHours: 1,
};

function overview(facts: SetUpFacts, more: Partial<SettingsOverview> = {}): SettingsOverview {
  const tree: SettingsTree = {
    portal: { version: 3, own: {}, policy: DEFAULT_POLICY, hubspotTimeZone: 'America/Chicago' },
    locations: [],
    lines: [],
  };
  return {
    mayManage: true,
    steps: setUpSteps(facts),
    telnyx: facts.telnyx.connected
      ? { webhookUrl: 'https://ringback.example.com/webhooks/telnyx/1', refusedBecause: undefined }
      : undefined,
    portal: {
      version: 3,
      own: {},
      inEffect: levelInEffect(tree),
      above: settingsInEffect({ hubspotTimeZone: 'America/Chicago', portal: {} }),
      policy: DEFAULT_POLICY,
    },
    locations: [],
    lines: { total: facts.lines, on: facts.linesOn },
    ...more,
  };
}

const renderPage = (): ReturnType<typeof createRenderer<'settings'>> => {
  const renderer = createRenderer('settings');
  renderer.render(<SettingsPage />);
  return renderer;
};

test('says that it is loading before anything is there', () => {
  answerWith({ overview: granted(overview(NOTHING_DONE)) });
  expect(renderPage().find(LoadingSpinner).props.label).toContain('loading');
});

test('a newcomer finds the first step open, and how each of them stands', async () => {
  answerWith({ overview: granted(overview(NOTHING_DONE)) });
  const page = renderPage();
  await page.waitFor(() => {
    const steps = page.findAll(Accordion).map(({ props }) => props);
    expect(steps.map(({ title }) => title).slice(0, 4)).toEqual([
      '1. Connect Telnyx: to do',
      '2. Choose your numbers: to do',
      '3. Name the business: to do',
      '4. Set hours and holidays: have a look',
    ]);
    expect(steps.filter(({ open }) => open).map(({ title }) => title)).toEqual([
      '1. Connect Telnyx: to do',
    ]);
  });
});

test('a key that Telnyx refuses is told at its field, and what to do', async () => {
  const problem = 'Telnyx refuses this key. Copy it again from Telnyx.';
  const { asked } = answerWith({
    overview: granted(overview(NOTHING_DONE)),
    'telnyx/connect': () => ({
      ok: false,
      reason: problem,
      cure: 'Nothing was stored.',
      fields: { apiKey: problem },
    }),
  });
  const page = renderPage();
  await page.waitFor(() => page.find(Input));
  page.find(Input).trigger('onInput', 'KEY-wrong' as never);
  page.find(LoadingButton).trigger('onClick');
  await page.waitFor(() => {
    expect(page.find(Input).props.validationMessage).toBe(problem);
    expect(page.find(Alert).props.title).toBe(problem);
  });
  expect(asked.at(-1)?.body).toMatchObject({ apiKey: 'KEY-wrong' });
});

test('the business name is saved once, with the version that was looked at', async () => {
  const { asked } = answerWith({
    overview: granted(overview(CONNECTED)),
    save: granted({ version: 4, changes: [] }),
  });
  const page = renderPage();
  await page.waitFor(() => page.find(Input));
  expect(page.find(LoadingButton).props.disabled).toBe(true);
  page.find(Input).trigger('onInput', 'Acme Plumbing' as never);
  await page.waitFor(() => expect(page.find(LoadingButton).props.disabled).toBe(false));
  page.find(LoadingButton).trigger('onClick');
  await page.waitFor(() => expect(asked.filter(({ path }) => path === 'save')).toHaveLength(1));
  expect(asked.find(({ path }) => path === 'save')?.body).toMatchObject({
    scope: { kind: 'portal' },
    version: 3,
    set: { business: 'Acme Plumbing' },
    idempotencyKey: expect.any(String),
  });
});

test('who may not change settings sees them without a button to save', async () => {
  answerWith({ overview: granted(overview(CONNECTED, { mayManage: false })) });
  const page = renderPage();
  await page.waitFor(() => expect(page.find(Input).props.readOnly).toBe(true));
  expect(page.findAll(LoadingButton)).toHaveLength(0);
  expect(page.find(Alert).props.title).toContain('not change');
});

test('when Ringback does not answer, it says so and can be asked again', async () => {
  let working = false;
  answerWith({
    overview: () =>
      working
        ? { ok: true, value: overview(NOTHING_DONE) }
        : { ok: false, reason: 'Ringback does not answer.', cure: 'Try again in a minute.' },
  });
  const page = renderPage();
  await page.waitFor(() =>
    expect(page.find(ErrorState).props.title).toBe('Ringback does not answer.'),
  );
  working = true;
  page.find(Button).trigger('onClick');
  await page.waitFor(() => expect(page.findAll(Accordion).length).toBeGreaterThan(5));
});
