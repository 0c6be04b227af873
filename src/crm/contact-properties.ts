import { OPT_OUT_PROPERTY } from './property-definitions';

/** Everything between a contact and the business that reports are made of, over all of the contact's numbers. Times are epoch ms. */
export interface ContactHistory {
  readonly missedCalls: number;
  readonly lastMissedAt: number | undefined;
  /** The latest text-back that left. */
  readonly lastTextBackAt: number | undefined;
  /** The latest text-back that was decided on and did not leave or did not arrive. */
  readonly lastFailedTextAt: number | undefined;
  /** The first reply to the latest lead. */
  readonly firstReplyAt: number | undefined;
  /** Undefined: nothing was ever recorded about texting them. */
  readonly optedOut: boolean | undefined;
  /** The latest lead; undefined when there was none. */
  readonly lead:
    | {
        readonly openedAt: number;
        readonly reachedAt: number | undefined;
        readonly closedAs: string | undefined;
      }
    | undefined;
}

/** How far the recovery of a missed caller has come; the values of the property ringback_recovery_status. */
type RecoveryStatus = 'missed' | 'texted' | 'replied' | 'reached' | 'opted_out' | 'failed';

/**
 * The contact properties for HubSpot's lists and reports (HubSpot reference 8.2), as absolute values:
 * writing them twice counts nothing twice. A value that does not exist yet is left out, not cleared.
 *
 * @returns name to value as HubSpot takes them: numbers in decimal, moments in epoch ms
 */
export function contactProperties(history: ContactHistory): Readonly<Record<string, string>> {
  const { lead } = history;
  return defined({
    ringback_missed_calls: history.missedCalls,
    ringback_last_missed_call: history.lastMissedAt,
    ringback_recovery_status: recoveryStatus(history),
    [OPT_OUT_PROPERTY]:
      history.optedOut === undefined ? undefined : history.optedOut ? 'yes' : 'no',
    ringback_last_text_back: history.lastTextBackAt,
    ringback_first_reply: history.firstReplyAt,
    ringback_minutes_to_reach:
      lead?.reachedAt === undefined
        ? undefined
        : Math.max(0, Math.round((lead.reachedAt - lead.openedAt) / 60_000)),
    ringback_reached_at: lead?.reachedAt,
  });
}

/** The furthest that is true of the latest lead; an opt-out overrides everything, because it forbids the next step. */
function recoveryStatus(history: ContactHistory): RecoveryStatus | undefined {
  const { lead } = history;
  if (history.optedOut === true) return 'opted_out';
  if (lead === undefined) return undefined;
  if (lead.reachedAt !== undefined) return 'reached';
  if (history.firstReplyAt !== undefined) return 'replied';
  const textedAt = history.lastTextBackAt ?? Number.NEGATIVE_INFINITY;
  if (textedAt >= lead.openedAt) return 'texted';
  return (history.lastFailedTextAt ?? Number.NEGATIVE_INFINITY) >= lead.openedAt
    ? 'failed'
    : 'missed';
}

function defined(
  values: Readonly<Record<string, string | number | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
