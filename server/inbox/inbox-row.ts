import type { InboxRow } from '../../src/api/home/inbox';
import { dueView } from '../../src/conversation/due';
import { type LostText, lostText, nextStep } from '../../src/conversation/next-step';
import { sayCall } from '../../src/conversation/say-call';
import { sayDateAndTime } from '../../src/crm/date-and-time';
import { shorten } from '../../src/crm/shorten';
import type { NumberOfPerson } from '../conversation/person';
import { type LeadStanding, type Standing, standingOf } from '../conversation/standing';
import type { PortalLine } from '../home/portal-lines';
import type { LatestOf } from './latest-of';

/** What a row of the inbox is told from. Times are epoch ms. */
export interface InboxFacts {
  readonly number: NumberOfPerson;
  readonly latest: LatestOf;
  /** The line of its lead; undefined when it was removed. */
  readonly line: PortalLine | undefined;
  readonly name: string | undefined;
  readonly ownerName: (ownerId: string) => string | undefined;
  readonly now: number;
}

const SHOWN_OF_A_TEXT = 120;

/** A conversation in a line of the inbox: who, whose turn, what to do by when, and what was said last. */
export function inboxRow(facts: InboxFacts): InboxRow {
  const { number, latest, line, name, now } = facts;
  const standing = standingOf([number]);
  const { lead, consent, calendar } = standing;
  const open = lead !== undefined && lead.closedAt === undefined;
  const due = open ? dueView(calendar, lead.dueAt, now) : undefined;
  const step = nextStep({
    lead,
    turn: number.turn,
    optedOut: consent.kind === 'opted_out',
    unanswered: standing.unanswered,
    lost: lastLost(latest),
    textable: standing.closed === undefined,
    numberSaid: standing.numberSaid,
    due,
  });
  const last = lastOf(latest, calendar.timeZone);
  return {
    conversationId: number.conversation_id,
    ...(name === undefined ? {} : { name }),
    numberSaid: standing.numberSaid,
    ...(latest.contact_id === null ? {} : { contactId: latest.contact_id }),
    ...(lead === undefined ? {} : { lead: leadOf(lead, standing, facts, due) }),
    turn: step.turn,
    say: step.say,
    ...(line === undefined ? {} : { line: line.name }),
    ...(line?.location == null ? {} : { location: line.location }),
    ...(last === undefined ? {} : { last }),
    optedOut: consent.kind === 'opted_out',
  };
}

function leadOf(
  lead: LeadStanding,
  { calendar }: Standing,
  { line, ownerName }: InboxFacts,
  due: NonNullable<InboxRow['lead']>['due'],
): NonNullable<InboxRow['lead']> {
  const ownerId = lead.ownerId ?? line?.owner_id ?? undefined;
  const owner = ownerId === undefined ? undefined : ownerName(ownerId);
  return {
    id: lead.id,
    state: lead.state,
    openedSaid: sayDateAndTime(lead.openedAt, calendar.timeZone),
    ...(lead.closedAt === undefined
      ? {}
      : { closedSaid: sayDateAndTime(lead.closedAt, calendar.timeZone) }),
    ...(owner === undefined ? {} : { ownerName: owner }),
    ...(due === undefined ? {} : { due }),
  };
}

function lastLost({ text_kind, text_state, text_delivery }: LatestOf): LostText | undefined {
  if (text_kind === null || text_state === null || text_state === 'received') return undefined;
  return lostText({ kind: text_kind, state: text_state, delivery: text_delivery ?? undefined });
}

/** The later of the last text and the last call. */
function lastOf(latest: LatestOf, timeZone: string): InboxRow['last'] {
  const { text_at, call_at } = latest;
  if (call_at !== null && call_at > (text_at ?? 0))
    return {
      by: 'caller',
      say: sayCall({
        outcome: latest.call_outcome ?? undefined,
        startedAt: call_at,
        answeredAt: latest.call_answered_at ?? undefined,
        endedAt: latest.call_ended_at ?? undefined,
        line: latest.call_line ?? undefined,
      }),
      atSaid: sayDateAndTime(call_at, timeZone),
    };
  if (text_at === null) return undefined;
  return {
    by: writerOf(latest),
    say: shorten(latest.text_body ?? '', SHOWN_OF_A_TEXT) || pictures(latest.text_pictures ?? 0),
    atSaid: sayDateAndTime(text_at, timeZone),
  };
}

function writerOf({ text_kind }: LatestOf): NonNullable<InboxRow['last']>['by'] {
  switch (text_kind) {
    case 'inbound':
      return 'caller';
    case 'reply':
    case 'elsewhere':
      return 'business';
    default:
      return 'ringback';
  }
}

const pictures = (count: number): string => (count === 1 ? 'A picture' : `${count} pictures`);
