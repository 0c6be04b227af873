import type { TextPreview, WarningView } from '../api/conversation';
import { type BusinessCalendar, situationAt } from '../hours/opening';
import { wallClock } from '../hours/wall-clock';
import { linksIn, whyFiltered } from '../settings/filtered-links';
import { tellsHowToStop, withOptOutWords } from '../wording/opt-out-words';
import { countSegments, MAX_SEGMENTS } from '../wording/segments';
import { plainCharacters } from '../wording/smart-characters';

/** A person's text as it is going to leave. */
export interface ComposedReply {
  readonly body: string;
  /** What was put behind their words. */
  readonly added: string | undefined;
}

/**
 * @param firstContact the caller has neither got a text from the business nor sent one: then the text says how
 * to stop, whoever writes it
 */
export function composeReply(typed: string, firstContact: boolean): ComposedReply {
  const body = typed.trim();
  if (!firstContact || body === '' || tellsHowToStop(body)) return { body, added: undefined };
  const whole = withOptOutWords(body);
  return { body: whole, added: whole.slice(body.length).trim() };
}

/** Federal and state rules put calls and texts before 8 AM and after 9 PM off limits for marketing, and people dislike any. */
const FROM_HOUR = 8;
const TO_HOUR = 21;
const HOUR_MS = 3_600_000;

/** What a text costs, and what speaks against sending it as it is, or now. `now` in epoch ms. */
export function previewReply(
  typed: string,
  about: {
    readonly firstContact: boolean;
    readonly calendar: BusinessCalendar;
    readonly now: number;
  },
): TextPreview {
  const { body, added } = composeReply(typed, about.firstContact);
  const count = countSegments(body);
  const plain = plainCharacters(typed);
  const plainer = plain !== typed && countSegments(plain).segments < countSegments(typed).segments;
  return {
    ...count,
    ...(added === undefined ? {} : { added }),
    ...(plainer ? { plainBody: plain } : {}),
    warnings: [
      ...tooLong(count.segments),
      ...badHour(about.calendar, about.now),
      ...unicode(count, plainer),
      ...links(typed),
    ],
  };
}

function tooLong(segments: number): WarningView[] {
  return segments <= MAX_SEGMENTS
    ? []
    : [
        {
          tone: 'danger',
          title: `This takes ${segments} segments; a text can have ${MAX_SEGMENTS}.`,
          cure: 'Shorten it, or send it in two.',
        },
      ];
}

function badHour(calendar: BusinessCalendar, now: number): WarningView[] {
  const hour = Math.floor((wallClock(calendar.timeZone, now) / HOUR_MS) % 24);
  if (hour >= FROM_HOUR && hour < TO_HOUR) return [];
  const open = situationAt(calendar, now).kind === 'open';
  return [
    {
      tone: 'warning',
      title: `It is ${hour < FROM_HOUR ? 'early' : 'late'}: texts before 8 AM and after 9 PM annoy people.`,
      cure: open
        ? 'Send it if they are waiting for it.'
        : 'Send it in the morning unless they wait for it now.',
    },
  ];
}

function unicode(
  { unicodeCause, perSegment }: Pick<TextPreview, 'unicodeCause' | 'perSegment'>,
  plainer: boolean,
): WarningView[] {
  if (unicodeCause === undefined) return [];
  const shown = unicodeCause.slice(0, 5).join(' ');
  return [
    {
      tone: 'info',
      title: `${shown} leaves room for ${perSegment} characters in a segment instead of ${perSegment === 70 ? 160 : 153}.`,
      cure: plainer ? 'Use plain characters instead.' : 'Leave it out to pay for fewer segments.',
    },
  ];
}

function links(body: string): WarningView[] {
  return linksIn(body).flatMap((link): WarningView[] => {
    const why = whyFiltered(link);
    return why === undefined
      ? []
      : [
          {
            tone: 'warning',
            title: `Carriers are likely to block this text for ${link}: ${why}.`,
            cure: 'Use the full https address of your own site.',
          },
        ];
  });
}
