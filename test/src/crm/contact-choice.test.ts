import fc from 'fast-check';
import {
  type ContactCandidate,
  chooseContact,
  chooseContacts,
} from '../../../src/crm/contact-choice';
import { type E164, parseE164 } from '../../../src/phone/e164';

function e164(text: string): E164 {
  const number = parseE164(text);
  if (number === undefined) throw new Error(`${text} is no phone number.`);
  return number;
}

const caller = e164('+13125550123');
const SPELLINGS = [
  '+13125550123',
  '(312) 555-0123',
  '312.555.0123',
  '1-312-555-0123',
  '+1 312 555 0123 ext. 12',
];
const OTHERS = ['+33312555012', '312 555 0124', '+443125550123', 'ask reception', ''];

const carrier = fc.record({
  id: fc.integer({ min: 1, max: 10_000 }).map(String),
  modifiedAt: fc.integer({ min: 0, max: 5 }),
  numbers: fc
    .tuple(fc.constantFrom(...SPELLINGS), fc.constantFrom(...OTHERS))
    .map((numbers) => [...numbers]),
});
const stranger = fc.record({
  id: fc.integer({ min: 20_000, max: 30_000 }).map(String),
  modifiedAt: fc.integer({ min: 0, max: 5 }),
  numbers: fc.array(fc.constantFrom(...OTHERS)),
});
const unique = (candidates: ContactCandidate[]): ContactCandidate[] => [
  ...new Map(candidates.map((candidate) => [candidate.id, candidate])).values(),
];

describe('choosing the caller’s contact among candidates', () => {
  test.each(SPELLINGS)('%s is the caller', (spelling) => {
    const contact = { id: '7', modifiedAt: 0, numbers: [spelling] };
    expect(chooseContact(caller, [contact], 'US')).toEqual({ kind: 'one', contact });
  });

  test('the same digits in another country are somebody else', () => {
    const french = { id: '7', modifiedAt: 0, numbers: ['+33 6 12 34 56 78'] };
    expect(chooseContact(e164('+16123456780'), [french], 'US')).toEqual({ kind: 'none' });
    expect(chooseContact(e164('+33612345678'), [french], 'US')).toEqual({
      kind: 'one',
      contact: french,
    });
  });

  test('a number without a country code is read in the portal’s country', () => {
    const contact = { id: '7', modifiedAt: 0, numbers: ['06 12 34 56 78'] };
    expect(chooseContact(e164('+33612345678'), [contact], 'FR').kind).toBe('one');
    expect(chooseContact(e164('+33612345678'), [contact], 'US').kind).toBe('none');
  });

  test('of several the last modified is taken, then the lowest id; the order they come in makes no difference', () => {
    fc.assert(
      fc.property(
        fc.array(carrier, { maxLength: 6 }).map(unique),
        fc.array(stranger, { maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (carriers, strangers, dice) => {
          const shuffled = [...carriers, ...strangers, ...carriers]
            .map((candidate) => ({ candidate, at: dice.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ candidate }) => candidate);
          const choice = chooseContact(caller, shuffled, 'US');
          const [best] = [...carriers].sort(
            (a, b) => b.modifiedAt - a.modifiedAt || Number(a.id) - Number(b.id),
          );
          if (best === undefined) expect(choice).toEqual({ kind: 'none' });
          else if (carriers.length === 1) expect(choice).toEqual({ kind: 'one', contact: best });
          else expect(choice).toEqual({ kind: 'several', contact: best, count: carriers.length });
        },
      ),
    );
  });

  test('many callers at once are chosen for as each would be alone', () => {
    const other = e164('+13125550124');
    const candidates = [
      { id: '1', modifiedAt: 1, numbers: ['(312) 555-0123'] },
      { id: '2', modifiedAt: 2, numbers: ['(312) 555-0124', '(312) 555-0123'] },
    ];
    const choices = chooseContacts([caller, other], candidates, 'US');
    for (const number of [caller, other]) {
      expect(choices.get(number)).toEqual(chooseContact(number, candidates, 'US'));
    }
  });
});
