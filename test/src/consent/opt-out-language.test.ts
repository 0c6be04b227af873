import fc from 'fast-check';
import { readConsentLanguage } from '../../../src/consent/opt-out-language';
import { REVOCATIONS } from '../../../src/consent/revocations';
import { OPT_OUTS } from './opt-outs';
import { ORDINARY_TEXTS } from './ordinary-texts';

const STOP_WORDS = [
  'STOP',
  'STOPALL',
  'STOP ALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPT OUT',
  'ARRET',
];

describe.each(Object.entries(OPT_OUTS))('an opt-out: %s', (_group, texts) => {
  it.each(texts.map((text) => [text]))('%j', (text) => {
    expect(readConsentLanguage(text).kind).toBe('opt_out');
  });
});

describe.each(Object.entries(ORDINARY_TEXTS))('no opt-out: %s', (_group, texts) => {
  it.each(texts.map((text) => [text]))('%j', (text) => {
    expect(readConsentLanguage(text)).toEqual({ kind: 'none' });
  });
});

describe('what a reading keeps for the ledger', () => {
  it('is the keyword, or the sentence as it was written', () => {
    expect(readConsentLanguage(' stop, please!')).toEqual({
      kind: 'opt_out',
      by: 'keyword',
      words: 'STOP',
    });
    expect(readConsentLanguage('Hi Joe. Please don’t text me again! Bye')).toEqual({
      kind: 'opt_out',
      by: 'plain_words',
      words: 'Please don’t text me again!',
    });
  });

  it('is never more than 200 characters', () => {
    const reading = readConsentLanguage(`stop texting me ${'really '.repeat(100)}`);
    expect(reading.kind === 'opt_out' && reading.words.length).toBe(200);
  });
});

describe('START and HELP', () => {
  it.each(['START', 'start', 'Start!', 'UNSTOP', 'start please', '"Unstop"'])(
    '%j gives consent back',
    (text) => {
      expect(readConsentLanguage(text).kind).toBe('opt_in');
    },
  );

  it.each(['HELP', 'help?', 'Info', 'INFO please', 'ayuda', 'Aide'])('%j asks for help', (text) => {
    expect(readConsentLanguage(text).kind).toBe('help');
  });

  it('yes gives nothing back, because a business asks all sorts of questions', () => {
    expect(readConsentLanguage('YES')).toEqual({ kind: 'none' });
  });

  it('a text that says both stop and start stops', () => {
    expect(readConsentLanguage('START. No, stop.').kind).toBe('opt_out');
  });
});

describe('a keyword', () => {
  const noise = fc
    .array(
      fc.constantFrom(
        ' ',
        '\n',
        '.',
        '!',
        '?',
        ',',
        '"',
        '“',
        '”',
        '*',
        '🙏',
        '🛑',
        '(',
        ')',
        '\u200b',
        '\u00a0',
      ),
      { maxLength: 5 },
    )
    .map((characters) => characters.join(''));

  it('is read in any case, with any space, punctuation, quotes or emoji around it', () => {
    const mixedCase = fc
      .tuple(fc.constantFrom(...STOP_WORDS), fc.infiniteStream(fc.boolean()))
      .map(([word, raise]) =>
        [...word].map((c) => (raise.next().value ? c.toUpperCase() : c.toLowerCase())).join(''),
      );
    fc.assert(
      fc.property(noise, mixedCase, noise, (before, word, after) => {
        expect(readConsentLanguage(before + word + after)).toMatchObject({
          kind: 'opt_out',
          by: 'keyword',
        });
      }),
      { numRuns: 500 },
    );
  });

  it('stands before any sentence of its own that follows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (rest) => {
        expect(readConsentLanguage(`Stop.\n${rest}`).kind).toBe('opt_out');
      }),
    );
  });
});

describe('any text', () => {
  it('gets a reading, the same every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        expect(readConsentLanguage(text)).toEqual(readConsentLanguage(text));
      }),
    );
  });

  it('made of the words of the rules gets one too', () => {
    const word = fc.constantFrom(
      ...'stop dont text me texting please you not the my number off take list send wrong no more call and or ? . , STOP'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        expect(['opt_out', 'opt_in', 'help', 'none']).toContain(
          readConsentLanguage(words.join(' ')).kind,
        );
      }),
    );
  });

  it.each([
    ['one word over and over', 'stop the '],
    ['the start of a rule over and over', 'dont ever keep be call or '],
    ['lists over and over', 'take me off of your the '],
    ['letters with spaces', 's t o p '],
    ['spaces', ' '],
    ['commas', ','],
    ['dashes', ' - '],
    ['marks', '\u0301'],
    ['quotes', '“"'],
    ['line breaks', '\n>'],
    ['one ligature that unfolds to many letters', '\ufdfa'],
    ['reactions', 'reacted '],
    ['courtesies', 'please can you '],
  ])('is read at once, however long: %s', (_name, piece) => {
    const started = performance.now();
    readConsentLanguage(piece.repeat(100_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the table of revocations', () => {
  it('gives each rule one name and a reason', () => {
    expect(new Set(REVOCATIONS.map(({ name }) => name)).size).toBe(REVOCATIONS.length);
    for (const { because } of REVOCATIONS) expect(because.length).toBeGreaterThan(15);
  });
});
