import type { CallEntry, ThreadEntry } from '../../src/api/conversation';
import { describeConsent } from '../../src/consent/ledger';
import { sayCall } from '../../src/conversation/say-call';
import { sayEvent } from '../../src/conversation/say-event';
import { sayStanding } from '../../src/conversation/text-standing';
import { sayDateAndTime } from '../../src/crm/date-and-time';
import { sayTextBack } from '../../src/crm/text-back-fate';
import { readTextBack } from '../hubspot/sync/text-back-row';
import { rulesInWords } from '../verdict/rules-in-words';
import type { StoredStanding, ThreadData, ThreadRow } from './thread-rows';

/** What the words of a thread depend on, beside its rows. `now` in epoch ms. */
export interface Telling {
  readonly timeZone: string;
  readonly now: number;
  /** How people are called, by their email. */
  readonly nameOf: (email: string) => string;
}

/** The rows in words. A row that says nothing of its own is left out. */
export function threadView(rows: readonly ThreadRow[], telling: Telling): ThreadEntry[] {
  return rows.flatMap((row): ThreadEntry[] => {
    const entry = entryOf(row, row.data, telling);
    return entry === undefined ? [] : [entry];
  });
}

function entryOf(
  { id, at, line }: ThreadRow,
  data: ThreadData,
  telling: Telling,
): ThreadEntry | undefined {
  const base = { id, at, atSaid: sayDateAndTime(at, telling.timeZone) };
  const note = (say: string): ThreadEntry => ({ ...base, kind: 'note', say });
  switch (data.kind) {
    case 'call':
      return { ...base, kind: 'call', ...callWords(at, line, data, telling) };
    case 'text':
      return { ...base, kind: 'text', ...textWords(line, data, telling) };
    case 'event': {
      const say = sayEvent({
        kind: data.event,
        who: telling.nameOf(data.who),
        became: data.became ?? undefined,
        reason: data.reason ?? undefined,
      });
      return say === undefined ? undefined : note(say);
    }
    case 'consent':
      return note(
        data.effect === 'opt_in'
          ? 'They asked for texts again.'
          : describeConsent({
              kind: 'opted_out',
              since: at,
              source: data.source,
              ...(data.words === null ? {} : { words: data.words }),
            }),
      );
    case 'task':
      return {
        ...base,
        kind: 'task',
        done: data.closed,
        say: data.closed
          ? `Follow-up task, done: ${data.state.replace('_', ' ')}.`
          : `Follow-up task, due ${sayDateAndTime(data.dueAt, telling.timeZone)}.`,
      };
    case 'lead_closed':
      return note(
        data.state === 'reached'
          ? 'Reached: a person spoke with them.'
          : 'Nobody followed up in time.',
      );
  }
}

function callWords(
  startedAt: number,
  line: string | null,
  data: Extract<ThreadData, { kind: 'call' }>,
  telling: Telling,
): Pick<CallEntry, 'outcome' | 'say' | 'verdict'> {
  const verdict = verdictWords(data, telling);
  return {
    outcome: data.outcome ?? (data.answeredAt === null ? 'ringing' : 'answered'),
    say: sayCall({
      outcome: data.outcome ?? undefined,
      startedAt,
      answeredAt: data.answeredAt ?? undefined,
      endedAt: data.endedAt ?? undefined,
      line: line ?? undefined,
    }),
    ...(verdict === undefined ? {} : { verdict }),
  };
}

/** What was done about a call that nobody answered: the text, the task, and every rule that spoke. */
function verdictWords(
  { verdict, text, taskDueAt }: Extract<ThreadData, { kind: 'call' }>,
  { timeZone }: Telling,
): CallEntry['verdict'] | undefined {
  if (verdict === null) return undefined;
  const fate = readTextBack({
    verdict_kind: verdict.kind,
    verdict_because: verdict.because,
    verdict_rules: verdict.rules,
    hold_until: verdict.holdUntil,
    text_state:
      text === null || text.state === 'received' || text.state === 'elsewhere' ? null : text.state,
    text_because: text?.because ?? null,
    text_because_detail: text?.detail ?? null,
    text_at: text?.settledAt ?? null,
    delivery: text?.delivery ?? null,
    delivery_because: text?.deliveryBecause ?? null,
  });
  const said = sayTextBack(fate, timeZone);
  if (said === undefined) return undefined;
  const task =
    taskDueAt === null ? '' : ` Task to call back, due ${sayDateAndTime(taskDueAt, timeZone)}.`;
  return {
    say: `${said}${task}`,
    reasons: rulesInWords(verdict.rules),
  };
}

function textWords(
  line: string | null,
  data: Extract<ThreadData, { kind: 'text' }>,
  telling: Telling,
): Pick<
  Extract<ThreadEntry, { kind: 'text' }>,
  'direction' | 'body' | 'mediaUrls' | 'by' | 'line' | 'delivery'
> {
  const inbound = data.textKind === 'inbound';
  const delivery = deliveryWords(data, telling);
  return {
    direction: inbound ? 'in' : 'out',
    body: data.body,
    mediaUrls: data.mediaUrls,
    by: inbound ? 'Caller' : writer(data, telling),
    ...(line === null ? {} : { line }),
    ...(delivery === undefined ? {} : { delivery }),
  };
}

function writer(
  { textKind, writtenBy }: Extract<ThreadData, { kind: 'text' }>,
  { nameOf }: Telling,
): string {
  if (textKind === 'elsewhere') return 'A person of the business';
  return writtenBy === null ? 'Ringback' : nameOf(writtenBy);
}

function deliveryWords(
  text: StoredStanding,
  { now, timeZone }: Telling,
): ReturnType<typeof sayStanding> | undefined {
  if (text.state === 'received') return undefined;
  return sayStanding({
    state: text.state,
    because: text.because ?? undefined,
    detail: text.detail ?? undefined,
    delivery: text.delivery ?? undefined,
    deliveryBecause: text.deliveryBecause ?? undefined,
    // A few seconds are no waiting that is worth a word.
    waitsUntil:
      text.notBefore > now + 60_000 ? sayDateAndTime(text.notBefore, timeZone) : undefined,
  });
}
