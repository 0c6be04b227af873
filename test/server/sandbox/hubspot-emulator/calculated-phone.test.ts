import { calculatedPhone } from '../../../../server/sandbox/hubspot-emulator/calculated-phone';

const of = (phone: string, country: 'US' | 'FR' = 'US') =>
  calculatedPhone({ phone, mobilephone: undefined }, country);

describe('the phone properties HubSpot calculates', () => {
  it.each(['+13125550142', '(312) 555-0142', '312-555-0142 ext 9', '+1 (312) 555 0142'])(
    'have %s without country code, ready to be searched',
    (phone) => {
      expect(of(phone)).toEqual({
        hs_searchable_calculated_phone_number: '3125550142',
        hs_calculated_phone_number: '+13125550142',
        hs_calculated_phone_number_country_code: '1',
        hs_calculated_phone_number_area_code: '312',
        hs_calculated_phone_number_region_code: 'US',
      });
    },
  );

  it('read a number without country code by the country of the portal', () => {
    expect(of('06 12 34 56 78', 'FR')).toMatchObject({
      hs_searchable_calculated_phone_number: '612345678',
      hs_calculated_phone_number: '+33612345678',
    });
  });

  it('are the digits alone of what is no phone number, and nothing of what has none', () => {
    expect(of('desk 1')).toEqual({ hs_searchable_calculated_phone_number: '1' });
    expect(of('ask Ann')).toEqual({});
  });

  it('are made of the mobile number too', () => {
    expect(calculatedPhone({ phone: undefined, mobilephone: '+13125550142' }, 'US')).toEqual({
      hs_searchable_calculated_mobile_number: '3125550142',
      hs_calculated_mobile_number: '+13125550142',
    });
  });
});
