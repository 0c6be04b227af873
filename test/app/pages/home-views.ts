import type { CallsPage } from '../../../src/api/home/calls';
import type { HealthView } from '../../../src/api/home/health';
import type { InboxPage, InboxRow, QuickAnswerView } from '../../../src/api/home/inbox';
import type { NumbersView } from '../../../src/api/home/numbers';

export const MARIA: InboxRow = {
  conversationId: '5d1f1c0e-0000-4000-8000-000000000001',
  name: 'Maria Lopez',
  numberSaid: '(312) 555-0123',
  contactId: '4711',
  lead: {
    id: '5d1f1c0e-0000-4000-8000-000000000002',
    state: 'engaged',
    openedSaid: '2:45 PM',
    ownerName: 'Sam Reed',
    due: { at: 1, atSaid: 'Mon, Nov 23, 2:50 PM', leftMs: -600_000 },
  },
  turn: 'us',
  say: 'Answer their text.',
  line: 'Front desk',
  last: { by: 'caller', say: 'Can you come on Tuesday?', atSaid: '2:59 PM' },
  optedOut: false,
};

export const inbox = (more: Partial<InboxPage> = {}): InboxPage => ({
  now: 0,
  rows: [MARIA],
  counts: { open: 1, late: 1, ours: 1, theirs: 0 },
  filters: {
    lines: [{ id: '5d1f1c0e-0000-4000-8000-00000000000a', name: 'Front desk' }],
    locations: [],
    owners: [{ id: '77', name: 'Sam Reed' }],
  },
  ...more,
});

export const ANSWER: QuickAnswerView = {
  conversationId: MARIA.conversationId,
  lately: [{ id: 't', by: 'Caller', say: 'Can you come on Tuesday?', atSaid: '2:59 PM' }],
  answerBox: {
    lines: [{ id: 'line-1', name: 'Front desk', numberSaid: '(773) 555-0100' }],
    lineId: 'line-1',
    wordings: [{ id: 'w', name: 'Offer a time', body: 'Does 10 AM suit you?' }],
  },
};

export const CALLS: CallsPage = {
  rows: [
    {
      id: 'c',
      at: 1,
      atSaid: 'Mon, Nov 23, 2:45 PM',
      callerSaid: '(312) 555-0123',
      line: 'Front desk',
      outcome: 'missed',
      outcomeSaid: 'Missed',
      rangSeconds: 20,
      texted: 'not_texted',
      say: 'Not texted: the number is a landline.',
      reasons: ['Against: The caller’s number is a landline.'],
    },
  ],
  total: 1,
  filters: {
    lines: [],
    locations: [],
    reasons: [{ code: 'caller_landline', say: 'The caller’s number is a landline', calls: 1 }],
  },
};

export const NUMBERS: NumbersView = {
  span: { from: '2026-11-23', to: '2026-11-23', say: 'Today' },
  before: { from: '2026-11-22', to: '2026-11-22', say: 'Yesterday' },
  figures: [
    {
      name: 'missed',
      label: 'Missed',
      said: '12',
      value: 12,
      beforeSaid: '10',
      change: { direction: 'up', say: 'Up 20% from 10', good: false },
      means: 'Calls that nobody answered.',
    },
  ],
  series: [{ label: '9 AM', missed: 12, texted: 11, reached: 4 }],
  lines: [],
};

export const HEALTH: HealthView = {
  state: 'broken',
  say: 'Telnyx refuses the API key.',
  checkedSaid: 'Mon, Nov 23, 3:00 PM',
  checks: [
    {
      id: 'telnyx',
      state: 'broken',
      title: 'Telnyx refuses the API key',
      means: 'No text can leave.',
      cure: 'Make a new API key.',
    },
    { id: 'lines', state: 'ok', title: '2 of 2 lines text back', means: 'Every line is on.' },
  ],
};
