import { Alert, Button, Input, TextArea } from '@hubspot/ui-extensions';
import { ConversationTab } from '../../../app/cards/conversation-tab';
import { backendDouble, no, yes } from './backend-double';
import { engaged, fromUs, NOW } from './conversations';
import { type RenderedCard, renderCard, withCardTime } from './rendered-card';

withCardTime(NOW);

const CHEAP = {
  encoding: 'GSM-7',
  characters: 17,
  segments: 1,
  perSegment: 160,
  warnings: [],
};

function backend(more: Parameters<typeof backendDouble>[0] = {}) {
  return backendDouble({
    conversation: yes(engaged()),
    'conversation/news': () => yes({ version: '1', now: Date.now() }),
    'conversation/preview-text': yes(CHEAP),
    ...more,
  });
}

const box = (card: RenderedCard) =>
  card.renderer.find(TextArea, ({ props }) => props.label === 'Your text').props.value;

/** What the answer to a send brings back: the thread with the text in it. */
const withText = (key: unknown, body: string) =>
  yes(
    engaged({
      version: '2',
      thread: [...engaged().thread, fromUs(String(key), body, { by: 'Sam Reed' })],
    }),
  );

describe('writing', () => {
  test('counts characters and texts at once, before the backend has said anything', async () => {
    backend();
    const card = await renderCard(<ConversationTab />);
    await card.write('Your text', 'a'.repeat(161));

    expect(card.text()).toContain('161 characters, charged as 2 texts');
  });

  test('asks the backend once the typing pauses, not at each key', async () => {
    const { askedOf } = backend();
    const card = await renderCard(<ConversationTab />);
    for (const text of ['T', 'Tu', 'Tue', 'Tuesday is fine.']) await card.write('Your text', text);
    expect(askedOf('conversation/preview-text')).toEqual([]);

    await card.wait(500);

    expect(askedOf('conversation/preview-text')).toMatchObject([
      { body: 'Tuesday is fine.', lineId: 'line-1', mediaUrls: [] },
    ]);
  });

  test('warns before a text that goes out at a bad hour', async () => {
    backend({
      'conversation/preview-text': yes({
        ...CHEAP,
        warnings: [
          { tone: 'warning', title: 'It is 11:40 PM for Maria.', cure: 'Wait until 8 AM.' },
        ],
      }),
    });
    const card = await renderCard(<ConversationTab />);
    await card.write('Your text', 'Tuesday is fine.');
    await card.wait(500);

    expect(card.text()).toContain('It is 11:40 PM for Maria.\nWait until 8 AM.');
  });

  test('warns that one emoji makes the text dearer, and offers plain characters', async () => {
    backend({
      'conversation/preview-text': yes({
        ...CHEAP,
        encoding: 'UCS-2',
        perSegment: 70,
        unicodeCause: ['’'],
        plainBody: "That's fine",
      }),
    });
    const card = await renderCard(<ConversationTab />);
    await card.write('Your text', 'That’s fine');
    await card.wait(500);
    expect(card.renderer.find(Alert).props.title).toBe('’ makes this text dearer.');

    await card.press('Use plain characters');

    expect(box(card)).toBe("That's fine");
  });

  test('begins with a wording; another one takes its place; own words are kept', async () => {
    backend();
    const card = await renderCard(<ConversationTab />);
    await card.choose('Begin with a wording', 'w-1');
    expect(box(card)).toBe('Hi Maria, what is the address?');

    await card.choose('Begin with a wording', 'w-2');
    expect(box(card)).toBe('Hi Maria, does 10 AM suit you?');

    await card.write('Your text', 'Good morning!');
    await card.choose('Begin with a wording', 'w-1');
    expect(box(card)).toBe('Good morning! Hi Maria, what is the address?');
  });

  test('takes a picture by its address, and says what is wrong with a bad one', async () => {
    const { askedOf } = backend({ 'conversation/send': yes(engaged()) });
    const card = await renderCard(<ConversationTab />);
    await card.press('Attach a picture');
    card.renderer.find(Input).props.onInput?.('picture.jpg');
    await card.wait(0);
    await card.press('Attach');
    expect(card.renderer.find(Input).props.validationMessage).toMatch(/https:\/\//);

    card.renderer.find(Input).props.onInput?.('https://pictures.example.com/quote.jpg');
    await card.wait(0);
    await card.press('Attach');
    await card.press('Send text');

    expect(askedOf('conversation/send')).toMatchObject([
      { body: '', mediaUrls: ['https://pictures.example.com/quote.jpg'] },
    ]);
  });
});

describe('sending', () => {
  test('an empty box sends nothing', async () => {
    backend();
    const card = await renderCard(<ConversationTab />);

    expect(card.renderer.find(Button, ({ text }) => text === 'Send text').props.disabled).toBe(
      true,
    );
  });

  test('shows the text at once, empties the box, and goes out from the line chosen', async () => {
    const { askedOf } = backend({ 'conversation/send': 'never' });
    const card = await renderCard(<ConversationTab />);
    await card.write('Your text', 'Tuesday is fine.');
    await card.choose('Send from', 'line-2');
    await card.press('Send text');

    expect(card.text()).toContain('You · sending…\nTuesday is fine.');
    expect(box(card)).toBe('');
    expect(askedOf('conversation/send')).toEqual([
      {
        conversationId: engaged().conversationId,
        body: 'Tuesday is fine.',
        mediaUrls: [],
        lineId: 'line-2',
        idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  });

  test('the text is in the thread once, also when news brings it before the answer does', async () => {
    const { askedOf, reply } = backend({ 'conversation/send': 'never' });
    const card = await renderCard(<ConversationTab />);
    await card.write('Your text', 'Tuesday is fine.');
    await card.press('Send text');
    const key = askedOf('conversation/send')[0]?.['idempotencyKey'];
    reply('conversation/news', yes({ version: '2', now: NOW }));
    reply('conversation', withText(key, 'Tuesday is fine.'));

    await card.wait(3_000);

    expect(card.text().match(/Tuesday is fine\./g)).toHaveLength(1);
    expect(card.text()).toContain('Sam Reed');
  });

  test('a refusal keeps the text, with the reason and its cure', async () => {
    backend({ 'conversation/send': no('The account has no funds.', 'Add funds in Telnyx.') });
    const card = await renderCard(<ConversationTab />);
    await card.write('Your text', 'Tuesday is fine.');
    await card.press('Send text');

    expect(card.text()).toContain('You · not sent\nTuesday is fine.');
    expect(card.text()).toContain('The account has no funds.\nAdd funds in Telnyx.');
  });

  test('trying again is the same text: it carries the same key', async () => {
    const { askedOf, reply } = backend({ 'conversation/send': 'unreachable' });
    const card = await renderCard(<ConversationTab />);
    await card.write('Your text', 'Tuesday is fine.');
    await card.press('Send text');
    const key = askedOf('conversation/send')[0]?.['idempotencyKey'];
    reply('conversation/send', withText(key, 'Tuesday is fine.'));
    await card.press('Try again');

    const asked = askedOf('conversation/send');
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(asked[0]);
    expect(card.text().match(/Tuesday is fine\./g)).toHaveLength(1);
    expect(card.text()).not.toContain('not sent');
  });

  test('a refused text goes back into the box to be changed, before what was begun since', async () => {
    backend({ 'conversation/send': no('Too long.', 'Shorten it.') });
    const card = await renderCard(<ConversationTab />);
    await card.write('Your text', 'Tuesday is fine.');
    await card.press('Send text');
    await card.write('Your text', 'And bring the key.');
    await card.press('Change the text');

    expect(box(card)).toBe('Tuesday is fine.\nAnd bring the key.');
    expect(card.text()).not.toContain('not sent');
  });
});

test('long, right-to-left and emoji texts are shown line by line as they were written', async () => {
  const body = 'שלום, אפשר ביום שלישי?\n\n👍🏽 '.concat('really '.repeat(200).trim());
  backend({
    conversation: yes(engaged({ thread: [fromUs('text-9', body)] })),
  });
  const card = await renderCard(<ConversationTab />);

  for (const line of body.split('\n').filter((one) => one !== '')) {
    expect(card.text()).toContain(line);
  }
});
