import type { LeadState } from '../../src/api/conversation';
import { type ConsentState, consentNow } from '../../src/consent/ledger';
import { leadOfPerson } from '../../src/conversation/lead-of-person';
import { type Closed, type TextFacts, whyClosed } from '../../src/conversation/text-closed';
import type { BusinessCalendar } from '../../src/hours/opening';
import type { ConversationId, LeadId, LineId } from '../../src/ids';
import { formatForPeople } from '../../src/phone/e164';
import { lineBehaviour } from '../../src/settings/line-behaviour';
import { type Line, readLine } from '../lines/line-store';
import type { LineChoiceRow, NumberOfPerson } from './person';
import type { Person } from './read-conversation';

/** The lead of a person. Times are epoch ms. */
export interface LeadStanding {
  readonly id: LeadId;
  readonly conversationId: ConversationId;
  readonly state: LeadState;
  readonly openedAt: number;
  readonly dueAt: number;
  readonly closedAt: number | undefined;
  readonly answered: boolean;
  readonly ownerId: string | undefined;
}

/** How things stand with a person, put together from all of their numbers. */
export interface Standing {
  readonly person: Person;
  readonly numberSaid: string;
  readonly lead: LeadStanding | undefined;
  readonly consent: ConsentState;
  readonly textFacts: TextFacts;
  readonly closed: Closed | undefined;
  readonly automationPaused: boolean;
  /** Neither has the business texted them, nor they the business. */
  readonly firstContact: boolean;
  /** The caller wrote, and no person has answered since. */
  readonly unanswered: boolean;
  /** The line of the latest call or text. */
  readonly line: Line | undefined;
  /** Of that line; else a plain week in the portal's time zone. */
  readonly calendar: BusinessCalendar;
  readonly lines: readonly LineChoiceRow[];
  /** The line that an answer goes from unless another is chosen. */
  readonly answerLineId: LineId | undefined;
}

export function standingOf(person: Person): Standing {
  const [main] = person;
  const line = main.line === null ? undefined : readLine(main.line);
  const consent = consentOf(person);
  const ready = main.lines.filter((each) => each.textingRefusedBecause === null);
  const writes = person.some(({ last_inbound_at }) => last_inbound_at !== null);
  const textFacts: TextFacts = {
    portalDisconnectedBecause: main.portal_disconnected_because ?? undefined,
    keyRefusedBecause: main.key_refused_because ?? undefined,
    consent,
    notTextableBecause: main.not_textable_because ?? undefined,
    texts: writes,
    hasLines: ready.length > 0,
  };
  return {
    person,
    numberSaid: formatForPeople(main.number, main.default_country),
    lead: leadOfPerson(person.flatMap(readLead)),
    consent,
    textFacts,
    closed: whyClosed(textFacts),
    automationPaused: person.some(({ automation_paused }) => automation_paused),
    firstContact: !writes && !person.some(({ texted }) => texted),
    unanswered: latest(person, 'last_inbound_at') > Math.max(latest(person, 'human_wrote_at'), 0),
    line,
    calendar: line?.calendar ?? plainWeek(main.time_zone),
    lines: main.lines,
    answerLineId: main.line?.texting_refused_because === null ? main.line.id : ready[0]?.id,
  };
}

function readLead(row: NumberOfPerson): LeadStanding[] {
  const { lead_id: id, lead_state: state, lead_opened_at: openedAt, lead_due_at: dueAt } = row;
  if (id === null || state === null || openedAt === null || dueAt === null) return [];
  return [
    {
      id,
      conversationId: row.conversation_id,
      state,
      openedAt,
      dueAt,
      closedAt: row.lead_closed_at ?? undefined,
      answered: row.lead_answered_at !== null,
      ownerId: row.lead_owner_id ?? undefined,
    },
  ];
}

/** A no on any number is the person's no. */
function consentOf(person: Person): ConsentState {
  const states = person.map(({ consent }) => consentNow(consent));
  return states.find(({ kind }) => kind === 'opted_out') ?? { kind: 'not_opted_out' };
}

function latest(person: Person, moment: 'last_inbound_at' | 'human_wrote_at'): number {
  return Math.max(...person.map((row) => row[moment] ?? Number.NEGATIVE_INFINITY));
}

function plainWeek(timeZone: string | null): BusinessCalendar {
  const read = lineBehaviour(timeZone === null ? {} : { timeZone }, '');
  if (!read.ok) throw new Error(`The default hours cannot be read: ${read.problem}`);
  return read.behaviour.calendar;
}
