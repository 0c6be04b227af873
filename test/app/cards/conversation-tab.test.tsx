import {
  Alert,
  Button,
  EmptyState,
  ErrorState,
  LoadingSpinner,
  StatusTag,
  TextArea,
} from '@hubspot/ui-extensions';
import { ConversationTab } from '../../../app/cards/conversation-tab';
import { backendDouble, no, yes } from './backend-double';
import { engaged, fromCaller, NOW } from './conversations';
import { renderCard, withCardTime } from './rendered-card';

withCardTime(NOW);

const nothingNew = () => yes({ version: '1', now: Date.now() });

test('asks for everything in one request, by the record that is open', async () => {
  const backend = backendDouble({ conversation: yes(engaged()) });
  await renderCard(<ConversationTab />, 815);

  expect(backend.asked).toEqual([{ door: 'conversation', body: { contactId: '815' } }]);
});

test('says that it is loading until the answer is there', async () => {
  backendDouble({ conversation: 'never' });
  const card = await renderCard(<ConversationTab />);

  expect(card.renderer.find(LoadingSpinner).props.label).toBe('Loading calls and texts');
});

test('shows who it is, how the lead stands, what to do, whose turn it is and by when', async () => {
  backendDouble({ conversation: yes(engaged()) });
  const card = await renderCard(<ConversationTab />);

  expect(card.text()).toContain('Maria Lopez');
  expect(card.text()).toContain('(312) 555-0123');
  expect(card.text()).toContain('Engaged: the caller wrote back');
  expect(card.text()).toContain('Answer Maria: she asked');
  expect(card.text()).toContain('Your turn');
  expect(card.text()).toContain('12 min left, due 3:12 PM');
});

test('shows the thread in order, with the verdict of each missed call and why', async () => {
  backendDouble({ conversation: yes(engaged()) });
  const card = await renderCard(<ConversationTab />);

  expect(card.text()).toMatch(
    /Missed call to Front desk, rang 18 seconds[\s\S]*Texted 6 seconds later\.[\s\S]*Why[\s\S]*A mobile\.[\s\S]*Sorry we missed you[\s\S]*Delivered[\s\S]*Can you come on Tuesday\?/,
  );
});

test('warnings stand above everything else, each with its cure', async () => {
  backendDouble({
    conversation: yes(
      engaged({
        warnings: [
          { tone: 'danger', title: 'Telnyx refuses the key.', cure: 'Connect Telnyx again.' },
        ],
      }),
    ),
  });
  const card = await renderCard(<ConversationTab />);

  expect(card.text()).toMatch(/^Telnyx refuses the key\.\nConnect Telnyx again\.\nMaria Lopez/);
});

test('a contact without calls or texts is told apart from a failure', async () => {
  backendDouble({
    conversation: yes({ kind: 'none', reason: 'No calls yet.', cure: 'Call the number.' }),
  });
  const card = await renderCard(<ConversationTab />);

  expect(card.renderer.find(EmptyState).props.title).toBe('No calls yet.');
  expect(card.text()).toContain('Call the number.');
});

test('a contact who never called can be written to first, once however often it is pressed', async () => {
  const double = backendDouble({
    conversation: yes({
      kind: 'none',
      reason: 'No calls or texts yet.',
      cure: 'You can write to them first.',
      start: { numberSaid: '(312) 555-0123' },
    }),
    'conversation/start': no('HubSpot does not answer right now.', 'Try again in a minute.'),
  });
  const card = await renderCard(<ConversationTab />);
  await card.press('Write to (312) 555-0123');
  expect(card.text()).toContain('Try again in a minute.');

  double.reply('conversation/start', yes(engaged()));
  await card.press('Write to (312) 555-0123');

  expect(card.text()).toContain('Can you come on Tuesday?');
  const [first, second] = double.askedOf('conversation/start');
  expect(first).toEqual({ contactId: '4711', idempotencyKey: expect.any(String) });
  expect(second).toEqual(first);
});

test('earlier calls and texts are fetched a page at a time, and nothing stands there twice', async () => {
  const double = backendDouble({
    conversation: yes(engaged({ hasEarlier: true })),
    'conversation/earlier': yes({
      thread: [fromCaller('text-0', 'Do you repair boilers?'), ...engaged().thread.slice(0, 1)],
      hasEarlier: false,
    }),
  });
  const card = await renderCard(<ConversationTab />);
  await card.press('Show earlier');

  expect(double.askedOf('conversation/earlier')).toEqual([
    { conversationId: engaged().conversationId, before: { at: NOW - 900_000, id: 'call-1' } },
  ]);
  expect(card.text()).toMatch(/Do you repair boilers\?[\s\S]*Missed call to Front desk/);
  expect(card.text().match(/Missed call to Front desk/g)).toHaveLength(1);
  expect(card.text()).not.toContain('Show earlier');
});

test('other numbers of the same person are named', async () => {
  backendDouble({
    conversation: yes(
      engaged({ caller: { ...engaged().caller, otherNumbersSaid: ['(312) 555-0177'] } }),
    ),
  });
  const card = await renderCard(<ConversationTab />);
  expect(card.text()).toContain('Also calls from (312) 555-0177');
});

test('what is refused is said with its cure, and can be tried again', async () => {
  const backend = backendDouble({
    conversation: no('HubSpot is not connected.', 'Install Ringback again.'),
  });
  const card = await renderCard(<ConversationTab />);
  expect(card.renderer.find(ErrorState).props.title).toBe('HubSpot is not connected.');
  expect(card.text()).toContain('Install Ringback again.');

  backend.reply('conversation', yes(engaged()));
  await card.press('Try again');

  expect(card.text()).toContain('Maria Lopez');
});

test.each([
  ['unreachable' as const, 'Ringback cannot be reached.'],
  [new Response('<html>bad gateway</html>', { status: 502 }), 'Ringback has a problem of its own.'],
  [new Response('{}', { status: 401 }), 'Ringback could not tell who is asking.'],
  [new Response('{}', { status: 429 }), 'Your team asks faster than Ringback may answer.'],
  [
    new Response(
      JSON.stringify({ status: 'error', message: 'x', context: { appServerStatusCode: ['503'] } }),
    ),
    'Ringback has a problem of its own.',
  ],
  [
    new Response(
      JSON.stringify({
        status: 'error',
        responseBody: JSON.stringify(no('The backend’s words.', 'The backend’s cure.')),
      }),
      { status: 502 },
    ),
    'The backend’s words.',
  ],
])('a backend that is away or wrapped by HubSpot is put into words', async (reply, words) => {
  backendDouble({ conversation: reply });
  const card = await renderCard(<ConversationTab />);

  expect(card.renderer.find(ErrorState).props.title).toBe(words);
});

describe('by when', () => {
  const due = (more: object) =>
    engaged({
      nextStep: {
        say: 'Answer Maria.',
        turn: 'us',
        due: { at: NOW, atSaid: '3:02 PM', leftMs: 120_000, ...more },
      },
    });

  test('counts down while it is looked at, then turns red and says how late', async () => {
    const view = due({ runsUntil: NOW + 7_200_000 });
    backendDouble({
      conversation: yes(view),
      'conversation/news': nothingNew,
    });
    const card = await renderCard(<ConversationTab />);
    const tag = () => card.renderer.findAll(StatusTag).find((one) => one.text?.includes('3:02 PM'));
    expect(tag()?.text).toBe('2 min left, due 3:02 PM');

    await card.wait(90_000);
    expect(tag()?.text).toBe('30 s left, due 3:02 PM');
    expect(tag()?.props.variant).toBe('warning');

    await card.wait(95_000);
    expect(tag()?.text).toBe('Late by 1 min, was due 3:02 PM');
    expect(tag()?.props.variant).toBe('danger');
  });

  test('stands still while the line is closed, and says when it goes on', async () => {
    backendDouble({
      conversation: yes(due({ opensSaid: 'tomorrow at 8:00 AM' })),
      'conversation/news': nothingNew,
    });
    const card = await renderCard(<ConversationTab />);
    await card.wait(3_600_000);

    expect(card.text()).toContain('2 min of open hours left, from tomorrow at 8:00 AM');
  });
});

describe('news', () => {
  test('a new text appears by itself', async () => {
    const backend = backendDouble({
      conversation: yes(engaged()),
      'conversation/news': nothingNew,
    });
    const card = await renderCard(<ConversationTab />);
    const { thread } = engaged();
    backend.reply('conversation/news', yes({ version: '2', now: NOW }));
    backend.reply(
      'conversation',
      yes(engaged({ version: '2', thread: [...thread, fromCaller('text-3', 'Hello?')] })),
    );

    await card.wait(3_000);

    expect(card.text()).toContain('Hello?');
  });

  test('are asked for quickly while people write, and rarely in a tab left open', async () => {
    const backend = backendDouble({
      conversation: yes(engaged()),
      'conversation/news': nothingNew,
    });
    const card = await renderCard(<ConversationTab />);

    await card.wait(60_000);
    const inTheFirstMinute = backend.askedOf('conversation/news').length;
    await card.wait(3_600_000);
    const before = backend.askedOf('conversation/news').length;
    await card.wait(600_000);

    expect(inTheFirstMinute).toBeGreaterThan(15);
    expect(backend.askedOf('conversation/news').length - before).toBeLessThanOrEqual(11);
    expect(backend.askedOf('conversation')).toHaveLength(1);
  });

  test('that cannot be had leave what is shown, with a word that it may be old', async () => {
    const backend = backendDouble({
      conversation: yes(engaged()),
      'conversation/news': 'unreachable',
    });
    const card = await renderCard(<ConversationTab />);

    await card.wait(3_000);
    expect(card.text()).toContain('This may not be the latest.');
    expect(card.text()).toContain('Can you come on Tuesday?');

    backend.reply('conversation/news', nothingNew);
    await card.wait(60_000);
    expect(card.text()).not.toContain('This may not be the latest.');
  });
});

describe('a person says what became of the lead', () => {
  test('with one press', async () => {
    const lead = { ...engaged().lead, state: 'booked', closedSaid: 'by you at 3:00 PM' };
    const backend = backendDouble({
      conversation: yes(engaged()),
      'conversation/close-lead': yes({ ...engaged(), lead }),
    });
    const card = await renderCard(<ConversationTab />);

    await card.press('Booked');

    expect(backend.askedOf('conversation/close-lead')).toEqual([
      {
        conversationId: engaged().conversationId,
        leadId: engaged().lead?.id,
        result: 'booked',
        idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    expect(card.text()).toContain('Booked by you at 3:00 PM.');
  });

  test('and takes it back with one more', async () => {
    const lead = { ...engaged().lead, state: 'lost', closedSaid: 'by you at 3:00 PM' };
    const backend = backendDouble({
      conversation: yes({ ...engaged(), lead }),
      'conversation/reopen-lead': yes(engaged()),
    });
    const card = await renderCard(<ConversationTab />);

    await card.press('Undo');

    expect(backend.askedOf('conversation/reopen-lead')).toHaveLength(1);
    expect(card.text()).not.toContain('Undo');
    expect(card.text()).toContain('Engaged: the caller wrote back');
  });

  test('and reads why it was refused', async () => {
    backendDouble({
      conversation: yes(engaged()),
      'conversation/close-lead': no('This lead is closed already.', 'Reload the page.'),
    });
    const card = await renderCard(<ConversationTab />);

    await card.press('Won');

    expect(card.renderer.find(Alert).props.title).toBe('This lead is closed already.');
  });
});

test('the lead is given to another owner by choosing one', async () => {
  const backend = backendDouble({
    conversation: yes(engaged()),
    'conversation/assign': yes(engaged()),
  });
  const card = await renderCard(<ConversationTab />);

  await card.choose('Owner', '78');

  expect(backend.askedOf('conversation/assign')).toMatchObject([{ ownerId: '78' }]);
});

test('automatic texts are paused and resumed with one press', async () => {
  const backend = backendDouble({
    conversation: yes(engaged()),
    'conversation/pause': yes(engaged({ automationPaused: true })),
  });
  const card = await renderCard(<ConversationTab />);

  await card.press('Pause automatic texts');

  expect(backend.askedOf('conversation/pause')).toMatchObject([{ paused: true }]);
  expect(card.text()).toContain('Resume automatic texts');
});

test('the number can be called from HubSpot, or copied', async () => {
  backendDouble({ conversation: yes(engaged()) });
  const card = await renderCard(<ConversationTab />);

  await card.press('Copy number');

  expect(card.text()).toContain('Call back (312) 555-0123');
  expect(card.renderer.mocks.actions.copyTextToClipboard.calls).toEqual([['+13125550123']]);
});

describe('opting out', () => {
  const optOut = async () => {
    const backend = backendDouble({
      conversation: yes(engaged()),
      'conversation/opt-out': yes(engaged({ optedOut: { say: 'Opted out.' } })),
    });
    const card = await renderCard(<ConversationTab />);
    const overlay = () =>
      card.renderer.find(Button, ({ text }) => text === 'Stop texts to this caller').props.overlay;
    return { backend, card, overlay };
  };

  test('needs the reason, which is kept as proof', async () => {
    const { backend, card, overlay } = await optOut();

    overlay()?.find(Button, { variant: 'destructive' }).trigger('onClick');
    await card.wait(0);

    expect(overlay()?.find(TextArea).props.validationMessage).toMatch(/Say how/);
    expect(backend.askedOf('conversation/opt-out')).toEqual([]);
  });

  test('is made with it, closes the question, and offers the way back', async () => {
    const { backend, card, overlay } = await optOut();
    overlay()?.find(TextArea).props.onInput?.('Said so on the phone');
    await card.wait(0);
    overlay()?.find(Button, { variant: 'destructive' }).trigger('onClick');
    await card.wait(0);

    expect(backend.askedOf('conversation/opt-out')).toMatchObject([
      { reason: 'Said so on the phone' },
    ]);
    expect(card.renderer.mocks.actions.closeOverlay.calls).toEqual([['ringback-opt-out']]);
    expect(card.text()).toContain('Allow texts again');
  });
});

test('a caller who may not be texted has no box to write in, and the card says what to do', async () => {
  const { answerBox } = engaged();
  backendDouble({
    conversation: yes(
      engaged({
        answerBox: {
          ...answerBox,
          closed: { reason: 'Maria opted out of texts.', cure: 'Call her instead.' },
        },
      }),
    ),
  });
  const card = await renderCard(<ConversationTab />);

  expect(card.text()).not.toContain('Your text');
  expect(card.text()).not.toContain('Send text');
  expect(card.text()).toContain('Call her instead.');
});
