import { isSendFailure, sendFailureWords } from '../sending/failure';
import type { Because } from '../verdict/verdict';

/** Each in a few words, for a list to choose from; the whole sentence stands at each call. */
const WORDS: Readonly<Record<Because, string>> = {
  not_missed: 'The call was not missed',
  direction_unknown: 'Telnyx did not tell which way the call went',
  unknown_line: 'The number is not one of the lines',
  line_disabled: 'The line is switched off',
  caller_withheld: 'The caller hid their number',
  caller_invalid: 'The caller’s number is no phone number',
  caller_short_code: 'The caller’s number is a short code',
  caller_premium: 'The caller’s number is a premium number',
  caller_toll_free: 'The caller’s number is toll-free',
  caller_own_number: 'One of the own lines called',
  caller_staff: 'Staff called',
  caller_landline: 'The caller’s number is a landline',
  caller_unreachable_by_text: 'The caller’s number cannot be reached by text',
  opted_out: 'The caller opted out of texts',
  answered_meanwhile: 'The caller got through on another call',
  human_in_conversation: 'A person is already writing with the caller',
  automation_paused: 'Automatic texts are paused for the caller',
  cool_down: 'The caller was texted shortly before',
  too_late: 'It was too late for a text',
  country_not_allowed: 'The caller’s country is not allowed',
  line_not_registered: 'The line is not registered for texting',
  portal_disconnected: 'HubSpot was disconnected',
  telnyx_key_refused: 'Telnyx refused the API key',
  daily_cap: 'The limit for a day was reached',
  quiet_hours_log: 'The business was closed',
  quiet_hours_hold: 'The business was closed, the text waited',
};

/**
 * Why calls were not texted, in a few words.
 *
 * @param code of a rule or of a failed sending, as it is stored
 */
export function reasonInWords(code: string): string {
  if (isBecause(code)) return WORDS[code];
  if (isSendFailure(code)) return sendFailureWords(code).what.replace(/\.$/, '');
  return `${code.charAt(0).toUpperCase()}${code.slice(1)}`.replaceAll('_', ' ');
}

function isBecause(code: string): code is Because {
  return Object.hasOwn(WORDS, code);
}
