import fc from 'fast-check';
import { countSegments } from '../../../src/wording/segments';
import { plainCharacters } from '../../../src/wording/smart-characters';

describe('plain characters in the place of typographic ones', () => {
  it.each([
    ['quotes', '“Joe’s” ‘best’', "\"Joe's\" 'best'"],
    ['dashes and dots', 'Mon–Fri — always…', 'Mon-Fri - always...'],
    ['spaces that do not break', '8:00\u202fAM\u00a0today', '8:00 AM today'],
    ['characters nobody sees', 'a\u200bb\u00adc\ufeff', 'abc'],
    ['spaces of every width', 'a\u2003b\u200ac', 'a b c'],
  ])('%s', (_name, typographic, plain) => {
    expect(plainCharacters(typographic)).toBe(plain);
    expect(countSegments(plainCharacters(typographic)).encoding).toBe('GSM-7');
  });

  it('leaves emoji, also those of several parts, and letters of any script alone', () => {
    for (const text of ['👩‍🔧 🙂', 'Crêperie Žižka', '中文', 'Привет'])
      expect(plainCharacters(text)).toBe(text);
  });

  it('never touches a text of GSM-7 letters, and twice is the same as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainCharacters(text);
        expect(plainCharacters(plain)).toBe(plain);
        if (countSegments(text).encoding === 'GSM-7') expect(plain).toBe(text);
      }),
    );
  });
});
