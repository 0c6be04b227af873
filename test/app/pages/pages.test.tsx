import {
  Button,
  EmptyState,
  ErrorState,
  Link,
  LoadingButton,
  LoadingSpinner,
  Select,
  StatisticsTrend,
  StatusTag,
  Text,
  TextArea,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import type { ReactElement } from 'react';
import { CallsPage } from '../../../app/pages/calls/calls-page';
import { HealthPage } from '../../../app/pages/health/health-page';
import { InboxPage } from '../../../app/pages/inbox/inbox-page';
import { NumbersPage } from '../../../app/pages/numbers/numbers-page';
import { backendDouble, no, yes } from '../cards/backend-double';
import { ANSWER, CALLS, HEALTH, inbox, MARIA, NUMBERS } from './home-views';

let leave: () => void = () => undefined;
beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  leave();
  jest.useRealTimers();
});

async function open(page: ReactElement) {
  const renderer = createRenderer('pages');
  renderer.render(page);
  leave = () => renderer.render(<Text>Gone</Text>);
  const wait = async (ms = 0): Promise<void> => {
    await jest.advanceTimersByTimeAsync(ms);
    await jest.advanceTimersByTimeAsync(0);
  };
  await wait();
  return {
    renderer,
    wait,
    texts: () => renderer.findAll(Text).map(({ text }) => text),
    choose: async (label: string, value: string) => {
      renderer.find(Select, ({ props }) => props.label === label).props.onChange?.(value);
      await wait();
    },
    press: async (label: string) => {
      const button =
        renderer.maybeFind(Button, ({ text }) => text === label) ??
        renderer.find(LoadingButton, ({ text }) => text === label);
      button.trigger('onClick');
      await wait();
    },
  };
}

describe('the inbox', () => {
  test('shows who waits, what to do, how late it is, and leads to the record', async () => {
    backendDouble({ 'home/inbox': yes(inbox()) });
    const { renderer, texts } = await open(<InboxPage />);
    expect(renderer.find(Link).props.href).toMatch(/\/contacts\/\d+\/record\/0-1\/4711$/);
    expect(texts()).toEqual(
      expect.arrayContaining([
        '1 open lead: 1 late, 1 waiting for us, 0 waiting for the caller.',
        'Answer their text.',
        'They: Can you come on Tuesday?',
        'Sam Reed',
      ]),
    );
    expect(renderer.find(StatusTag)).toMatchObject({
      text: 'Late by 10 min, was due Mon, Nov 23, 2:50 PM',
      props: { variant: 'danger' },
    });
  });

  test('asks again by itself, and for what is chosen', async () => {
    const double = backendDouble({ 'home/inbox': yes(inbox()) });
    const { choose, wait } = await open(<InboxPage />);
    await choose('Whose turn', 'us');
    await wait(10_000);
    const asked = double.askedOf('home/inbox');
    expect(asked[0]).toEqual({ show: 'open' });
    expect(asked.slice(1)).toEqual([
      { show: 'open', turn: 'us' },
      { show: 'open', turn: 'us' },
    ]);
  });

  test('turns pages by what the last one gave', async () => {
    const double = backendDouble({ 'home/inbox': yes(inbox({ next: 'after-maria' })) });
    const { press } = await open(<InboxPage />);
    await press('Next page');
    expect(double.askedOf('home/inbox').at(-1)).toMatchObject({ after: 'after-maria' });
    await press('Previous page');
    expect(double.askedOf('home/inbox').at(-1)).toEqual({ show: 'open' });
  });

  test('empty, it says what will come; narrowed to nothing, how to see more', async () => {
    backendDouble({ 'home/inbox': yes(inbox({ rows: [] })) });
    const { renderer, choose } = await open(<InboxPage />);
    expect(renderer.find(EmptyState).props.title).toBe('Nobody is waiting');
    await choose('Whose turn', 'them');
    expect(renderer.find(EmptyState).props.title).toBe('Nothing fits these filters');
  });

  test('a text that was refused says why; tried again it keeps its key, so that it goes out once', async () => {
    const double = backendDouble({
      'home/inbox': yes(inbox()),
      'home/answer-box': yes(ANSWER),
      'conversation/preview-text': no('Not now.', 'Later.'),
      'conversation/send': 'unreachable',
    });
    const { renderer, press, choose, texts, wait } = await open(<InboxPage />);
    await press('Answer Maria Lopez');
    expect(texts()).toContain('Caller, 2:59 PM: Can you come on Tuesday?');
    await choose('Begin with a wording', 'w');
    expect(renderer.find(TextArea).props.value).toBe('Does 10 AM suit you?');
    await press('Send text');
    await press('Send text');
    double.reply('conversation/send', yes({}));
    await press('Send text');
    await wait();
    const sent = double.askedOf('conversation/send');
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(sent[0]).toMatchObject({
      ...{ conversationId: MARIA.conversationId, body: 'Does 10 AM suit you?', lineId: 'line-1' },
    });
    expect(renderer.maybeFind(TextArea)).toBeNull();
  });
});

test('calls say why somebody was not texted, are narrowed by reason, and leave as a file', async () => {
  const double = backendDouble({
    'home/calls': yes(CALLS),
    'home/calls/export': yes({
      url: 'https://ringback.example.com/export/calls?key=k',
      validMinutes: 5,
      calls: 1,
    }),
  });
  const { renderer, texts, choose, press } = await open(<CallsPage />);
  expect(texts()).toEqual(
    expect.arrayContaining([
      'Not texted: the number is a landline.',
      'Against: The caller’s number is a landline.',
    ]),
  );
  await choose('Why not', 'caller_landline');
  expect(double.askedOf('home/calls').at(-1)).toEqual({
    span: 'last_7_days',
    reason: 'caller_landline',
  });
  await press('Export as CSV');
  expect(renderer.find(Link).text).toBe('Download 1 call as CSV');
});

test('numbers stand beside the time before, and worse is red', async () => {
  backendDouble({ 'home/numbers': yes(NUMBERS) });
  const { renderer, texts } = await open(<NumbersPage />);
  expect(texts()).toContain('Today, beside yesterday.');
  expect(renderer.find(StatisticsTrend).props).toMatchObject({
    ...{ color: 'red', direction: 'increase', value: 'Up 20% from 10' },
  });
  expect(renderer.find(EmptyState).props.title).toBe('No lines yet');
});

test('health says what is broken first, and what to do', async () => {
  backendDouble({ 'home/health': yes(HEALTH) });
  const { texts, renderer } = await open(<HealthPage />);
  expect(renderer.findAll(StatusTag).map(({ text }) => text)).toEqual(['Broken', 'All right']);
  expect(texts()).toContain('What to do: Make a new API key.');
});

test.each([
  ['inbox', <InboxPage key="inbox" />],
  ['calls', <CallsPage key="calls" />],
  ['numbers', <NumbersPage key="numbers" />],
  ['health', <HealthPage key="health" />],
])(
  '%s: loading is said, a refusal comes with its cure, and can be tried again',
  async (door, page) => {
    const double = backendDouble({ [`home/${door}`]: 'never' });
    const first = await open(page);
    expect(first.renderer.find(LoadingSpinner).props.showLabel).toBe(true);
    leave();
    double.reply(`home/${door}`, no('Ringback is resting.', 'Try again in a minute.'));
    const second = await open(page);
    expect(second.renderer.find(ErrorState).props.title).toBe('Ringback is resting.');
    expect(second.texts()).toContain('Try again in a minute.');
    const before = double.askedOf(`home/${door}`).length;
    await second.press('Try again');
    expect(double.askedOf(`home/${door}`).length).toBeGreaterThan(before);
  },
);
