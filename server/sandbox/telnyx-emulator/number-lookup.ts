import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { refuse } from './errors';
import { countryOf } from './number-country';
import type { Platform } from './platform';
import { ok, type Reply } from './reply';
import type { Account } from './state';

/**
 * `GET /number_lookup/:number`. Canadian numbers are a 422 unless the account is enabled for them.
 * Source: Telnyx "Number lookup".
 */
export function lookUpNumber(platform: Platform, account: Account, e164: string): Reply {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed === undefined) return { ...refuse('10002'), status: 422 };
  const country = countryOf(e164) ?? 'US';
  if (country === 'CA' && !account.canadianLookups) {
    return {
      ...refuse('10002', 'Canadian numbers are not enabled for this account.'),
      status: 422,
    };
  }
  const behaviour = platform.recipients.get(e164) ?? 'mobile';
  const landline = behaviour === 'landline_refused' || behaviour === 'landline_undelivered';
  const name = landline ? 'SANDBOX TELEPHONE' : 'SANDBOX WIRELESS';
  return ok({
    record_type: 'number_lookup',
    phone_number: e164,
    country_code: country,
    national_format: parsed.formatNational(),
    fraud: null,
    caller_name: { caller_name: '', error_code: '' },
    carrier: {
      name,
      normalized_carrier: name,
      type: landline ? 'fixed line' : 'mobile',
      mobile_country_code: landline ? '' : '310',
      mobile_network_code: landline ? '' : '260',
      error_code: null,
    },
    portability: {
      line_type: landline ? 'fixed line' : 'mobile',
      spid_carrier_name: name,
      ported_status: 'N',
      ported_date: '',
    },
  });
}
