import { type CallNoteFacts, callNote } from '../../../src/crm/call-note';
import { placeholderName } from '../../../src/crm/caller-name';
import { textNote } from '../../../src/crm/text-note';
import { parseE164 } from '../../../src/phone/e164';

const caller = parseE164('+13125550123');
if (caller === undefined) throw new Error('no phone number');
const at = Date.parse('2026-11-23T20:31:00Z');

const call = (change: Partial<CallNoteFacts> = {}): CallNoteFacts => ({
  caller,
  homeCountry: 'US',
  timeZone: 'America/Chicago',
  lineName: 'Main Street',
  mode: 'observe',
  outcome: 'missed',
  outcomeBecause: 'The caller hung up before anybody answered.',
  startedAt: at,
  answeredAt: undefined,
  endedAt: at + 22_000,
  textBack: { kind: 'sent', at: at + 24_000 },
  ...change,
});

describe('a call in words', () => {
  test('a missed call: what happened, how long it rang, what was done; nobody talked', () => {
    expect(callNote(call())).toEqual({
      title: 'Missed call from (312) 555-0123 to Main Street',
      body: [
        'The caller hung up before anybody answered.',
        'It rang for 22 seconds.',
        'Texted back Mon, Nov 23, 2:31 PM.',
      ],
      talkMs: 0,
    });
  });

  test('a forwarded call: the ringing before it got here is not known', () => {
    expect(callNote(call({ mode: 'overflow' })).body.join(' ')).not.toContain('rang for');
  });

  test('an answered call: the time they talked, and nothing about texts', () => {
    const note = callNote(
      call({
        outcome: 'answered',
        outcomeBecause: 'The call was picked up.',
        answeredAt: at + 5_000,
        textBack: { kind: 'none' },
      }),
    );
    expect(note.talkMs).toBe(17_000);
    expect(note.body).toEqual(['The call was picked up.', 'It rang for 5 seconds.']);
  });

  test('a text that waits, failed or was not delivered is told', () => {
    const told = (textBack: CallNoteFacts['textBack']): string | undefined =>
      callNote(call({ textBack })).body.at(-1);
    expect(told({ kind: 'waiting', until: undefined })).toBe('A text back is on its way.');
    expect(told({ kind: 'waiting', until: at })).toBe(
      'A text back waits until Mon, Nov 23, 2:31 PM.',
    );
    expect(told({ kind: 'not_delivered', sentence: 'A carrier filtered the text as spam.' })).toBe(
      'Texted back, but not delivered: a carrier filtered the text as spam.',
    );
    expect(told({ kind: 'not_sent', sentence: 'Telnyx refuses the API key.' })).toBe(
      'Not texted: Telnyx refuses the API key.',
    );
  });
});

describe('a text in words', () => {
  test('the first words tell the direction', () => {
    expect(textNote({ direction: 'received', text: 'Hello', pictures: 0 })).toEqual([
      'Text received: Hello',
    ]);
    const sent = {
      direction: 'sent',
      text: 'Sorry we missed you',
      pictures: 0,
      notDelivered: undefined,
      elsewhere: false,
    } as const;
    expect(textNote(sent)).toEqual(['Text sent: Sorry we missed you']);
    expect(textNote({ ...sent, elsewhere: true })).toEqual([
      'Text sent with another tool: Sorry we missed you',
    ]);
    expect(textNote({ ...sent, notDelivered: 'The carrier could not deliver the text.' })).toEqual([
      'Text not delivered: The carrier could not deliver the text.',
      'It said: Sorry we missed you',
    ]);
  });

  test('pictures are mentioned', () => {
    expect(textNote({ direction: 'received', text: '', pictures: 1 })).toEqual([
      'Text received: (1 attachment)',
    ]);
    expect(textNote({ direction: 'received', text: 'See', pictures: 2 })).toEqual([
      'Text received: See (2 attachments)',
    ]);
  });
});

describe('a caller nobody knows', () => {
  test('has a name that a rep can read', () => {
    expect(placeholderName(caller, 'US')).toEqual({
      firstName: 'Caller',
      lastName: '(312) 555-0123',
    });
    expect(placeholderName(caller, 'FR')).toEqual({
      firstName: 'Caller',
      lastName: '+1 312 555 0123',
    });
  });
});
