import { addBusinessTime, nextOpening, situationAt } from '../hours/opening';
import { sayDuration, sayMoment } from '../hours/say-time';
import type { WeeklyHours } from '../hours/weekly-hours';
import { composeText, type OwnWordings, type Situation } from '../wording/default-wordings';
import type { SegmentCount } from '../wording/segments';
import type { Finding } from './finding';
import type { LineBehaviour } from './line-behaviour';
import { lintWording } from './lint-wording';

/** One situation's text as a caller would get it as a first text, and what there is to say about it. */
export interface WordingPreview {
  readonly situation: Situation;
  readonly text: string;
  readonly segments: SegmentCount;
  /** Whose wording it is. */
  readonly source: 'own' | 'default';
  readonly findings: readonly Finding[];
}

export interface PreviewedLine {
  readonly name: string;
  readonly number: string;
  readonly location: string | undefined;
  /** undefined while the business has no name. */
  readonly business: string | undefined;
  readonly behaviour: LineBehaviour;
}

const SITUATIONS: readonly Situation[] = ['open', 'after_hours', 'holiday'];

/**
 * What each situation's text would say, with the line's own hours and promise, at the next moment at which
 * that situation holds; a holiday that is not in the calendar is called "Thanksgiving Day".
 *
 * @param now epoch ms
 */
export function previewWordings(
  line: PreviewedLine,
  wordings: OwnWordings,
  now: number,
): readonly WordingPreview[] {
  return SITUATIONS.map((situation) => {
    const fields = {
      business: line.business ?? 'Your business',
      line: line.name,
      callback_number: line.number,
      ...(line.location === undefined ? {} : { location: line.location }),
      ...momentFields(line.behaviour, situation, now),
    };
    const composed = composeText({ situation, firstContact: true, fields, ownTemplates: wordings });
    const own = wordings[situation]?.trim() ?? '';
    return {
      situation,
      text: composed.text,
      segments: composed.segments,
      source: composed.source,
      findings: lintWording({
        situation,
        template: own === '' ? BEYOND_REPROACH : own,
        fellBack: composed.fellBack,
        segments: composed.segments,
        business: line.business,
        promiseMinutes: line.behaviour.promiseMs / 60_000,
        longestOpenMinutes: longestOpenMinutes(line.behaviour.calendar.hours),
      }),
    };
  });
}

/** Stands for Ringback's own wording: what is left to say is about the settings around it. */
const BEYOND_REPROACH = '{{business}}: sorry. Text STOP to opt out.';

/** The fields that depend on when the text leaves. */
function momentFields(
  { calendar, promiseMs }: LineBehaviour,
  situation: Situation,
  now: number,
): { promise?: string; opening?: string; holiday?: string } {
  const at = momentOf(situation, { calendar }, now);
  const dueAt = addBusinessTime(calendar, at, promiseMs);
  const opensAt = situation === 'open' ? undefined : nextOpening(calendar, at);
  return {
    ...(dueAt === undefined
      ? {}
      : {
          promise:
            dueAt - at === promiseMs
              ? `within ${sayDuration(promiseMs)}`
              : sayMoment(calendar, at, dueAt),
        }),
    ...(opensAt === undefined ? {} : { opening: sayMoment(calendar, at, opensAt) }),
    ...(situation === 'holiday' ? { holiday: 'Thanksgiving Day' } : {}),
  };
}

/** The next moment that is open, or closed; now, where none comes. */
function momentOf(
  situation: Situation,
  { calendar }: Pick<LineBehaviour, 'calendar'>,
  now: number,
): number {
  const state = situationAt(calendar, now);
  if (situation === 'open') return state.kind === 'open' ? now : (state.opensAt ?? now);
  return state.kind === 'open' ? state.until : now;
}

/** The longest the line is open without a break, in minutes; a span that runs over midnight counts whole. */
export function longestOpenMinutes(hours: WeeklyHours): number {
  const week = hours.flatMap((day, index) =>
    day.map(({ from, to }) => ({ from: index * 1_440 + from, to: index * 1_440 + to })),
  );
  let longest = 0;
  let start: number | undefined;
  let end = -1;
  // Twice round, so that Sunday night runs on into Monday.
  for (const { from, to } of [
    ...week,
    ...week.map((span) => ({ from: span.from + 10_080, to: span.to + 10_080 })),
  ]) {
    if (start === undefined || from > end) start = from;
    end = Math.max(end, to);
    longest = Math.max(longest, end - start);
  }
  return longest;
}
