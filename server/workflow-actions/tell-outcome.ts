import type { MessageId, PortalId } from '../../src/ids';
import type { HandlerParts } from '../handler-parts';
import type { HubSpotRequests } from '../hubspot/sync/hubspot-requests';
import { Standstill } from '../hubspot/sync/standstill';
import { why } from '../hubspot/sync/text-back-row';
import type { PortalTransaction } from '../postgres/portal-scope';
import { type ActionOutcome, endAction, lockAction, noteTold } from './action-store';
import { outcomeFields } from './output-fields';

export interface TellParts extends HandlerParts {
  readonly requests: (portalId: PortalId) => HubSpotRequests;
}

interface Ended {
  readonly id: MessageId;
  readonly callbackId: string;
  readonly ended: ActionOutcome;
}

/**
 * Tells the workflow what became of its text, once that is known; until then nothing is done, and whoever
 * learns more calls again. Told twice after a crash, the same is said twice.
 *
 * @throws when HubSpot did not answer: the job is run again, later each time.
 */
export async function tellOutcome(
  parts: TellParts,
  portalId: PortalId,
  actionId: string,
): Promise<void> {
  const about = await parts.inPortal(portalId, (tx) => endedAction(tx, actionId, parts.now()));
  if (about === undefined) return;
  const untold = await complete(parts.requests(portalId), about);
  await parts.inPortal(portalId, (tx) => noteTold(tx, about.id, parts.now(), untold));
}

/** @returns undefined when there is nothing to tell, or not yet. */
async function endedAction(
  tx: PortalTransaction,
  actionId: string,
  now: number,
): Promise<Ended | undefined> {
  const action = await lockAction(tx, actionId);
  if (action === undefined || action.toldAt !== undefined) return undefined;
  const ended = action.ended ?? (await fateOfText(tx, action.id));
  if (ended === undefined) return undefined;
  await endAction(tx, action.id, ended);
  if (!action.waits) {
    await noteTold(tx, action.id, now, 'The portal has not granted the scope “automation”.');
    return undefined;
  }
  return { id: action.id, callbackId: action.callbackId, ended };
}

async function fateOfText(
  tx: PortalTransaction,
  id: MessageId,
): Promise<ActionOutcome | undefined> {
  const { rows } = await tx.query<{
    state: string;
    because: string | null;
    because_detail: string | null;
  }>({
    name: 'fate-of-workflow-text',
    text: 'SELECT state, because, because_detail FROM message WHERE portal_id = $1 AND id = $2',
    values: [tx.portalId, id],
  });
  const text = rows[0];
  switch (text?.state) {
    case 'accepted':
      return { outcome: 'sent', reason: 'The text was sent.' };
    case 'refused':
    case 'cancelled':
      return { outcome: 'not_sent', reason: why(text.because, text.because_detail) };
    case 'unresolved':
      return { outcome: 'unconfirmed', reason: why(text.because, text.because_detail) };
    default:
      return undefined;
  }
}

/** @returns why HubSpot will never take it; undefined when it has it. */
async function complete(
  hubspot: HubSpotRequests,
  { id, callbackId, ended }: Ended,
): Promise<string | undefined> {
  try {
    const answer = await hubspot.write((client) =>
      client.automation.actions.callbacksApi.complete(callbackId, {
        outputFields: { ...outcomeFields(id, ended) },
      }),
    );
    switch (answer.kind) {
      case 'answered':
        return undefined;
      case 'refused':
        // The workflow was ended or its waiting has run out.
        return answer.refusal.message;
      case 'lost':
        throw new Error('HubSpot did not confirm the outcome of a workflow’s text.');
    }
  } catch (error) {
    // Nothing but a person's reinstall would help, and by then the workflow has gone on.
    if (error instanceof Standstill && error.retryAfterMs === undefined) return error.sentence;
    throw error;
  }
}
