import fc from 'fast-check';
import { type ConsentEntry, consentNow, describeConsent } from '../../../src/consent/ledger';

const no = (
  sequence: number,
  source: ConsentEntry['source'] = 'keyword',
  words?: string,
): ConsentEntry => ({
  effect: 'opt_out',
  source,
  sequence,
  at: sequence * 1_000,
  ...(words === undefined ? {} : { words }),
});
const yes = (sequence: number, source: ConsentEntry['source'], words?: string): ConsentEntry => ({
  ...no(sequence, source, words),
  effect: 'opt_in',
});

const anyEntry = fc.record(
  {
    effect: fc.constantFrom('opt_out' as const, 'opt_in' as const),
    source: fc.constantFrom(
      'keyword' as const,
      'plain_words' as const,
      'hubspot' as const,
      'staff' as const,
      'telnyx' as const,
    ),
    at: fc.nat(),
    sequence: fc.nat({ max: 20 }),
    words: fc.constantFrom('', ' ', 'because'),
  },
  { requiredKeys: ['effect', 'source', 'at', 'sequence'] },
);

describe('whether a number may be texted', () => {
  it('is yes until somebody says no', () => {
    expect(consentNow([])).toEqual({ kind: 'not_opted_out' });
  });

  it.each(['keyword', 'plain_words', 'hubspot', 'staff', 'telnyx'] as const)(
    'is no after an opt-out by %s',
    (source) => {
      expect(consentNow([no(1, source, 'words')])).toEqual({
        kind: 'opted_out',
        since: 1_000,
        source,
        words: 'words',
      });
    },
  );

  it('is yes again after START, and no again after another STOP', () => {
    expect(consentNow([no(1), yes(2, 'keyword')]).kind).toBe('not_opted_out');
    expect(consentNow([no(1), yes(2, 'keyword'), no(3)])).toMatchObject({
      kind: 'opted_out',
      since: 3_000,
    });
  });

  it('is yes again when a person records it with a reason, and only then', () => {
    expect(consentNow([no(1), yes(2, 'staff', 'asked us on the phone to text')]).kind).toBe(
      'not_opted_out',
    );
    expect(consentNow([no(1), yes(2, 'staff')]).kind).toBe('opted_out');
    expect(consentNow([no(1), yes(2, 'staff', '  ')]).kind).toBe('opted_out');
  });

  it.each(['hubspot', 'telnyx', 'plain_words'] as const)('stays no when %s says yes', (source) => {
    expect(consentNow([no(1), yes(2, source, 'subscribed')]).kind).toBe('opted_out');
  });

  it('remembers since when and through whom, whatever was said again later', () => {
    expect(
      consentNow([no(1, 'plain_words', 'leave me alone'), no(2, 'telnyx'), no(3, 'hubspot')]),
    ).toEqual({
      kind: 'opted_out',
      since: 1_000,
      source: 'plain_words',
      words: 'leave me alone',
    });
  });

  it('goes by the order of the ledger and not by clocks or by the order in which entries are read', () => {
    const entries = [{ ...no(5), at: 1 }, { ...yes(4, 'keyword'), at: 9_000 }, no(1)];
    expect(consentNow(entries).kind).toBe('opted_out');
    fc.assert(
      fc.property(
        fc.uniqueArray(anyEntry, { selector: ({ sequence }) => sequence }),
        fc.integer(),
        (ledger, seed) => {
          const shuffled = ledger
            .map((entry, index) => ({ entry, key: Math.sin(seed + index) }))
            .sort((a, b) => a.key - b.key)
            .map(({ entry }) => entry);
          expect(consentNow(shuffled)).toEqual(consentNow(ledger));
        },
      ),
    );
  });

  it('is no whenever the last entry is an opt-out', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), anyEntry, (ledger, last) => {
        expect(consentNow([...ledger, { ...last, effect: 'opt_out', sequence: 20 }]).kind).toBe(
          'opted_out',
        );
      }),
    );
  });

  it('is never changed to yes by HubSpot, Telnyx or plain words', () => {
    const weak = anyEntry.filter(({ source }) => source !== 'keyword' && source !== 'staff');
    fc.assert(
      fc.property(fc.array(anyEntry), fc.array(weak), (ledger, later) => {
        const before = consentNow(ledger);
        const after = consentNow([
          ...ledger,
          ...later.map((entry) => ({ ...entry, sequence: entry.sequence + 21 })),
        ]);
        if (before.kind === 'opted_out') expect(after).toEqual(before);
      }),
    );
  });
});

describe('the sentence about consent', () => {
  it.each<[string, ConsentEntry[]]>([
    ['The caller has not opted out.', []],
    ['The caller texted the word that ends all texts: “STOP”.', [no(1, 'keyword', 'STOP')]],
    [
      'The caller asked not to be texted: “leave me alone”.',
      [no(1, 'plain_words', 'leave  me\nalone')],
    ],
    ['The contact is opted out of texts in HubSpot.', [no(1, 'hubspot')]],
    [
      'A person of the business recorded that this caller must not be texted.',
      [no(1, 'staff', ' ')],
    ],
    ['Telnyx reports that the caller opted out.', [no(1, 'telnyx')]],
  ])('%s', (sentence, entries) => {
    expect(describeConsent(consentNow(entries))).toBe(sentence);
  });
});
