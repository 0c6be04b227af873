import type { SendFailure } from '../../src/sending/failure';

/** What a Telnyx error code means for a text, and whether it may be tried again while it is fresh. */
interface Meaning {
  readonly failure: SendFailure;
  readonly again: 'never' | 'while_fresh' | 'once';
}

const never = (failure: SendFailure): Meaning => ({ failure, again: 'never' });
const whileFresh = (failure: SendFailure): Meaning => ({ failure, again: 'while_fresh' });

/** Telnyx reference, section 5.4: one line per code. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  '40300': never('opted_out_at_carrier'),
  '40001': never('landline'),
  '40012': never('number_unreachable'),
  '40310': never('number_unreachable'),
  '10002': never('number_unreachable'),
  '10016': never('number_unreachable'),
  '40301': never('number_unreachable'),
  '40319': never('number_unreachable'),
  '40309': never('country_blocked'),
  '40331': never('country_blocked'),
  '40010': never('line_not_registered'),
  '40019': never('line_not_registered'),
  '40329': never('line_not_registered'),
  '40330': never('line_not_registered'),
  '40100': never('line_not_registered'),
  '40155': never('line_not_registered'),
  '40305': never('line_not_set_up'),
  '40312': never('line_not_set_up'),
  '40313': never('line_not_set_up'),
  '40311': never('line_not_set_up'),
  '40314': never('line_not_set_up'),
  '40315': never('line_not_set_up'),
  '40320': never('line_not_set_up'),
  '40321': never('line_not_set_up'),
  '40013': never('line_not_set_up'),
  '40002': never('filtered_as_spam'),
  '40003': never('filtered_as_spam'),
  '40015': never('filtered_as_spam'),
  '40017': never('filtered_as_spam'),
  '40322': never('filtered_as_spam'),
  '40011': whileFresh('rate_limited'),
  '40016': whileFresh('rate_limited'),
  '40018': whileFresh('rate_limited'),
  '40318': whileFresh('rate_limited'),
  '40006': { failure: 'carrier_trouble', again: 'once' },
  '40008': { failure: 'carrier_trouble', again: 'once' },
  '40005': never('expired_at_carrier'),
  '40014': never('expired_at_carrier'),
  '40302': never('text_not_acceptable'),
  '40304': never('text_not_acceptable'),
  '40316': never('text_not_acceptable'),
  '40317': never('text_not_acceptable'),
  '40328': never('text_not_acceptable'),
  '20100': never('no_funds'),
  '40333': never('no_funds'),
  '40020': never('account_blocked'),
  '20012': never('account_blocked'),
  '20013': never('account_blocked'),
  '10009': never('key_refused'),
  '20001': never('key_refused'),
  '20002': never('key_refused'),
  '20003': never('key_refused'),
  '20006': never('key_refused'),
  '20008': never('key_refused'),
  '10010': never('account_level'),
  '10038': never('account_level'),
  '10039': never('account_level'),
  '20014': never('account_level'),
  '20015': never('account_level'),
  '20016': never('account_level'),
  '20017': never('account_level'),
};

/** Codes by which Telnyx itself says that it does not know what became of the request. */
const IN_DOUBT = new Set(['10007', '10008', '10037']);

export function isInDoubt(code: string | undefined): boolean {
  return code !== undefined && IN_DOUBT.has(code);
}

/** The meaning of a code; an unknown one is a plain refusal, shown with Telnyx's own title. */
export function meaningOf(code: string | undefined): Meaning {
  return (code === undefined ? undefined : MEANINGS[code]) ?? never('refused');
}

/** How Telnyx's `line_type` marks numbers that cannot take texts. */
export function isLandline(lineType: string | null | undefined): boolean {
  return lineType === 'Wireline';
}
