import fc from 'fast-check';
import {
  chooseWording,
  composeText,
  type FixedText,
  fixedText,
  type Situation,
} from '../../../src/wording/default-wordings';
import { businessName, GSM_BASIC, GSM_EXTENSION } from './gsm-7';

const SITUATIONS: readonly Situation[] = ['open', 'after_hours', 'holiday'];
const PROMISES = [
  'within 15 minutes',
  'within 1 hour and 30 minutes',
  'tomorrow at 10:30 AM',
  'on September 30 at 10:30 AM',
];
const OPENINGS = [
  'at 1:00 PM',
  'Monday at 8:00 AM',
  'Wednesday at 10:30 AM',
  'on September 30 at 10:30 AM',
];
const HOLIDAYS = [
  'Christmas Day',
  'Martin Luther King Jr. Day',
  "Indigenous Peoples' Day / Columbus Day",
];

const fields = (name: fc.Arbitrary<string>) =>
  fc.record(
    {
      business: name,
      promise: fc.constantFrom(...PROMISES),
      opening: fc.constantFrom(...OPENINGS),
      holiday: fc.constantFrom(...HOLIDAYS),
      location: fc.constant('Springfield'),
      callback_number: fc.constant('+1 (202) 555-0133'),
    },
    { requiredKeys: ['business'] },
  );

describe('the text-back of a line without wordings of its own', () => {
  it.each<[Situation, boolean, string]>([
    [
      'open',
      true,
      "Ann's Plumbing: sorry we missed your call. Tell us here what you need and we'll answer within 15 minutes. Text STOP to opt out.",
    ],
    [
      'open',
      false,
      "Ann's Plumbing: sorry we missed your call. Tell us here what you need and we'll answer within 15 minutes.",
    ],
    [
      'after_hours',
      true,
      "Ann's Plumbing: sorry we missed your call, we're closed now. Reply here and we'll answer once we open Monday at 8:00 AM. Text STOP to opt out.",
    ],
    [
      'holiday',
      false,
      "Ann's Plumbing: sorry we missed your call, we're closed for Labor Day. Reply here and we'll answer once we open Monday at 8:00 AM.",
    ],
  ])('in the situation "%s", first contact %s', (situation, firstContact, text) => {
    const composed = composeText({
      situation,
      firstContact,
      fields: {
        business: 'Ann’s Plumbing',
        promise: 'within 15 minutes',
        opening: 'Monday at 8:00 AM',
        holiday: 'Labor Day',
      },
    });
    expect(composed).toMatchObject({
      text,
      situation,
      source: 'default',
      segments: { encoding: 'GSM-7', segments: 1 },
    });
    expect(composed).not.toHaveProperty('fellBack');
  });

  it('gives up words before it costs a second segment, and the promise last', () => {
    const { text, segments } = composeText({
      situation: 'holiday',
      firstContact: true,
      fields: {
        business: 'Worcestershire Heating & Drains',
        opening: 'on September 30 at 10:30 AM',
        holiday: HOLIDAYS[2] ?? '',
      },
    });
    expect(text).toBe(
      "Worcestershire Heating & Drains: sorry, we're closed. Reply here and we'll answer once we open on September 30 at 10:30 AM. Text STOP to opt out.",
    );
    expect(segments.segments).toBe(1);
  });

  it('is one segment, names the business and has no hole, whatever is known', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SITUATIONS),
        fc.boolean(),
        fields(businessName(GSM_BASIC + GSM_EXTENSION)),
        (situation, firstContact, known) => {
          const { text, segments, source } = composeText({
            situation,
            firstContact,
            fields: known,
          });
          expect(source).toBe('default');
          expect(segments).toMatchObject({ encoding: 'GSM-7', segments: 1 });
          expect(text.startsWith(known.business)).toBe(true);
          const words = text.slice(known.business.length);
          expect(words).not.toMatch(/ {2}|\{\{|\}\}|[[\]]|undefined| [,.!?:]|[,:]\s*[.!?]|\.\./);
          if (firstContact) expect(text).toMatch(/Text STOP to opt out\.$/);
          else expect(words).not.toContain('STOP');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('says when the reply comes, for every name of up to 30 letters, signs and digits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SITUATIONS),
        fc.boolean(),
        fields(businessName(GSM_BASIC)),
        (situation, firstContact, known) => {
          const { text } = composeText({ situation, firstContact, fields: known });
          const when = situation === 'open' ? known.promise : known.opening;
          if (when !== undefined) expect(text).toContain(`${when}.`);
          expect(text).toMatch(/we'll answer/);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('counts honestly where a name needs UCS-2', () => {
    const { segments } = composeText({
      situation: 'open',
      firstContact: true,
      fields: { business: 'Žižka 🔧' },
    });
    expect(segments).toMatchObject({
      encoding: 'UCS-2',
      segments: 2,
      unicodeCause: ['Ž', 'ž', '🔧'],
    });
  });
});

describe('the text-back of a line with wordings of its own', () => {
  const known = { business: 'Joe', promise: 'within 15 minutes' };
  const own = (open: string, firstContact = true) =>
    composeText({ situation: 'open', firstContact, fields: known, ownTemplates: { open } });

  it('uses them for their situation only', () => {
    expect(own('Joe here, back {{promise}}!')).toMatchObject({
      text: 'Joe here, back within 15 minutes! Text STOP to opt out.',
      source: 'own',
    });
    const closed = composeText({
      situation: 'after_hours',
      firstContact: false,
      fields: known,
      ownTemplates: { open: 'Hi' },
    });
    expect(closed.source).toBe('default');
    expect(closed).not.toHaveProperty('fellBack');
  });

  it.each([
    ['a text without an end', 'Joe here', 'Joe here. Text STOP to opt out.'],
    ['a text that stops by', 'Stop by our shop!', 'Stop by our shop! Text STOP to opt out.'],
    ['a text that tells how', 'Joe here. Reply "STOP" to end.', 'Joe here. Reply "STOP" to end.'],
    [
      'a text that tells how in small letters',
      'Joe here. text stop to unsubscribe',
      'Joe here. text stop to unsubscribe',
    ],
    [
      'a text whose sentence about it fell away',
      'Joe here. {{holiday}} or reply STOP.',
      'Joe here. Text STOP to opt out.',
    ],
  ])('adds the opt-out words on first contact where they lack: %s', (_name, open, text) => {
    expect(own(open).text).toBe(text);
  });

  it('is not fooled by a business whose name sounds like the opt-out words', () => {
    const { text } = composeText({
      situation: 'open',
      firstContact: true,
      fields: { business: 'Text Stop' },
      ownTemplates: { open: '{{business}} here.' },
    });
    expect(text).toBe('Text Stop here. Text STOP to opt out.');
  });

  it.each([
    ['cannot be read', 'Hi {{nmae}}', /no field "nmae"/],
    ['comes out empty', 'Closed for {{holiday}}.', /needs a field that is empty/],
    ['is longer than Telnyx takes', '🙂'.repeat(400), /takes \d+ segments; a text can have 10/],
  ])('falls back to the default and says why when the wording %s', (_name, open, why) => {
    const composed = own(open);
    expect(composed).toMatchObject({ source: 'default', fellBack: expect.stringMatching(why) });
    expect(composed.text).toMatch(
      /^Joe: sorry we missed your call\..*within 15 minutes\. Text STOP to opt out\.$/,
    );
  });

  it('takes a blank wording for none', () => {
    expect(chooseWording({ situation: 'open', own: { open: ' ' } })).not.toHaveProperty('fellBack');
    expect(own(' ')).not.toHaveProperty('fellBack');
  });

  it('always has a text to send, and on first contact always one that tells how to stop', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SITUATIONS),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (situation, wording) => {
          const { text } = composeText({
            situation,
            firstContact: true,
            fields: known,
            ownTemplates: { [situation]: wording },
          });
          expect(text.toUpperCase()).toContain('STOP');
        },
      ),
    );
  });
});

describe('the answers to STOP, START and HELP', () => {
  const callback_number = '+1 (202) 555-0133';
  it.each<[FixedText, string]>([
    ['opt_out_confirmation', "Joe: you won't get more texts from us. Text START to undo."],
    ['opt_in_confirmation', "Joe: you'll get our texts again. Text STOP to opt out."],
    [
      'help_answer',
      'Joe: we text callers we missed. Reply here or call +1 (202) 555-0133. Text STOP to opt out.',
    ],
  ])('%s', (kind, text) => {
    expect(fixedText(kind, { business: 'Joe', callback_number }).text).toBe(text);
  });

  it('need one segment, with or without a number to call', () => {
    const kinds = fc.constantFrom<FixedText>(
      'opt_out_confirmation',
      'opt_in_confirmation',
      'help_answer',
    );
    fc.assert(
      fc.property(kinds, businessName(GSM_BASIC), fc.boolean(), (kind, business, callable) => {
        const { text, segments } = fixedText(
          kind,
          callable ? { business, callback_number } : { business },
        );
        expect(segments).toMatchObject({ encoding: 'GSM-7', segments: 1 });
        expect(text.startsWith(business)).toBe(true);
        expect(text.slice(business.length)).not.toMatch(/ {2}|\{\{|[[\]]/);
      }),
    );
  });
});
