import type { DueView, LeadState, NextStepView } from '../api/conversation';
import { isLost, type TextStanding } from './text-standing';

export type LostText = 'answer' | 'text_back';

/** Whether the last text of a conversation was one of ours that got lost. */
export function lostText(
  last: Pick<TextStanding, 'state' | 'delivery'> & { readonly kind: string },
): LostText | undefined {
  if (!isLost(last)) return undefined;
  switch (last.kind) {
    case 'reply':
      return 'answer';
    case 'text_back':
      return 'text_back';
    default:
      return undefined;
  }
}

/** What decides what has to be done next in a conversation. */
export interface NextStepFacts {
  readonly lead: { readonly state: LeadState; readonly answered: boolean } | undefined;
  readonly turn: 'us' | 'them' | 'nobody';
  readonly optedOut: boolean;
  /** The caller wrote, and no person has answered yet. */
  readonly unanswered: boolean;
  /** What went out last was lost on the way: a person's answer, or the text back. */
  readonly lost: LostText | undefined;
  /** A text can be sent. */
  readonly textable: boolean;
  readonly numberSaid: string;
  readonly due: DueView | undefined;
}

/** The one next step of a conversation, in a sentence, with whose turn it is and by when. */
export function nextStep(facts: NextStepFacts): NextStepView {
  const { lead, numberSaid, due } = facts;
  const us = (say: string): NextStepView => ({
    say,
    turn: 'us',
    ...(due === undefined ? {} : { due }),
  });
  if (facts.optedOut && lead?.state !== 'open' && lead?.state !== 'engaged')
    return { say: 'Nothing to send: they opted out of texts.', turn: 'nobody' };
  switch (lead?.state) {
    case undefined:
      return facts.turn === 'us'
        ? us(`Answer ${numberSaid}.`)
        : { say: 'Nothing is owed: there is no missed call to follow up.', turn: 'nobody' };
    case 'reached':
    case 'booked':
    case 'won':
    case 'lost':
    case 'opted_out':
    case 'expired':
      return { say: 'Nothing is left to do here.', turn: 'nobody' };
    case 'open':
    case 'engaged':
      if (facts.optedOut || !facts.textable) return us(`Call back ${numberSaid}.`);
      if (facts.lost === 'answer') return us(`Call ${numberSaid}: your text did not get through.`);
      if (facts.lost === 'text_back' && !facts.unanswered && !lead.answered)
        return us(`Call back ${numberSaid}: the text did not reach them.`);
      if (facts.unanswered) return us('Answer their text.');
      if (lead.answered)
        return { say: 'Wait for their reply, or mark how it ended.', turn: 'them' };
      return facts.turn === 'them'
        ? { ...us(`They got a text. Call back ${numberSaid} if no reply comes.`), turn: 'them' }
        : us(`Call back ${numberSaid}.`);
  }
}
