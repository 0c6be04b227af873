import fc from 'fast-check';
import { localCount } from '../../../app/cards/answer-box/local-count';
import { countSegments } from '../../../src/wording/segments';

describe('the count beside the answer box', () => {
  test('is the carrier’s for every text of one segment, and never too high for a longer one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const here = localCount(text);
        const there = countSegments(text);
        expect(here.encoding).toBe(there.encoding);
        expect(here.characters).toBe(there.characters);
        expect(here.segments).toBeLessThanOrEqual(there.segments);
        expect(here.segments === 1).toBe(there.segments === 1);
      }),
    );
  });

  test.each([
    ['', 'GSM-7', 0, 0],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['price in €', 'GSM-7', 11, 1],
    ['Thanks 👍', 'UCS-2', 9, 1],
    ['שלום', 'UCS-2', 4, 1],
  ])('%p is %s, %d characters, %d segments', (text, encoding, characters, segments) => {
    expect(localCount(text)).toMatchObject({ encoding, characters, segments });
  });
});
