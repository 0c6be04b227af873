import fc from 'fast-check';
import mobileExamples from 'libphonenumber-js/examples.mobile.json';
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
} from 'libphonenumber-js/max';
import {
  countryOf,
  type E164,
  formatForPeople,
  nationalDigits,
  parseE164,
} from '../../../src/phone/e164';

function e164(text: string): E164 {
  const number = parseE164(text);
  if (number === undefined) throw new Error(`${text} is no number.`);
  return number;
}

const written = fc.stringMatching(/^[+0-9() .\-/]{0,24}$/);
const international = fc
  .tuple(
    fc.constantFrom(...getCountries().map((code) => getCountryCallingCode(code))),
    fc.stringMatching(/^[0-9]{6,11}$/),
  )
  .map(([code, digits]) => `+${code}${digits}`);
const country = fc.constantFrom<CountryCode | undefined>(undefined, ...getCountries());

describe('reading a phone number', () => {
  it.each<[string, string, CountryCode | undefined, string]>([
    ['international digits', '+13125550001', undefined, '+13125550001'],
    ['dashes, as Telnyx once shows them', '+1-202-555-0133', undefined, '+12025550133'],
    ['brackets and spaces', ' +1 (202) 555 0133 ', undefined, '+12025550133'],
    [
      'no-break spaces and long dashes',
      '+1\u00a0202\u2011555\u20130133',
      undefined,
      '+12025550133',
    ],
    ['a SIP address', 'sip:+13125550001@sip.example', undefined, '+13125550001'],
    ['a national number at home', '(312) 555-0001', 'US', '+13125550001'],
    ['a national number with its trunk digit', '020 7946 0000', 'GB', '+442079460000'],
    ['a trunk digit that should not be there', '+44 (0)20 7946 0000', undefined, '+442079460000'],
    ['an international prefix', '011 44 20 7946 0000', 'US', '+442079460000'],
    ['an area code that no table has yet', '+15552000000', undefined, '+15552000000'],
    ['a range kept for films', '+447700900123', undefined, '+447700900123'],
    ['a freephone number of no country', '+80012345678', undefined, '+80012345678'],
  ])('takes %s', (_what, text, home, number) => {
    expect(parseE164(text, home)).toBe(number);
  });

  it.each<[string, string, CountryCode | undefined]>([
    ['nothing', '', undefined],
    ['a word', 'anonymous', undefined],
    ['a number among words', 'call +13125550001', undefined],
    ['an extension', '+13125550001 ext. 5', undefined],
    ['letters for digits', '+1-800-FLOWERS', undefined],
    ['digits of another script', '+١٣١٢٥٥٥٠٠٠١', undefined],
    ['a plus in the middle', '1+3125550001', 'US'],
    ['a national number of no known country', '3125550001', undefined],
    ['too few digits', '+1312555000', undefined],
    ['a number with two trunk digits', '+44 00 20 7946 0000', undefined],
    ['too many digits', '+131255500011', undefined],
    ['a country code that does not exist', '+99913125550001', undefined],
    ['a subscriber number without its area code', '5550001', 'US'],
    ['an emergency number', '911', 'US'],
    ['a SIP user with a name', 'sip:reception@192.0.2.10', 'US'],
    ['the address of a machine', 'sip:192.168.10.12', 'DE'],
  ])('refuses %s', (_what, text, home) => {
    expect(parseE164(text, home)).toBeUndefined();
  });

  it('never throws, and gives E.164 or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), written), country, (text, home) => {
        const number = parseE164(text, home);
        if (number !== undefined) expect(number).toMatch(/^\+[1-9][0-9]{6,14}$/);
      }),
      { numRuns: 500 },
    );
  });

  it('reads its own result as the same number', () => {
    fc.assert(
      fc.property(international, (text) => {
        const number = parseE164(text);
        fc.pre(number !== undefined);
        expect(parseE164(number)).toBe(number);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(getCountries())('reads, places and formats a mobile number of %s', (code) => {
    const example = getExampleNumber(code, mobileExamples);
    if (example === undefined) throw new Error(`The library has no example for ${code}.`);
    const number = e164(example.number);
    // A few territories share a plan with a larger neighbour, and the number is placed there.
    const placed = countryOf(number);
    expect(placed && getCountryCallingCode(placed)).toBe(getCountryCallingCode(code));
    expect(nationalDigits(number)).toBe(example.nationalNumber);
    expect(parseE164(formatForPeople(number, placed), placed)).toBe(number);
    expect(parseE164(formatForPeople(number, undefined))).toBe(number);
  });
});

describe('the country of a number', () => {
  it.each([
    ['+13125550001', 'US'],
    ['+14165550001', 'CA'],
    ['+12684641234', 'AG'],
    ['+442079460000', 'GB'],
  ])('of %s is %s', (number, code) => {
    expect(countryOf(e164(number))).toBe(code);
  });

  it('is the main country of the code for an area code in no table', () => {
    expect(countryOf(e164('+15552000000'))).toBe('US');
    expect(countryOf(e164('+447700900123'))).toBe('GB');
  });

  it('is none for an international freephone number', () => {
    expect(countryOf(e164('+80012345678'))).toBeUndefined();
  });
});

describe('a number for people to read', () => {
  it.each<[string, CountryCode | undefined, string]>([
    ['+13125550001', 'US', '(312) 555-0001'],
    ['+13125550001', 'GB', '+1 312 555 0001'],
    ['+14165550001', 'US', '+1 416 555 0001'],
    ['+442079460000', 'GB', '020 7946 0000'],
    ['+442079460000', 'US', '+44 20 7946 0000'],
    ['+13125550001', undefined, '+1 312 555 0001'],
  ])('%s seen from %s is %s', (number, viewer, text) => {
    expect(formatForPeople(e164(number), viewer)).toBe(text);
  });
});

describe('the national digits of a number', () => {
  it.each([
    ['+13125550001', '3125550001'],
    ['+442079460000', '2079460000'],
    ['+390612345678', '0612345678'],
  ])('of %s are %s', (number, digits) => {
    expect(nationalDigits(e164(number))).toBe(digits);
  });
});
