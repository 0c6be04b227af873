/**
 * Why a text did not go out, by what it means and not by a vendor's number. Every one has words and a
 * cure for the person who sees it; Telnyx's own codes are mapped to these in server/telnyx.
 */
export type SendFailure =
  | 'opted_out_at_carrier'
  | 'landline'
  | 'number_unreachable'
  | 'country_blocked'
  | 'line_not_registered'
  | 'line_not_set_up'
  | 'filtered_as_spam'
  | 'rate_limited'
  | 'carrier_trouble'
  | 'expired_at_carrier'
  | 'text_not_acceptable'
  | 'no_funds'
  | 'account_blocked'
  | 'key_refused'
  | 'account_level'
  | 'telnyx_unreachable'
  | 'too_late'
  | 'fate_unknown'
  | 'refused';

interface Words {
  readonly what: string;
  readonly cure: string;
}

const WORDS: Readonly<Record<SendFailure, Words>> = {
  opted_out_at_carrier: {
    what: 'The caller told their carrier or Telnyx to stop texts from this business.',
    cure: 'Call them instead. Texts work again once they text START.',
  },
  landline: {
    what: 'The number is a landline or cannot receive texts.',
    cure: 'Call them back.',
  },
  number_unreachable: {
    what: 'The number cannot be reached by text.',
    cure: 'Check the number and call back.',
  },
  country_blocked: {
    what: 'The Telnyx messaging profile does not allow texts to this country.',
    cure: 'Add the country to the profile’s allowed destinations in Telnyx, or call back.',
  },
  line_not_registered: {
    what: 'This line is not registered for texting (10DLC campaign or toll-free verification).',
    cure: 'Finish the registration in Telnyx, then add the line again to resume. Calls are logged and tasks made meanwhile.',
  },
  line_not_set_up: {
    what: 'This line is not ready for texting at Telnyx.',
    cure: 'Check that the number is enabled for messaging and assigned to an enabled messaging profile.',
  },
  filtered_as_spam: {
    what: 'A carrier filtered the text as spam.',
    cure: 'Call them back, and review the wording: no links, no promotion.',
  },
  rate_limited: {
    what: 'Telnyx or a carrier is limiting how fast this line may text, and the text became too old meanwhile.',
    cure: 'Call them back. If this happens often, ask Telnyx about your throughput.',
  },
  carrier_trouble: {
    what: 'The carrier could not deliver the text.',
    cure: 'Call them back.',
  },
  expired_at_carrier: {
    what: 'The phone was not reachable until the text expired.',
    cure: 'Call them back.',
  },
  text_not_acceptable: {
    what: 'Telnyx did not accept the text itself, for its length or content.',
    cure: 'Shorten or correct the wording of this line.',
  },
  no_funds: {
    what: 'The Telnyx account has no funds or reached its spending limit.',
    cure: 'Add funds in Telnyx. Calls are logged and tasks made meanwhile.',
  },
  account_blocked: {
    what: 'Telnyx has suspended this account.',
    cure: 'Contact Telnyx support.',
  },
  key_refused: {
    what: 'Telnyx refuses the API key.',
    cure: 'Connect Telnyx again with a valid key.',
  },
  account_level: {
    what: 'The Telnyx account’s verification level does not allow this.',
    cure: 'Verify the account in Telnyx.',
  },
  telnyx_unreachable: {
    what: 'Telnyx could not be reached in time.',
    cure: 'Call them back.',
  },
  too_late: {
    what: 'The text could not leave while it was fresh.',
    cure: 'Call them back; a late “sorry we missed you” does harm.',
  },
  fate_unknown: {
    what: 'Telnyx did not confirm the text, and nothing shows whether it arrived.',
    cure: 'Call them back. It was not sent again, so that nobody gets it twice.',
  },
  refused: {
    what: 'Telnyx refused the text.',
    cure: 'Look at Telnyx’s own message for the reason, and call back.',
  },
};

/** What happened and what to do, for the task, the card and `explain`. */
export function sayFailure(failure: SendFailure): string {
  const { what, cure } = WORDS[failure];
  return `${what} ${cure}`;
}

/** The same in two parts. */
export function sendFailureWords(failure: SendFailure): Words {
  return WORDS[failure];
}

/** Every code there is. */
export const SEND_FAILURES: readonly string[] = Object.keys(WORDS);

export function isSendFailure(text: string): text is SendFailure {
  return Object.hasOwn(WORDS, text);
}
