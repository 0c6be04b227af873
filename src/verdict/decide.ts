import type { VerdictFacts } from './facts';
import { RULES, RULES_AT_THE_CLAIM } from './rules';
import type { Because, RuleSpoke, Verdict } from './verdict';

/**
 * Decides what becomes of a call (design section 4.4): total, pure, and every rule is asked and recorded.
 *
 * Any rule that forbids means no text, for the reason of the first one; else any rule that holds means
 * wait for the latest time named; else text.
 */
export function decide(facts: VerdictFacts): Verdict {
  const rules = RULES.map((rule) => rule(facts));
  const forbidden = firstForbidden(rules);
  if (forbidden !== undefined) return { kind: 'no_text', because: forbidden.because, rules };
  const holds = rules.filter((rule) => rule.effect === 'hold');
  const last = holds.reduce<(typeof holds)[number] | undefined>(
    (latest, hold) => (latest === undefined || hold.until > latest.until ? hold : latest),
    undefined,
  );
  if (last !== undefined) return { kind: 'hold', until: last.until, because: last.because, rules };
  return { kind: 'text', rules };
}

/** The reason not to send a decided text after all, when its moment has come; undefined: send it. */
export function objectionAtTheClaim(
  facts: VerdictFacts,
): { readonly because: Because; readonly sentence: string } | undefined {
  return firstForbidden(RULES_AT_THE_CLAIM.map((rule) => rule(facts)));
}

function firstForbidden(
  rules: readonly RuleSpoke[],
): Extract<RuleSpoke, { effect: 'forbid' }> | undefined {
  return rules.find(
    (rule): rule is Extract<RuleSpoke, { effect: 'forbid' }> => rule.effect === 'forbid',
  );
}
