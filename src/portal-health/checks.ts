import type { HealthCheck, HealthState, HealthView } from '../api/home/health';
import { type SendFailure, sendFailureWords } from '../sending/failure';

/** What is known of how well a portal works. */
export interface HealthFacts {
  readonly disconnectedBecause: string | undefined;
  /** What HubSpot does not let us keep, a sentence each. */
  readonly missingProperties: readonly string[];
  /** Records that HubSpot should have had some time ago. */
  readonly recordsLate: number;
  /** Records that HubSpot refused or took in part, with what it said of one. */
  readonly recordsRefused: number;
  readonly refusedFor: string | undefined;
  readonly telnyx: { readonly keyRefusedBecause: string | undefined } | undefined;
  readonly lines: number;
  readonly linesOn: number;
  /** Lines that may not text, each with why. */
  readonly linesRefused: readonly { readonly name: string; readonly because: string }[];
  /** When the latest call was heard of, in words; undefined: never. */
  readonly lastCallSaid: string | undefined;
  readonly sentLastDay: number;
  readonly dailyCap: number;
  readonly failedLastDay: number;
  /** The most frequent reason of those. */
  readonly failedMostlyFor: SendFailure | undefined;
  /** Texts that should have left by now. */
  readonly textsLate: number;
  readonly leadsLate: number;
}

type Check = (facts: HealthFacts) => HealthCheck;

const ok = (id: string, title: string, means: string): HealthCheck => ({
  ...{ id, state: 'ok', title, means },
});
const not = (
  state: Exclude<HealthState, 'ok'>,
  id: string,
  title: string,
  means: string,
  cure: string,
): HealthCheck => ({ id, state, title, means, cure });

const hubspot: Check = ({ disconnectedBecause }) =>
  disconnectedBecause === undefined
    ? ok('hubspot', 'HubSpot is connected', 'Calls and texts are kept on the contact records.')
    : not(
        'broken',
        'hubspot',
        'HubSpot is disconnected',
        `${disconnectedBecause} Nobody is texted and nothing is written to HubSpot.`,
        'A super admin installs Ringback again from the HubSpot marketplace. Nothing recorded is lost.',
      );

const telnyx: Check = ({ telnyx }) => {
  if (telnyx === undefined)
    return not(
      'broken',
      'telnyx',
      'Telnyx is not connected',
      'Without it no call is heard of and no text can leave.',
      'Open the settings and enter the Telnyx API key.',
    );
  if (telnyx.keyRefusedBecause !== undefined)
    return not(
      'broken',
      'telnyx',
      'Telnyx refuses the API key',
      `${telnyx.keyRefusedBecause} No text can leave.`,
      'Make a new API key in Telnyx and enter it in the settings.',
    );
  return ok('telnyx', 'Telnyx is connected', 'The API key is accepted.');
};

const lines: Check = ({ lines, linesOn, linesRefused }) => {
  const [refused] = linesRefused;
  if (lines === 0)
    return not(
      'broken',
      'lines',
      'There is no line',
      'Ringback looks after no phone number yet.',
      'Open the settings and pick the numbers to look after.',
    );
  if (linesOn === 0)
    return not(
      'broken',
      'lines',
      'Every line is switched off',
      'Missed callers are logged, and nobody is texted.',
      'Open the settings and switch on the lines that should text back.',
    );
  if (refused !== undefined)
    return not(
      'attention',
      'lines',
      `${count(linesRefused.length, 'line')} cannot text`,
      `${refused.name}: ${refused.because}`,
      'Finish the registration in Telnyx, then add the line again in the settings.',
    );
  return ok(
    'lines',
    `${linesOn} of ${count(lines, 'line')} text${linesOn === 1 ? 's' : ''} back`,
    linesOn === lines ? 'Every line is on.' : 'The others only log calls: switch them on at will.',
  );
};

const calls: Check = ({ lastCallSaid }) =>
  lastCallSaid === undefined
    ? not(
        'attention',
        'calls',
        'No call has been heard of yet',
        'Either nobody has called, or Telnyx does not tell Ringback about calls.',
        'Call one of your lines. If nothing shows under Calls, check the webhook address of the number in Telnyx; the settings show it.',
      )
    : ok('calls', 'Telnyx tells of calls', `The latest: ${lastCallSaid}.`);

const texts: Check = ({ failedLastDay, failedMostlyFor, textsLate }) => {
  if (textsLate > 0)
    return not(
      'attention',
      'texts',
      `${count(textsLate, 'text')} should have left by now`,
      'Telnyx limits or does not answer; they leave as soon as it does, or go to a person as too late.',
      'Nothing to do yet. If it stays so, see whether Telnyx reports trouble.',
    );
  if (failedLastDay === 0) return ok('texts', 'Texts arrive', 'None failed in the last 24 hours.');
  const words = failedMostlyFor && sendFailureWords(failedMostlyFor);
  return not(
    'attention',
    'texts',
    `${count(failedLastDay, 'text')} failed in the last 24 hours`,
    words === undefined ? 'For various reasons.' : `Mostly: ${words.what}`,
    `${words?.cure ?? 'Call those people back.'} The Calls page shows each of them under “Failed” and “Not texted”.`,
  );
};

const dailyCap: Check = ({ sentLastDay, dailyCap }) => {
  const used = `${sentLastDay} of ${dailyCap} texts in the last 24 hours.`;
  return sentLastDay < dailyCap
    ? ok('daily-cap', 'The daily limit is not reached', used)
    : not(
        'broken',
        'daily-cap',
        'The daily limit is reached',
        `${used} Until it falls below, nobody is texted back.`,
        'If these calls are real, raise the limit in the settings. If not, somebody may be abusing a line.',
      );
};

const properties: Check = ({ missingProperties }) =>
  missingProperties.length === 0
    ? ok('properties', 'HubSpot keeps every figure', 'All properties for reports are there.')
    : not(
        'attention',
        'properties',
        `${count(missingProperties.length, 'property', 'properties')} of Ringback ${missingProperties.length === 1 ? 'is' : 'are'} missing in HubSpot`,
        missingProperties[0] ?? '',
        'Cure what HubSpot said, then install Ringback again: that makes what is missing, and changes nothing else.',
      );

const records: Check = ({ recordsLate, recordsRefused, refusedFor }) => {
  if (recordsLate > 0)
    return not(
      'attention',
      'records',
      `${count(recordsLate, 'record')} wait${recordsLate === 1 ? 's' : ''} for HubSpot`,
      'HubSpot is slow or away. Texts leave all the same.',
      'Nothing to do: everything is written as soon as HubSpot answers.',
    );
  if (recordsRefused > 0)
    return not(
      'attention',
      'records',
      `HubSpot did not take all of ${count(recordsRefused, 'record')}`,
      refusedFor ?? 'It gave no reason.',
      'See whether a rule of your HubSpot account, such as a required property, stands in the way.',
    );
  return ok('records', 'HubSpot has every record', 'Nothing waits to be written.');
};

const leads: Check = ({ leadsLate }) =>
  leadsLate === 0
    ? ok('leads', 'Nobody waits too long', 'No open lead is past its promise.')
    : not(
        'attention',
        'leads',
        `${count(leadsLate, 'lead')} wait${leadsLate === 1 ? 's' : ''} longer than promised`,
        'Nobody has answered or reached them in the time that the text promised.',
        'Open the inbox, and call or answer those marked late.',
      );

const CHECKS: readonly Check[] = [
  hubspot,
  telnyx,
  lines,
  dailyCap,
  texts,
  leads,
  calls,
  records,
  properties,
];
const GRAVITY: Readonly<Record<HealthState, number>> = { broken: 0, attention: 1, ok: 2 };

/** Every check, the worst first, and what matters most in a sentence. */
export function health(facts: HealthFacts): Omit<HealthView, 'checkedSaid'> {
  const checks = CHECKS.map((check) => check(facts)).sort(
    (one, other) => GRAVITY[one.state] - GRAVITY[other.state],
  );
  const [worst] = checks;
  return worst === undefined || worst.state === 'ok'
    ? { state: 'ok', say: 'All is well.', checks }
    : { state: worst.state, say: `${worst.title}.`, checks };
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
