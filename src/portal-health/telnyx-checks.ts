import { sendFailureWords } from '../sending/failure';
import { type Check, count, not, ok } from './check';

/** Whether Telnyx lets us in. */
export const telnyx: Check = ({ telnyx }) => {
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

/** Whether there are lines that may text and are told to. */
export const lines: Check = ({ lines, linesOn, linesRefused }) => {
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

/** Whether Telnyx tells of calls at all. */
export const calls: Check = ({ lastCallSaid }) =>
  lastCallSaid === undefined
    ? not(
        'attention',
        'calls',
        'No call has been heard of yet',
        'Either nobody has called, or Telnyx does not tell Ringback about calls.',
        'Call one of your lines. If nothing shows under Calls, check the webhook address of the number in Telnyx; the settings show it.',
      )
    : ok('calls', 'Telnyx tells of calls', `The latest: ${lastCallSaid}.`);

/** Whether texts leave, and arrive. */
export const texts: Check = ({ failedLastDay, failedMostlyFor, textsLate }) => {
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

/** Whether more texts may leave today. */
export const dailyCap: Check = ({ sentLastDay, dailyCap }) => {
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
