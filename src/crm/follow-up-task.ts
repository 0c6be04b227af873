import { type CountryCode, type E164, formatForPeople } from '../phone/e164';
import { sayDateAndTime } from './date-and-time';
import { shorten } from './shorten';
import { sayTextBack, sayTextBackBriefly, type TextBackFate } from './text-back-fate';

/** What a person must know to follow up a lead. Times are epoch ms. */
export interface FollowUpFacts {
  readonly caller: E164;
  readonly homeCountry: CountryCode;
  /** Of the line that was called, IANA. */
  readonly timeZone: string;
  readonly lineName: string | undefined;
  /** Calls of this lead that nobody answered. */
  readonly missedCalls: number;
  readonly lastMissedAt: number | undefined;
  readonly textBack: TextBackFate;
  /** What the caller wrote last since the lead was opened. */
  readonly lastReply: { readonly at: number; readonly text: string } | undefined;
  readonly dueAt: number;
  /** How the lead ended; undefined while somebody still has to act. */
  readonly closedAs: string | undefined;
}

/** The one follow-up task of a lead, in HubSpot's terms for kind and priority. */
export interface FollowUpTask {
  readonly subject: string;
  /** Plain text, one line each. */
  readonly body: readonly string[];
  readonly type: 'CALL' | 'TODO';
  readonly priority: 'HIGH' | 'MEDIUM';
  readonly status: 'NOT_STARTED' | 'COMPLETED';
}

const SUBJECT_LIMIT = 200;
const QUOTE_IN_SUBJECT = 80;
const QUOTE_IN_BODY = 500;

/**
 * Says what to do next and why. A caller who wrote is answered; anybody else is called back, first of all
 * those who heard nothing from us yet.
 */
export function followUpTask(facts: FollowUpFacts): FollowUpTask {
  const number = formatForPeople(facts.caller, facts.homeCountry);
  const heardFromUs = facts.textBack.kind === 'sent';
  return {
    subject: shorten(
      facts.lastReply === undefined ? callBack(number, facts) : reply(number, facts.lastReply.text),
      SUBJECT_LIMIT,
    ),
    body: body(facts),
    type: facts.lastReply === undefined ? 'CALL' : 'TODO',
    priority: facts.lastReply === undefined && heardFromUs ? 'MEDIUM' : 'HIGH',
    status: facts.closedAs === undefined ? 'NOT_STARTED' : 'COMPLETED',
  };
}

function callBack(number: string, facts: FollowUpFacts): string {
  const text = sayTextBackBriefly(facts.textBack);
  const why = [
    missedBriefly(facts),
    text,
    facts.textBack.kind === 'sent' ? 'no reply yet' : undefined,
  ].filter((words) => words !== undefined);
  return why.length === 0 ? `Call back ${number}` : `Call back ${number} – ${why.join(', ')}`;
}

function reply(number: string, text: string): string {
  return `Reply to ${number} – they wrote: ${quote(text, QUOTE_IN_SUBJECT)}`;
}

function missedBriefly({ missedCalls, lastMissedAt, timeZone }: FollowUpFacts): string | undefined {
  if (lastMissedAt === undefined) return undefined;
  const when = sayDateAndTime(lastMissedAt, timeZone);
  return missedCalls > 1 ? `${missedCalls} missed calls, last ${when}` : `missed call ${when}`;
}

function body(facts: FollowUpFacts): readonly string[] {
  const missed = missedBriefly(facts);
  const onLine = facts.lineName === undefined ? '' : ` on ${facts.lineName}`;
  return [
    missed === undefined ? undefined : `${missed[0]?.toUpperCase()}${missed.slice(1)}${onLine}.`,
    sayTextBack(facts.textBack, facts.timeZone),
    facts.lastReply === undefined
      ? undefined
      : `They replied ${sayDateAndTime(facts.lastReply.at, facts.timeZone)}: ${quote(facts.lastReply.text, QUOTE_IN_BODY)}`,
    facts.closedAs === undefined
      ? `Due ${sayDateAndTime(facts.dueAt, facts.timeZone)}.`
      : `Done: ${facts.closedAs.replace('_', ' ')}.`,
  ].filter((line) => line !== undefined);
}

function quote(text: string, limit: number): string {
  const shown = shorten(text, limit);
  return shown === '' ? '(a picture)' : `“${shown}”`;
}
