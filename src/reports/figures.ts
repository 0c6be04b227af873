import type { Figure, FigureName } from '../api/home/numbers';
import { sayDuration } from '../hours/say-time';

/** What happened in a span, counted. */
export interface Counted {
  readonly calls: number;
  readonly missed: number;
  readonly texted: number;
  readonly answeredByCaller: number;
  readonly reached: number;
  readonly recovered: number;
  /** Median over the leads that a person answered, ms; undefined: none was. */
  readonly firstHumanAnswerMs: number | undefined;
  readonly segments: number;
  /** By currency, as Telnyx reported; empty while it has not. */
  readonly charged: readonly { readonly currency: string; readonly amount: number }[];
}

interface Kind {
  readonly name: FigureName;
  readonly label: string;
  readonly means: string;
  /** What more of it is; absent where neither is better. */
  readonly more?: 'good' | 'bad';
  readonly value: (counted: Counted) => number | undefined;
  readonly say?: (counted: Counted) => string;
  /** Whether two values are of one kind; absent where they always are. */
  readonly comparable?: (now: Counted, before: Counted) => boolean;
}

const NONE_YET = 'None yet';

const KINDS: readonly Kind[] = [
  {
    name: 'calls',
    label: 'Calls',
    means: 'Calls that came in on your lines.',
    value: ({ calls }) => calls,
  },
  {
    name: 'missed',
    label: 'Missed',
    means: 'Calls that nobody of the business answered: missed, voicemail, or the caller hung up.',
    more: 'bad',
    value: ({ missed }) => missed,
  },
  {
    name: 'texted',
    label: 'Texted back',
    means: 'Missed calls whose caller got a text. Calls shows why the others got none.',
    value: ({ texted }) => texted,
  },
  {
    name: 'answered_by_caller',
    label: 'Answered by the caller',
    means: 'Leads opened in this time whose caller wrote back.',
    more: 'good',
    value: ({ answeredByCaller }) => answeredByCaller,
  },
  {
    name: 'reached',
    label: 'Reached',
    means: 'Leads opened in this time whose caller a person has spoken with or booked.',
    more: 'good',
    value: ({ reached }) => reached,
  },
  {
    name: 'recovered',
    label: 'Recovered',
    means: 'Leads opened in this time that were marked as booked or won.',
    more: 'good',
    value: ({ recovered }) => recovered,
  },
  {
    name: 'first_human_answer',
    label: 'Time to first human answer',
    means:
      'From the missed call to the first text or talk of a person: half of the answered leads waited less.',
    more: 'bad',
    value: ({ firstHumanAnswerMs }) => firstHumanAnswerMs,
    say: ({ firstHumanAnswerMs }) =>
      firstHumanAnswerMs === undefined ? NONE_YET : sayWait(firstHumanAnswerMs),
  },
  {
    name: 'segments',
    label: 'Text segments sent',
    means: 'What carriers count and Telnyx bills: a long text or one with emoji has several.',
    value: ({ segments }) => segments,
  },
  {
    name: 'charged',
    label: 'Charged by Telnyx',
    means: 'What Telnyx’s reports say it charged for these texts, carrier fees included.',
    value: ({ charged }) => (charged.length > 1 ? undefined : charged[0]?.amount),
    say: ({ charged }) => (charged.length === 0 ? NONE_YET : charged.map(sayMoney).join(' + ')),
    comparable: (now, before) => now.charged[0]?.currency === before.charged[0]?.currency,
  },
];

/** Each figure beside the one of the time before, in the order in which they are read. */
export function figures(now: Counted, before: Counted): readonly Figure[] {
  return KINDS.map((kind) => {
    const value = kind.value(now);
    const earlier = kind.comparable?.(now, before) === false ? undefined : kind.value(before);
    const change = changeOf(kind, value, earlier, sayFigure(kind, before));
    return {
      name: kind.name,
      label: kind.label,
      said: sayFigure(kind, now),
      ...(value === undefined ? {} : { value }),
      beforeSaid: sayFigure(kind, before),
      ...(change === undefined ? {} : { change }),
      means: kind.means,
    };
  });
}

function sayFigure(kind: Kind, counted: Counted): string {
  return kind.say?.(counted) ?? (kind.value(counted) ?? 0).toLocaleString('en-US');
}

function changeOf(
  { more }: Kind,
  now: number | undefined,
  before: number | undefined,
  beforeSaid: string,
): Figure['change'] {
  if (now === undefined || before === undefined) return undefined;
  if (now === before) return { direction: 'same', say: 'As before' };
  const direction = now > before ? 'up' : 'down';
  return {
    direction,
    say: `${direction === 'up' ? 'Up' : 'Down'}${sayPart(now, before)} from ${beforeSaid}`,
    ...(more === undefined ? {} : { good: (direction === 'up') === (more === 'good') }),
  };
}

function sayPart(now: number, before: number): string {
  if (before === 0) return '';
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  return percent === 0 ? ' less than 1%' : ` ${percent}%`;
}

function sayMoney({ currency, amount }: Counted['charged'][number]): string {
  if (amount > 0 && amount < 0.01) return `less than ${currency} 0.01`;
  const cents = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${currency} ${amount.toLocaleString('en-US', cents)}`;
}

function sayWait(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return sayDuration(ms);
}
