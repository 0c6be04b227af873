import fc from 'fast-check';
import { type ContactHistory, contactProperties } from '../../../src/crm/contact-properties';
import { CONTACT_KEY, CONTACT_PROPERTIES } from '../../../src/crm/property-definitions';

const HOUR = 3_600_000;
const history = (change: Partial<ContactHistory> = {}): ContactHistory => ({
  missedCalls: 2,
  lastMissedAt: 5 * HOUR,
  lastTextBackAt: undefined,
  lastFailedTextAt: undefined,
  firstReplyAt: undefined,
  optedOut: undefined,
  lead: { openedAt: 5 * HOUR, reachedAt: undefined, closedAs: undefined },
  ...change,
});
const status = (change: Partial<ContactHistory>): string | undefined =>
  contactProperties(history(change))['ringback_recovery_status'];

describe('the contact properties', () => {
  test('tell how far the latest lead has come', () => {
    expect(status({})).toBe('missed');
    expect(status({ lastFailedTextAt: 5 * HOUR + 1 })).toBe('failed');
    expect(status({ lastTextBackAt: 5 * HOUR + 1 })).toBe('texted');
    expect(status({ lastTextBackAt: 5 * HOUR + 1, firstReplyAt: 6 * HOUR })).toBe('replied');
    expect(status({ lead: { openedAt: 5 * HOUR, reachedAt: 6 * HOUR, closedAs: 'reached' } })).toBe(
      'reached',
    );
    expect(status({ optedOut: true, firstReplyAt: 6 * HOUR })).toBe('opted_out');
    expect(status({ lead: undefined })).toBeUndefined();
  });

  test('a text of an earlier lead says nothing about this one', () => {
    expect(status({ lastTextBackAt: 1 * HOUR })).toBe('missed');
  });

  test('count and date what reports need', () => {
    expect(
      contactProperties(
        history({
          lastTextBackAt: 5 * HOUR + 2_000,
          firstReplyAt: 5 * HOUR + 60_000,
          lead: { openedAt: 5 * HOUR, reachedAt: 5 * HOUR + 90_000, closedAs: 'reached' },
        }),
      ),
    ).toEqual({
      ringback_missed_calls: '2',
      ringback_last_missed_call: String(5 * HOUR),
      ringback_recovery_status: 'reached',
      ringback_last_text_back: String(5 * HOUR + 2_000),
      ringback_first_reply: String(5 * HOUR + 60_000),
      ringback_minutes_to_reach: '2',
      ringback_reached_at: String(5 * HOUR + 90_000),
    });
  });

  test('are properties that the install makes, with values HubSpot takes', () => {
    const moment = fc.option(fc.nat(), { nil: undefined });
    fc.assert(
      fc.property(
        fc.record({
          missedCalls: fc.nat(),
          lastMissedAt: moment,
          lastTextBackAt: moment,
          lastFailedTextAt: moment,
          firstReplyAt: moment,
          optedOut: fc.boolean(),
          lead: fc.option(
            fc.record({
              openedAt: fc.nat(),
              reachedAt: moment,
              closedAs: fc.constantFrom(undefined, 'reached', 'lost'),
            }),
            { nil: undefined },
          ),
        }),
        (any) => {
          const definitions = new Map(
            CONTACT_PROPERTIES.map((definition) => [definition.name, definition]),
          );
          for (const [name, value] of Object.entries(contactProperties(any))) {
            expect(name).not.toBe(CONTACT_KEY);
            const definition = definitions.get(name);
            expect(definition).toBeDefined();
            if (definition?.options)
              expect(definition.options.map((option) => option.value)).toContain(value);
            else expect(value).toMatch(/^\d+$/);
          }
        },
      ),
    );
  });
});
