import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

const AREA_CODE_LENGTH = 3;

/**
 * The properties HubSpot derives from a contact's two phone numbers (HubSpot reference 9.1). The searchable
 * ones have the area code and the local number and no country code.
 *
 * @param country of numbers that are written without a country code
 */
export function calculatedPhone(
  numbers: { readonly phone: string | undefined; readonly mobilephone: string | undefined },
  country: CountryCode,
): Record<string, string> {
  const phone = read(numbers.phone, country);
  const mobile = read(numbers.mobilephone, country);
  return {
    ...(phone === undefined ? {} : { hs_searchable_calculated_phone_number: phone.searchable }),
    ...(phone?.parsed === undefined
      ? {}
      : {
          hs_calculated_phone_number: phone.parsed.e164,
          hs_calculated_phone_number_country_code: phone.parsed.countryCode,
          hs_calculated_phone_number_area_code: phone.searchable.slice(0, AREA_CODE_LENGTH),
          hs_calculated_phone_number_region_code: phone.parsed.region,
        }),
    ...(mobile === undefined ? {} : { hs_searchable_calculated_mobile_number: mobile.searchable }),
    ...(mobile?.parsed === undefined ? {} : { hs_calculated_mobile_number: mobile.parsed.e164 }),
  };
}

interface ReadNumber {
  readonly searchable: string;
  /** Absent when it is no phone number of any country. */
  readonly parsed?: {
    readonly e164: string;
    readonly countryCode: string;
    readonly region: string;
  };
}

function read(raw: string | undefined, country: CountryCode): ReadNumber | undefined {
  if (raw === undefined || raw === '') return undefined;
  const parsed = parsePhoneNumberFromString(raw, country);
  if (parsed === undefined) {
    const digits = raw.replace(/\D/g, '');
    return digits === '' ? undefined : { searchable: digits };
  }
  return {
    searchable: parsed.nationalNumber,
    parsed: {
      e164: parsed.number,
      countryCode: parsed.countryCallingCode,
      region: parsed.country ?? country,
    },
  };
}
