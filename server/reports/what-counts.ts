// What the reports count, once for all of them: `call`, its `text_back`, and `lead` are in scope.

/**
 * A call's text-back, looked up call by call. A call has one at most; without the limit PostgreSQL may join
 * with every text-back there is, of all portals.
 */
export const WITH_TEXT_BACK = `
  LEFT JOIN LATERAL (
    SELECT state, delivery FROM message WHERE call_id = call.id AND kind = 'text_back' LIMIT 1
  ) text_back ON true`;

export const MISSED = "call.outcome IN ('missed', 'voicemail', 'abandoned')";

/** It left, and nobody says that it did not arrive. */
export const TEXTED =
  "text_back.state = 'accepted' AND coalesce(text_back.delivery, 'sent') NOT IN ('failed', 'expired')";

export const ANSWERED = 'lead.first_reply_at IS NOT NULL';

/** Somebody who booked was reached, whether or not that was marked before. */
export const REACHED = "(lead.reached_at IS NOT NULL OR lead.state IN ('booked', 'won'))";
