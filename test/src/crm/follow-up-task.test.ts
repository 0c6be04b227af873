import { type FollowUpFacts, followUpTask } from '../../../src/crm/follow-up-task';
import { parseE164 } from '../../../src/phone/e164';

const caller = parseE164('+13125550123');
if (caller === undefined) throw new Error('no phone number');
const at = Date.parse('2026-11-23T20:31:00Z');

const facts = (change: Partial<FollowUpFacts> = {}): FollowUpFacts => ({
  caller,
  homeCountry: 'US',
  timeZone: 'America/Chicago',
  lineName: 'Main Street',
  missedCalls: 1,
  lastMissedAt: at,
  textBack: { kind: 'sent', at: at + 2_000 },
  lastReply: undefined,
  dueAt: at + 15 * 60_000,
  closedAs: undefined,
  ...change,
});

describe('the follow-up task', () => {
  test('texted, no reply yet: call back', () => {
    expect(followUpTask(facts())).toEqual({
      subject: 'Call back (312) 555-0123 – missed call Mon, Nov 23, 2:31 PM, texted, no reply yet',
      body: [
        'Missed call Mon, Nov 23, 2:31 PM on Main Street.',
        'Texted back Mon, Nov 23, 2:31 PM.',
        'Due Mon, Nov 23, 2:46 PM.',
      ],
      type: 'CALL',
      priority: 'MEDIUM',
      status: 'NOT_STARTED',
    });
  });

  test('not texted: says why, and is urgent because the caller heard nothing', () => {
    const task = followUpTask(
      facts({
        textBack: {
          kind: 'not_sent',
          sentence: 'The number is a landline or cannot receive texts. Call them back.',
        },
      }),
    );
    expect(task.subject).toBe(
      'Call back (312) 555-0123 – missed call Mon, Nov 23, 2:31 PM, not texted',
    );
    expect(task.body).toContain(
      'Not texted: the number is a landline or cannot receive texts. Call them back.',
    );
    expect(task.priority).toBe('HIGH');
  });

  test('a text of unknown fate is told as such', () => {
    const task = followUpTask(facts({ textBack: { kind: 'unconfirmed' } }));
    expect(task.subject).toContain('text not confirmed');
    expect(task.body.join(' ')).toContain('We could not confirm that the text back was sent.');
  });

  test('they wrote: answer them, with their words', () => {
    const task = followUpTask(
      facts({ lastReply: { at: at + 60_000, text: 'Can you come\ntomorrow?' } }),
    );
    expect(task).toMatchObject({
      subject: 'Reply to (312) 555-0123 – they wrote: “Can you come tomorrow?”',
      type: 'TODO',
      priority: 'HIGH',
    });
    expect(task.body).toContain('They replied Mon, Nov 23, 2:32 PM: “Can you come tomorrow?”');
  });

  test('a picture without words is a reply too', () => {
    expect(followUpTask(facts({ lastReply: { at, text: ' ' } })).subject).toContain(
      'they wrote: (a picture)',
    );
  });

  test('several calls are counted, a long message is cut', () => {
    expect(followUpTask(facts({ missedCalls: 3 })).subject).toContain(
      '3 missed calls, last Mon, Nov 23, 2:31 PM',
    );
    const long = followUpTask(facts({ lastReply: { at, text: 'word '.repeat(400) } }));
    expect(long.subject.length).toBeLessThanOrEqual(200);
    expect(long.subject).toContain('…');
  });

  test('a closed lead’s task is done and says how it ended', () => {
    const task = followUpTask(facts({ closedAs: 'opted_out' }));
    expect(task.status).toBe('COMPLETED');
    expect(task.body).toContain('Done: opted out.');
  });

  test('a lead without a call has nothing to say about one', () => {
    const task = followUpTask(
      facts({
        missedCalls: 0,
        lastMissedAt: undefined,
        textBack: { kind: 'none' },
        lastReply: { at, text: 'Hi' },
      }),
    );
    expect(task.body).toEqual([
      'They replied Mon, Nov 23, 2:31 PM: “Hi”',
      'Due Mon, Nov 23, 2:46 PM.',
    ]);
  });
});
