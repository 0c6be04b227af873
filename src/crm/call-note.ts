import type { CallOutcome, LineMode } from '../call/outcome';
import { type CountryCode, type E164, formatForPeople } from '../phone/e164';
import { sayTextBack, type TextBackFate } from './text-back-fate';

/** What is told about a call on the contact's timeline. Times are epoch ms. */
export interface CallNoteFacts {
  readonly caller: E164;
  readonly homeCountry: CountryCode;
  readonly timeZone: string;
  readonly lineName: string | undefined;
  readonly mode: LineMode | undefined;
  readonly outcome: CallOutcome;
  /** Why it counts as that, a sentence. */
  readonly outcomeBecause: string | undefined;
  readonly startedAt: number;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly textBack: TextBackFate;
}

export interface CallNote {
  readonly title: string;
  /** Plain text, one line each. */
  readonly body: readonly string[];
  /** Time that two people talked, ms: nobody talks on a missed call. */
  readonly talkMs: number;
}

/** A call in words: what happened, how long it rang, on which line, and what was done about it. */
export function callNote(facts: CallNoteFacts): CallNote {
  const title = `${OUTCOME[facts.outcome]} ${formatForPeople(facts.caller, facts.homeCountry)}`;
  return {
    title: facts.lineName === undefined ? title : `${title} to ${facts.lineName}`,
    body: [
      facts.outcomeBecause,
      ringing(facts),
      sayTextBack(facts.textBack, facts.timeZone),
    ].filter((line) => line !== undefined),
    talkMs:
      facts.answeredAt === undefined || facts.endedAt === undefined
        ? 0
        : Math.max(0, facts.endedAt - facts.answeredAt),
  };
}

const OUTCOME: Readonly<Record<CallOutcome, string>> = {
  answered: 'Answered call from',
  missed: 'Missed call from',
  voicemail: 'Voicemail from',
  abandoned: 'Abandoned call from',
  blocked: 'Blocked call from',
};

/** How long it rang; not told of a forwarded call, whose ringing the other phone system kept to itself. */
function ringing({ mode, startedAt, answeredAt, endedAt }: CallNoteFacts): string | undefined {
  const until = answeredAt ?? endedAt;
  if (mode === 'overflow' || mode === undefined || until === undefined) return undefined;
  const seconds = Math.round((until - startedAt) / 1_000);
  return seconds < 1
    ? undefined
    : `It rang for ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`;
}
