import type { Answer } from '../../src/api/answer';
import type { Plan } from '../../src/settings/plan-changes';

type Refusal = Extract<Answer<never>, { ok: false }>;

/** An expected failure, in words for the person on the screen. */
export function refusal(
  reason: string,
  cure: string,
  fields?: Readonly<Record<string, string>>,
): Refusal {
  return fields === undefined ? { ok: false, reason, cure } : { ok: false, reason, cure, fields };
}

/** Why planned changes were not made. */
export function planRefusal(plan: Extract<Plan, { ok: false }>): Refusal {
  switch (plan.because) {
    case 'conflict':
      return refusal(
        `${plan.about} was changed by somebody else while you were editing. Nothing was saved.`,
        'Reload, look at the new values, and make your change again.',
      );
    case 'gone':
      return refusal(`${plan.about} is not there any more.`, 'Reload the page.');
    case 'nameless':
      return refusal(
        `${plan.about} would text without a business name, and a text must say who writes.`,
        'Enter a business name for the line, its location or the whole account, or switch the line off first.',
        { 'set.business': 'A business name is needed while lines are switched on.' },
      );
  }
}
