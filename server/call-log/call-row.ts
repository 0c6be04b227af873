import type { CallRow } from '../../src/api/home/calls';
import { sayDateAndTime } from '../../src/crm/date-and-time';
import { sayTextBack } from '../../src/crm/text-back-fate';
import { formatForPeople, parseE164 } from '../../src/phone/e164';
import type { PortalFacts } from '../home/portal-facts';
import { readTextBack } from '../hubspot/sync/text-back-row';
import { rulesInWords } from '../verdict/rules-in-words';
import type { LoggedCall } from './call-query';

const OUTCOMES: Readonly<Record<CallRow['outcome'], string>> = {
  answered: 'Answered',
  missed: 'Missed',
  voicemail: 'Voicemail',
  abandoned: 'Caller hung up',
  blocked: 'Blocked',
  ringing: 'Ringing',
};

/** A call in the words of the list. @param name as HubSpot knows the caller */
export function callRow(call: LoggedCall, portal: PortalFacts, name?: string): CallRow {
  const timeZone = call.time_zone ?? portal.time_zone;
  const outcome = call.outcome ?? (call.answered_at === null ? 'ringing' : 'answered');
  const rangUntil = call.answered_at ?? call.ended_at;
  return {
    id: call.id,
    at: call.started_at,
    atSaid: sayDateAndTime(call.started_at, timeZone),
    ...(name === undefined ? {} : { name }),
    callerSaid: callerSaid(call, portal),
    ...(call.contact_id === null ? {} : { contactId: call.contact_id }),
    ...(call.line === null ? {} : { line: call.line }),
    ...(call.location === null ? {} : { location: call.location }),
    outcome,
    outcomeSaid: OUTCOMES[outcome],
    ...(rangUntil === null
      ? {}
      : { rangSeconds: Math.max(0, Math.round((rangUntil - call.started_at) / 1_000)) }),
    texted: call.texted,
    say: sayTextBack(readTextBack(call), timeZone) ?? 'No text was needed.',
    reasons: call.verdict_kind === null ? [] : rulesInWords(call.verdict_rules),
  };
}

function callerSaid(call: LoggedCall, { default_country }: PortalFacts): string {
  const number = call.caller_number === null ? undefined : parseE164(call.caller_number);
  if (number !== undefined) return formatForPeople(number, default_country);
  return call.from_shown === '' ? 'Hidden number' : call.from_shown;
}
