import fc from 'fast-check';
import { countSegments } from '../../../src/wording/segments';
import { GSM_BASIC, GSM_EXTENSION, modelSegments } from './gsm-7';

describe('counting the segments of a text', () => {
  it.each([
    ['nothing', '', 'GSM-7', 0, 0, 160],
    ['one letter', 'a', 'GSM-7', 1, 1, 160],
    ['a full segment', 'a'.repeat(160), 'GSM-7', 1, 160, 160],
    ['one letter more', 'a'.repeat(161), 'GSM-7', 2, 161, 153],
    ['two full segments', 'a'.repeat(306), 'GSM-7', 2, 306, 153],
    ['ten full segments', 'a'.repeat(1530), 'GSM-7', 10, 1530, 153],
    ['more than Telnyx takes', 'a'.repeat(1531), 'GSM-7', 11, 1531, 153],
    ['characters of the extension table', '{}[]~^|\\€', 'GSM-7', 1, 18, 160],
    ['eighty euro signs', '€'.repeat(80), 'GSM-7', 1, 160, 160],
    ['eighty-one euro signs', '€'.repeat(81), 'GSM-7', 2, 162, 153],
    ['letters with accents that GSM-7 has', 'Señor Müller, à la carte', 'GSM-7', 1, 24, 160],
    ['a full segment with an emoji', `${'a'.repeat(68)}🙂`, 'UCS-2', 1, 70, 70],
    ['an emoji at the edge', `${'a'.repeat(69)}🙂`, 'UCS-2', 2, 71, 67],
    ['an extension character beside an emoji is one unit', '[🙂', 'UCS-2', 1, 3, 70],
    [
      'an emoji is not split between segments',
      `${'a'.repeat(66)}🙂${'a'.repeat(66)}`,
      'UCS-2',
      3,
      134,
      67,
    ],
    [
      'one letter under more marks than a segment holds',
      `e${'\u0301'.repeat(140)}`,
      'UCS-2',
      3,
      141,
      67,
    ],
    ['half an emoji', '\uD83D', 'UCS-2', 1, 1, 70],
  ])('%s', (_name, text, encoding, segments, characters, perSegment) => {
    expect(countSegments(text)).toMatchObject({ encoding, segments, characters, perSegment });
  });

  it('names the characters that forced UCS-2, each once', () => {
    expect(countSegments('Joe’s 🔧 shop’s').unicodeCause).toEqual(['’', '🔧']);
    expect(countSegments("Joe's shop")).not.toHaveProperty('unicodeCause');
  });

  it('agrees with the tables of the standard on GSM-7 texts', () => {
    const gsm = fc.array(fc.constantFrom(...GSM_BASIC, ...GSM_EXTENSION), { maxLength: 500 });
    fc.assert(
      fc.property(gsm, (characters) => {
        const count = countSegments(characters.join(''));
        expect(count.encoding).toBe('GSM-7');
        expect(count.segments).toBe(modelSegments(characters.join('')));
      }),
    );
  });

  it('agrees with the tables of the standard on texts with letters of other scripts and emoji', () => {
    const mixed = fc.array(fc.constantFrom(...'aZ €[', 'я', '中', '’', '🙂', '🔧'), {
      maxLength: 250,
    });
    fc.assert(
      fc.property(mixed, (characters) => {
        expect(countSegments(characters.join('')).segments).toBe(
          modelSegments(characters.join('')),
        );
      }),
    );
  });

  it('never counts less than the standard, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(countSegments(text).segments).toBeGreaterThanOrEqual(modelSegments(text));
      }),
    );
  });
});
