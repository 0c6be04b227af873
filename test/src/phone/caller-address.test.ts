import fc from 'fast-check';
import { callerAddress } from '../../../src/phone/caller-address';

describe('taking apart what a network shows as the caller', () => {
  it.each([
    ['a bare number', '+13125550001', '', '+13125550001'],
    ['a SIP address', 'sip:+13125550001@sip.telnyx.com', '', '+13125550001'],
    ['its parameters', 'sip:+13125550001;npdi=yes@host;user=phone', '', '+13125550001'],
    ['a secure one', 'SIPS:+13125550001@host', '', '+13125550001'],
    ['an escaped plus', 'sip:%2B13125550001@host', '', '+13125550001'],
    ['a number address', 'tel:+1-312-555-0001', '', '+1-312-555-0001'],
    ['a display name', '"Ann Lee" <sip:+13125550001@host>;tag=1', 'Ann Lee', '+13125550001'],
    ['a name without quotes', 'Ann <sip:+13125550001@host>', 'Ann', '+13125550001'],
    ['a name with a bracket', '"a<b" <sip:+13125550001@host>', 'a<b', '+13125550001'],
    ['a number as a SIP address without a host', 'sip:+13125550001', '', '+13125550001'],
    ['a machine', 'sip:192.0.2.10', '', ''],
    ['no user', 'sip:@host', '', ''],
    ['nothing', '', '', ''],
  ])('reads %s', (_what, shown, displayName, user) => {
    expect(callerAddress(shown)).toEqual({ displayName, user });
  });

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        callerAddress(text);
        callerAddress(`"${text}" <sip:${text}>`);
      }),
    );
  });

  it('reads a long hostile text in linear time', () => {
    const started = performance.now();
    for (const part of ['<', '"', ' ', '@', 'sip:', 'a ', '"a"<'])
      callerAddress(part.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
