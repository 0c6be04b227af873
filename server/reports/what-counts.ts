// What the reports count, once for all of them: `call`, its `text_back`, and `lead` are in scope.

export const MISSED = "call.outcome IN ('missed', 'voicemail', 'abandoned')";

/** It left, and nobody says that it did not arrive. */
export const TEXTED =
  "text_back.state = 'accepted' AND coalesce(text_back.delivery, 'sent') NOT IN ('failed', 'expired')";

export const ANSWERED = 'lead.first_reply_at IS NOT NULL';

/** Somebody who booked was reached, whether or not that was marked before. */
export const REACHED = "(lead.reached_at IS NOT NULL OR lead.state IN ('booked', 'won'))";
