import fc from 'fast-check';
import {
  type CallerContext,
  type CallerIdentity,
  describeCaller,
  identifyCaller,
} from '../../../src/phone/caller-identity';
import { type E164, parseE164 } from '../../../src/phone/e164';

function e164(text: string): E164 {
  const number = parseE164(text);
  if (number === undefined) throw new Error(`${text} is no number.`);
  return number;
}

const LINE = e164('+13125550100');
const STAFF = e164('+13125550199');
const context: CallerContext = { ownNumbers: new Set([LINE]), staffNumbers: new Set([STAFF]) };

const kindOf = (shown: string | undefined | null, about = context): CallerIdentity['kind'] =>
  identifyCaller(shown, about).kind;

describe('a caller who can be written to', () => {
  it.each([
    '+13125550001',
    '+1-773-555-0002',
    'sip:+13125550001@host',
    '"Ann" <sip:+13125550001@host>',
  ])('is %s', (shown) => {
    expect(kindOf(shown)).toBe('number');
  });

  it('carries the number in E.164 and what the numbering plan says about it', () => {
    expect(identifyCaller('+1-312-555-0001', context)).toEqual({
      kind: 'number',
      number: '+13125550001',
      textability: 'unknown',
    });
    expect(identifyCaller('+4915112345678', context)).toMatchObject({ textability: 'mobile' });
    expect(identifyCaller('+442079460000', context)).toMatchObject({ textability: 'landline' });
  });

  it('may have shown a national number where the line has a country', () => {
    expect(kindOf('3125550001')).toBe('invalid');
    expect(kindOf('3125550001', { ...context, defaultCountry: 'US' })).toBe('number');
  });

  it('may be named after a word that hides others', () => {
    expect(kindOf('"Private Clinic" <sip:+13125550001@host>')).toBe('number');
    expect(kindOf('sip:+13125550001@unknown.example')).toBe('number');
  });
});

describe('a caller who hid their number', () => {
  it.each<[string, string | null | undefined]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['spaces', '  '],
    ...[
      'anonymous',
      'Anonymous',
      'anonymous@anonymous.invalid',
      'sip:anonymous@anonymous.invalid',
      '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=1',
      '"Anonymous" <sip:+13125550001@host>',
      'sip:anonymous.invalid',
      'RESTRICTED',
      'private',
      'Private Caller',
      'unavailable',
      'unknown',
      'withheld',
      'Number withheld',
      'blocked',
      'No Caller ID',
      'out of area',
      'sip:@host',
      'sip:',
      '<>',
    ].map((shown): [string, string] => [shown, shown]),
  ])('is %s', (_what, shown) => {
    expect(kindOf(shown)).toBe('withheld');
  });

  it.each(['266696687', '7378742833', '86282452253', '8656696', '2562533'])(
    'is %s, a word dialled on the keypad, with or without a plus, a 1 and dashes',
    (digits) => {
      const us: CallerContext = { ...context, defaultCountry: 'US' };
      const dashed = digits.replace(/(?=(?:.{3})+$)/g, '-').replace(/^-/, '');
      for (const shown of [
        digits,
        `+${digits}`,
        `1${digits}`,
        `+1${digits}`,
        `+1-${dashed}`,
        `sip:+${digits}@host`,
      ]) {
        expect([shown, kindOf(shown, us)]).toEqual([shown, 'withheld']);
      }
    },
  );
});

describe('a caller who is never written to', () => {
  it.each<[CallerIdentity['kind'], string, string]>([
    ['own', 'the line itself, shown by a phone system that forwards', '+1-312-555-0100'],
    ['staff', 'a phone of the staff', 'sip:+13125550199@host'],
    ['short_code', 'a short code', '22395'],
    ['short_code', 'a short code with a plus', '+22395'],
    ['short_code', 'an extension', 'sip:101@pbx.example'],
    ['toll_free', 'a freephone number', '+18005551234'],
    ['toll_free', 'a company-wide number', '+4918500123456'],
    ['toll_free', 'a pager', '+4916416012'],
    ['premium', 'a premium-rate number', '+19005551234'],
    ['premium', 'a shared-cost number', '+448451234567'],
    ['premium', 'a personal number', '+447012345678'],
    ['invalid', 'a SIP user with a name', 'sip:reception@pbx.example'],
    ['invalid', 'a machine', 'sip:192.0.2.10'],
    ['invalid', 'a word', 'VM-HDFCBK'],
    ['invalid', 'too few digits', '+1312555'],
    ['invalid', 'two digits', '12'],
  ])('is %s: %s', (kind, _what, shown) => {
    expect(kindOf(shown)).toBe(kind);
  });

  it('is a short code also where subscriber numbers are as short', () => {
    expect(kindOf('22395', { ...context, defaultCountry: 'DE' })).toBe('short_code');
  });

  it('is the business itself before anything else that its number may be', () => {
    const freephone = e164('+18005551234');
    expect(kindOf(freephone, { ...context, ownNumbers: new Set([freephone]) })).toBe('own');
    expect(kindOf(LINE, { ...context, staffNumbers: new Set([LINE]) })).toBe('own');
  });
});

describe('identifying any caller', () => {
  const shown = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^\+?[0-9]{1,17}$/),
    fc.stringMatching(/^(?:"[a-z ]{0,9}" )?<?sips?:[+0-9a-z.-]{0,14}@?[a-z.]{0,9}>?$/),
  );
  const defaultCountry = fc.constantFrom('US' as const, 'GB' as const, 'DE' as const, undefined);

  it('never throws, says who in a sentence, and calls nothing a number that is none', () => {
    fc.assert(
      fc.property(shown, defaultCountry, (text, country) => {
        const about = country === undefined ? context : { ...context, defaultCountry: country };
        const identity = identifyCaller(text, about);
        expect(describeCaller(identity)).toMatch(/^[A-Z].*\.$/);
        if ('number' in identity) expect(parseE164(identity.number)).toBe(identity.number);
        else expect(identity.shown).toBe(text.trim());
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows a number as the same caller however it is written', () => {
    const digits = fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map(String);
    fc.assert(
      fc.property(digits, (ten) => {
        const plain = identifyCaller(`+1${ten}`, context);
        fc.pre('number' in plain);
        const dashed = `+1-${ten.slice(0, 3)}-${ten.slice(3, 6)}-${ten.slice(6)}`;
        expect(identifyCaller(dashed, context)).toEqual(plain);
        expect(identifyCaller(`sip:+1${ten}@host`, context)).toEqual(plain);
        expect(identifyCaller(ten, { ...context, defaultCountry: 'US' })).toEqual(plain);
      }),
    );
  });

  it('says plainly that a number is hidden', () => {
    expect(describeCaller(identifyCaller('anonymous', context))).toBe(
      'The caller hid their number.',
    );
    expect(describeCaller(identifyCaller('+442079460000', context))).toContain('landline');
    expect(describeCaller(identifyCaller('+13125550001', context))).toContain('can take a text');
  });
});
