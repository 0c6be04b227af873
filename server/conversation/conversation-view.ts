import type { AnswerBoxView, ConversationView, LeadView } from '../../src/api/conversation';
import { describeConsent } from '../../src/consent/ledger';
import { dueView } from '../../src/conversation/due';
import { type LostText, lostText, nextStep } from '../../src/conversation/next-step';
import { warnings } from '../../src/conversation/text-closed';
import { sayDateAndTime } from '../../src/crm/date-and-time';
import { nextOpening } from '../../src/hours/opening';
import { sayMoment } from '../../src/hours/say-time';
import { formatForPeople } from '../../src/phone/e164';
import { answerWordings } from '../../src/wording/answer-wordings';
import type { HubSpotOwner } from '../hubspot/owners';
import type { StoredConversation } from './read-conversation';
import { type LeadStanding, type Standing, standingOf } from './standing';
import type { ThreadRow } from './thread-rows';
import { type Telling, threadView } from './thread-view';

/** A stored conversation as the card shows it. @param now epoch ms */
export function conversationView(
  stored: StoredConversation,
  owners: readonly HubSpotOwner[],
  now: number,
): ConversationView {
  const standing = standingOf(stored.person);
  const [main, ...others] = stored.person;
  const telling = tellingOf(standing, owners, now);
  const { lead, consent } = standing;
  return {
    kind: 'conversation',
    conversationId: main.conversation_id,
    version: stored.version,
    now,
    caller: {
      number: main.number,
      numberSaid: standing.numberSaid,
      otherNumbersSaid: others.map(({ number }) => formatForPeople(number, main.default_country)),
    },
    ...(lead === undefined ? {} : { lead: leadView(lead, stored.thread, telling) }),
    nextStep: nextStep({
      lead,
      turn: main.turn,
      optedOut: consent.kind === 'opted_out',
      unanswered: standing.unanswered,
      lost: lastLost(stored.thread),
      textable: standing.closed === undefined,
      numberSaid: standing.numberSaid,
      due: lead === undefined ? undefined : dueView(standing.calendar, lead.dueAt, now),
    }),
    warnings: warnings({
      ...standing.textFacts,
      automationPaused: standing.automationPaused,
      contactAmbiguous: stored.person.some(({ contact_ambiguous }) => contact_ambiguous),
      line: standing.line,
    }),
    thread: threadView(stored.thread, telling),
    hasEarlier: stored.hasEarlier,
    answerBox: answerBox(standing, now),
    owners: owners.map(({ id, name }) => ({ id, name })),
    automationPaused: standing.automationPaused,
    ...(consent.kind === 'opted_out' ? { optedOut: { say: describeConsent(consent) } } : {}),
  };
}

/** How the words of this thread are to be told. */
export function tellingOf(
  standing: Standing,
  owners: readonly HubSpotOwner[],
  now: number,
): Telling {
  const names = new Map(owners.map(({ email, name }) => [email.toLowerCase(), name]));
  return {
    timeZone: standing.calendar.timeZone,
    now,
    nameOf: (email) => names.get(email.toLowerCase()) ?? email,
  };
}

function leadView(lead: LeadStanding, thread: readonly ThreadRow[], telling: Telling): LeadView {
  return {
    id: lead.id,
    state: lead.state,
    openedSaid: sayDateAndTime(lead.openedAt, telling.timeZone),
    ...(lead.closedAt === undefined
      ? {}
      : { closedSaid: closedSaid(lead.closedAt, thread, telling) }),
    ...(lead.ownerId === undefined ? {} : { ownerId: lead.ownerId }),
  };
}

function closedSaid(at: number, thread: readonly ThreadRow[], telling: Telling): string {
  const by = thread.findLast(
    ({ data }) => data.kind === 'event' && data.event === 'lead_closed',
  )?.data;
  const who = by?.kind === 'event' ? ` by ${telling.nameOf(by.who)}` : '';
  return `${sayDateAndTime(at, telling.timeZone)}${who}`;
}

/** What became of the last text, if it was ours and was lost. */
function lastLost(thread: readonly ThreadRow[]): LostText | undefined {
  const last = thread.findLast(({ data }) => data.kind === 'text')?.data;
  if (last?.kind !== 'text' || last.state === 'received') return undefined;
  return lostText({
    kind: last.textKind,
    state: last.state,
    delivery: last.delivery ?? undefined,
  });
}

function answerBox(standing: Standing, now: number): AnswerBoxView {
  const { closed, lines, line, answerLineId, calendar } = standing;
  const [{ default_country: country }] = standing.person;
  const opening = nextOpening(calendar, now);
  return {
    ...(closed === undefined ? {} : { closed }),
    lines: lines
      .filter(({ textingRefusedBecause }) => textingRefusedBecause === null)
      .map(({ id, name, number }) => ({ id, name, numberSaid: formatForPeople(number, country) })),
    ...(answerLineId === undefined ? {} : { lineId: answerLineId }),
    wordings: answerWordings({
      ...(line === undefined
        ? {}
        : {
            business: line.business,
            line: line.name,
            callback_number: formatForPeople(line.number, country),
          }),
      ...(line?.location === undefined ? {} : { location: line.location }),
      ...(opening === undefined ? {} : { opening: sayMoment(calendar, now, opening) }),
    }),
  };
}
