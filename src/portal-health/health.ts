import type { HealthState, HealthView } from '../api/home/health';
import type { Check } from './check';
import type { HealthFacts } from './facts';
import { hubspot, properties, records, refusedRecords } from './hubspot-checks';
import { calls, dailyCap, lines, telnyx, texts } from './telnyx-checks';
import { jobs, leads } from './work-checks';

/** Of two that are equally bad, the one that stands first comes first. */
const CHECKS: readonly Check[] = [
  hubspot,
  telnyx,
  lines,
  dailyCap,
  texts,
  leads,
  calls,
  jobs,
  records,
  refusedRecords,
  properties,
];
const GRAVITY: Readonly<Record<HealthState, number>> = { broken: 0, attention: 1, ok: 2 };

/** Every check, the worst first, and what matters most in a sentence. */
export function health(facts: HealthFacts): Omit<HealthView, 'checkedSaid'> {
  const checks = CHECKS.map((check) => check(facts)).sort(
    (one, other) => GRAVITY[one.state] - GRAVITY[other.state],
  );
  const [worst] = checks;
  return worst === undefined || worst.state === 'ok'
    ? { state: 'ok', say: 'All is well.', checks }
    : { state: worst.state, say: `${worst.title}.`, checks };
}
