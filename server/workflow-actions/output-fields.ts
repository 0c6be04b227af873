import type { ActionId, ActionOutcome } from './action-store';

/** How long HubSpot holds the workflow for the outcome; ours is known much sooner. */
const HOLD_FOR = 'P1D';

/** What the workflow gets from the action; the names are those of the app's workflow action. */
export type OutputFields = Readonly<Record<string, string>>;

/** Hold the workflow: the outcome is told later. */
export function heldFields(): OutputFields {
  return { hs_execution_state: 'BLOCK', hs_expiration_duration: HOLD_FOR };
}

/** The portal did not allow telling the outcome later, so the workflow goes on without it. */
export function unheldFields(id: ActionId): OutputFields {
  return {
    outcome: 'accepted',
    reason:
      'The text is on its way. What becomes of it shows on the contact’s card; install Ringback again and allow “automation” to have it here.',
    message_id: id,
    hs_execution_state: 'SUCCESS',
  };
}

/** The outcome. A text that was not sent is an answer, not a failure: the workflow branches on `outcome`. */
export function outcomeFields(id: ActionId, ended: ActionOutcome): OutputFields {
  return {
    outcome: ended.outcome,
    reason: ended.reason,
    message_id: id,
    hs_execution_state: 'SUCCESS',
  };
}

/** The action as it is set up can never work. */
export function refusedFields(reason: string): OutputFields {
  return { outcome: 'not_sent', reason, message_id: '', hs_execution_state: 'FAIL_CONTINUE' };
}
