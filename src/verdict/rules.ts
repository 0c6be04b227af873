import type { VerdictFacts } from './facts';
import type { Because, RuleName, RuleSpoke } from './verdict';

/** How long a person who wrote to a caller keeps the automation out of the conversation (promise 10). */
export const HUMAN_STAYS_MS = 24 * 60 * 60 * 1_000;

type Rule = (facts: VerdictFacts) => RuleSpoke;

const allow = (rule: RuleName, sentence: string): RuleSpoke => ({
  rule,
  effect: 'allow',
  sentence,
});
const forbid = (rule: RuleName, because: Because, sentence: string): RuleSpoke => ({
  rule,
  effect: 'forbid',
  because,
  sentence,
});

const missed: Rule = ({ call }) => {
  switch (call.kind) {
    case 'missed':
      return allow('missed', 'Nobody answered the call.');
    case 'not_missed':
      return forbid('missed', 'not_missed', call.sentence);
    case 'direction_unknown':
      return forbid(
        'missed',
        'direction_unknown',
        'Telnyx told only the end of this call, not whether it came in or went out.',
      );
  }
};

const line: Rule = ({ line }) => {
  if (line === undefined)
    return forbid(
      'line',
      'unknown_line',
      'The number that was called is not one of the lines here.',
    );
  if (!line.enabled)
    return forbid('line', 'line_disabled', 'Texting back is switched off for this line.');
  return allow('line', 'The line texts back missed callers.');
};

const caller: Rule = ({ caller }) =>
  caller.kind === 'textable'
    ? allow('caller', 'The caller’s number can take a text.')
    : forbid('caller', caller.because, caller.sentence);

const consent: Rule = ({ history }) =>
  history.optedOut === undefined
    ? allow('consent', 'The caller has not opted out.')
    : forbid('consent', 'opted_out', history.optedOut.sentence);

const answeredMeanwhile: Rule = ({ call, history }) =>
  call.kind === 'missed' &&
  history.lastAnsweredAt !== undefined &&
  history.lastAnsweredAt >= call.startedAt
    ? forbid('answered meanwhile', 'answered_meanwhile', 'The caller got through on another call.')
    : allow('answered meanwhile', 'The caller has not got through since.');

const humanInConversation: Rule = ({ now, history }) =>
  history.humanWroteAt !== undefined && now - history.humanWroteAt < HUMAN_STAYS_MS
    ? forbid(
        'human in conversation',
        'human_in_conversation',
        'A person of the business is already writing with this caller.',
      )
    : allow('human in conversation', 'No person of the business is writing with this caller.');

const pause: Rule = ({ history }) =>
  history.automationPaused
    ? forbid(
        'pause',
        'automation_paused',
        'A person of the business paused automatic texts to this caller.',
      )
    : allow('pause', 'Automatic texts to this caller are not paused.');

const freshness: Rule = ({ now, call, policy }) =>
  call.kind === 'missed' && now - call.endedAt > policy.freshForMs
    ? forbid(
        'freshness',
        'too_late',
        `The call ended more than ${minutes(policy.freshForMs)} ago, too long for a text that says sorry.`,
      )
    : allow('freshness', 'The call has only just ended.');

const coolDown: Rule = ({ now, history, policy }) =>
  history.lastTextBackAt !== undefined && now - history.lastTextBackAt < policy.coolDownMs
    ? forbid(
        'cool-down',
        'cool_down',
        `This caller already got a text in the last ${hours(policy.coolDownMs)}.`,
      )
    : allow('cool-down', `This caller got no text in the last ${hours(policy.coolDownMs)}.`);

const country: Rule = ({ caller, policy }) => {
  if (caller.kind !== 'textable') return allow('country', 'No number to look at.');
  if (caller.country !== undefined && policy.allowedCountries.includes(caller.country)) {
    return allow('country', `Texts to ${caller.country} are allowed.`);
  }
  return forbid(
    'country',
    'country_not_allowed',
    `The number belongs to ${caller.country ?? 'no known country'}; texts go to ${policy.allowedCountries.join(', ')} only.`,
  );
};

const registration: Rule = ({ line }) =>
  line?.textingRefusedBecause === undefined
    ? allow('registration', 'Nothing is known against this line’s registration for texting.')
    : forbid('registration', 'line_not_registered', line.textingRefusedBecause);

const connection: Rule = ({ connection }) => {
  if (connection.portalDisconnectedBecause !== undefined) {
    return forbid('connection', 'portal_disconnected', connection.portalDisconnectedBecause);
  }
  if (connection.keyRefusedBecause !== undefined) {
    return forbid('connection', 'telnyx_key_refused', connection.keyRefusedBecause);
  }
  return allow('connection', 'HubSpot and Telnyx are connected.');
};

const dailyCap: Rule = ({ policy }) =>
  policy.sentLastDay >= policy.dailyCap
    ? forbid(
        'daily cap',
        'daily_cap',
        `The limit of ${policy.dailyCap} texts in 24 hours is reached.`,
      )
    : allow('daily cap', `${policy.sentLastDay} of ${policy.dailyCap} texts in 24 hours are used.`);

const quietHours: Rule = ({ line }) => {
  if (line === undefined || line.opening.kind === 'open')
    return allow('quiet hours', 'The business is open.');
  switch (line.quietHours) {
    case 'send':
      return allow('quiet hours', 'The business is closed; this line texts at any hour.');
    case 'log':
      return forbid(
        'quiet hours',
        'quiet_hours_log',
        'The business is closed; this line only logs calls then.',
      );
    case 'hold':
      if (line.opening.opensAt === undefined) {
        return forbid(
          'quiet hours',
          'quiet_hours_log',
          'The business is closed and no opening time is set to wait for.',
        );
      }
      return {
        rule: 'quiet hours',
        effect: 'hold',
        because: 'quiet_hours_hold',
        until: line.opening.opensAt,
        sentence: 'The business is closed; this line’s texts wait until it opens.',
      };
  }
};

/** In the order in which a reader would ask them; the first that forbids gives a verdict its reason. */
export const RULES: readonly Rule[] = [
  missed,
  line,
  caller,
  consent,
  answeredMeanwhile,
  humanInConversation,
  pause,
  freshness,
  coolDown,
  country,
  registration,
  connection,
  dailyCap,
  quietHours,
];

/**
 * Asked once more in the transaction that claims a text for sending (design section 4.5). Freshness is
 * not among them: a text carries its own end of freshness, which a hold moves.
 */
export const RULES_AT_THE_CLAIM: readonly Rule[] = [
  missed,
  line,
  caller,
  consent,
  answeredMeanwhile,
  humanInConversation,
  pause,
  coolDown,
  registration,
  connection,
];

function minutes(ms: number): string {
  const count = Math.round(ms / 60_000);
  return count === 1 ? '1 minute' : `${count} minutes`;
}

function hours(ms: number): string {
  if (ms < 3_600_000) return minutes(ms);
  const count = Math.round(ms / 360_000) / 10;
  return count === 1 ? 'hour' : `${count} hours`;
}
