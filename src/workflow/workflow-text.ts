import type { ConsentEntry } from '../consent/ledger';
import type { VerdictFacts } from '../verdict/facts';
import { RULES } from '../verdict/rules';
import type { RuleName } from '../verdict/verdict';

export type MessageClass = 'transactional' | 'promotional';

/** What allows or forbids the text that a workflow asks for. Times are epoch ms. */
export interface WorkflowTextFacts {
  readonly class: MessageClass;
  /** Everything that was ever recorded about texting this number. */
  readonly ledger: readonly ConsentEntry[];
  /** When the contact last called or texted the business by themselves. */
  readonly lastHeardFromAt: number | undefined;
  /** What the rules of text-backs ask about; the ones about a missed call are left out. */
  readonly standing: VerdictFacts;
}

export type WorkflowTextVerdict =
  /** `at`: now, or when the line opens. */
  | { readonly kind: 'text'; readonly at: number }
  | { readonly kind: 'refused'; readonly because: string; readonly sentence: string };

/**
 * How long a conversation that the contact began carries transactional texts. No law names a number of
 * days; within a month a text about the same matter is still an answer.
 */
const CONVERSATION_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The rules of text-backs that hold for every automatic text. */
const RULES_OF_ANY_TEXT: ReadonlySet<RuleName> = new Set<RuleName>([
  'line',
  'caller',
  'consent',
  'human in conversation',
  'pause',
  'country',
  'registration',
  'connection',
]);
/** Asked when the text is put in line: a limit that is reached later, or closing time, does not call it off. */
const RULES_AT_FIRST: ReadonlySet<RuleName> = new Set<RuleName>(['daily cap', 'quiet hours']);

/**
 * Whether a workflow may text the contact. Strict: a workflow is automation, and the contact did not press
 * its button. Nobody who opted out; promotion never, as long as nothing records express written consent to
 * it (47 CFR 64.1200(a)(2)); a transactional text only in a conversation that the contact began, or when the
 * ledger has that they asked for texts.
 *
 * @param when `asked`: the text is to be put in line; `claimed`: it is about to leave
 */
export function workflowTextVerdict(
  facts: WorkflowTextFacts,
  when: 'asked' | 'claimed',
): WorkflowTextVerdict {
  const { standing } = facts;
  const spoke = RULES.map((rule) => rule(standing)).filter(
    ({ rule }) => RULES_OF_ANY_TEXT.has(rule) || (when === 'asked' && RULES_AT_FIRST.has(rule)),
  );
  const optOut = spoke.find(({ rule, effect }) => rule === 'consent' && effect === 'forbid');
  if (optOut !== undefined) return refused('opted_out', optOut.sentence);
  if (facts.class === 'promotional') {
    return refused(
      'no_promotional_consent',
      'Promotional texts need the contact’s express written consent, and Ringback has no record of any. It sends transactional texts only.',
    );
  }
  if (!heardLately(facts) && !askedForTexts(facts.ledger)) {
    return refused(
      'not_asked_for',
      `The contact has not called or texted this business in the last ${CONVERSATION_DAYS} days, and no request for texts is recorded. Call them, or record their request on the contact’s card.`,
    );
  }
  let at = standing.now;
  for (const rule of spoke) {
    if (rule.effect === 'forbid') return refused(rule.because, rule.sentence);
    if (rule.effect === 'hold') at = Math.max(at, rule.until);
  }
  return { kind: 'text', at };
}

function heardLately({ lastHeardFromAt, standing }: WorkflowTextFacts): boolean {
  return (
    lastHeardFromAt !== undefined && standing.now - lastHeardFromAt <= CONVERSATION_DAYS * DAY_MS
  );
}

/** The contact texted START, or a person recorded with a reason that they want texts. */
function askedForTexts(ledger: readonly ConsentEntry[]): boolean {
  return ledger.some(
    ({ effect, source, words }) =>
      effect === 'opt_in' &&
      (source === 'keyword' || (source === 'staff' && (words ?? '').trim() !== '')),
  );
}

function refused(because: string, sentence: string): WorkflowTextVerdict {
  return { kind: 'refused', because, sentence };
}
