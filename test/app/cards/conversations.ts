import type { ConversationView, TextEntry } from '../../../src/api/conversation';

/** Monday 23 November 2026, 15:00 in Chicago. */
export const NOW = Date.UTC(2026, 10, 23, 21, 0);

/** A caller's text. */
export function fromCaller(id: string, body: string): TextEntry {
  return {
    kind: 'text',
    id,
    at: NOW - 60_000,
    atSaid: '2:59 PM',
    direction: 'in',
    body,
    mediaUrls: [],
    by: 'Maria Lopez',
  };
}

/** A text of the business. */
export function fromUs(id: string, body: string, more: Partial<TextEntry> = {}): TextEntry {
  return {
    ...fromCaller(id, body),
    direction: 'out',
    by: 'Ringback',
    line: 'Front desk',
    delivery: { tone: 'success', say: 'Delivered' },
    ...more,
  };
}

/** Maria called, nobody answered, Ringback texted, she wrote back: it is the business's turn. */
export function engaged(more: Partial<ConversationView> = {}): ConversationView {
  return {
    kind: 'conversation',
    conversationId: '5d1f1c0e-0000-4000-8000-000000000001',
    version: '1',
    now: NOW,
    caller: { number: '+13125550123', numberSaid: '(312) 555-0123', otherNumbersSaid: [] },
    lead: {
      id: '5d1f1c0e-0000-4000-8000-000000000002',
      state: 'engaged',
      openedSaid: '2:45 PM',
      ownerId: '77',
    },
    nextStep: {
      say: 'Answer Maria: she asked “Can you come on Tuesday?”',
      turn: 'us',
      due: { at: NOW + 720_000, atSaid: '3:12 PM', leftMs: 720_000, runsUntil: NOW + 7_200_000 },
    },
    warnings: [],
    thread: [
      {
        kind: 'call',
        id: 'call-1',
        at: NOW - 900_000,
        atSaid: '2:45 PM',
        outcome: 'missed',
        say: 'Missed call to Front desk, rang 18 seconds',
        verdict: { say: 'Texted 6 seconds later.', reasons: ['Nobody answered.', 'A mobile.'] },
      },
      fromUs('text-1', 'Sorry we missed you. How can we help?'),
      fromCaller('text-2', 'Can you come on Tuesday?'),
    ],
    hasEarlier: false,
    answerBox: {
      lines: [
        { id: 'line-1', name: 'Front desk', numberSaid: '(773) 555-0100' },
        { id: 'line-2', name: 'Service', numberSaid: '(773) 555-0101' },
      ],
      lineId: 'line-1',
      wordings: [
        { id: 'w-1', name: 'Ask for the address', body: 'Hi Maria, what is the address?' },
        { id: 'w-2', name: 'Offer a time', body: 'Hi Maria, does 10 AM suit you?' },
      ],
    },
    owners: [
      { id: '77', name: 'Sam Reed' },
      { id: '78', name: 'Ana Ruiz' },
    ],
    automationPaused: false,
    ...more,
  };
}
