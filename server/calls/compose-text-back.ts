import { addBusinessTime, situationAt } from '../../src/hours/opening';
import { sayDuration, sayMoment } from '../../src/hours/say-time';
import { type ComposedText, composeText } from '../../src/wording/default-wordings';
import type { Line } from '../lines/line-store';

/**
 * The words of a text-back as they are true at the moment it leaves: the promise comes from the line's
 * hours, so an open business says how soon and a closed one says when it opens.
 *
 * @param at epoch ms at which it is going to leave
 */
export function composeTextBack(line: Line, at: number, firstContact: boolean): ComposedText {
  const situation = situationAt(line.calendar, at);
  const opensAt = situation.kind === 'open' ? undefined : situation.opensAt;
  return composeText({
    situation: situation.kind === 'closed' ? 'after_hours' : situation.kind,
    firstContact,
    ownTemplates: line.wordings,
    fields: {
      business: line.business,
      line: line.name,
      callback_number: line.number,
      ...(line.location === undefined ? {} : { location: line.location }),
      ...(situation.kind === 'holiday' ? { holiday: situation.name } : {}),
      ...promiseFields(line, at),
      ...(opensAt === undefined ? {} : { opening: sayMoment(line.calendar, at, opensAt) }),
    },
  });
}

/** "within 15 minutes" only while the business stays open that long; else when it will be back. */
function promiseFields(line: Line, at: number): { promise?: string } {
  const dueAt = replyDue(line, at);
  if (dueAt === undefined) return {};
  return dueAt - at === line.promiseMs
    ? { promise: `within ${sayDuration(line.promiseMs)}` }
    : { promise: sayMoment(line.calendar, at, dueAt) };
}

/** When the reply that a text promises is due, in business time; undefined when the line never opens. */
export function replyDue(line: Line, from: number): number | undefined {
  return addBusinessTime(line.calendar, from, line.promiseMs);
}
