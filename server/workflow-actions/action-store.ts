import type { LineId, MessageId } from '../../src/ids';
import type { MessageClass } from '../../src/workflow/workflow-text';
import type { PortalTransaction } from '../postgres/portal-scope';

/** The id of an action is its message's too. */
export type ActionId = MessageId;

/** How an action ended, as the workflow learns it. */
export interface ActionOutcome {
  readonly outcome: 'sent' | 'not_sent' | 'unconfirmed';
  /** In words, for the people who read the workflow's log. */
  readonly reason: string;
}

/** A text that a workflow asked for. Times are epoch ms. */
export interface WorkflowAction {
  readonly id: ActionId;
  readonly callbackId: string;
  readonly contactId: string;
  readonly phones: readonly string[];
  readonly lineId: LineId;
  readonly wording: string;
  readonly class: MessageClass;
  readonly waits: boolean;
  readonly askedAt: number;
  readonly ended: ActionOutcome | undefined;
  readonly toldAt: number | undefined;
}

export type NewAction = Omit<WorkflowAction, 'ended' | 'toldAt'>;

interface ActionRow {
  id: ActionId;
  callback_id: string;
  contact_id: string;
  phones: string[];
  line_id: LineId;
  wording: string;
  class: MessageClass;
  waits: boolean;
  asked_at: number;
  outcome: ActionOutcome['outcome'] | null;
  reason: string | null;
  told_at: number | null;
}

/**
 * Takes an action down and enqueues its job, in one statement. HubSpot asks again when it got no answer: the
 * callback id is the action, so the second time nothing is added.
 *
 * @returns the action as it stands: the one that was there before, if there was one.
 */
export async function takeAction(
  tx: PortalTransaction,
  action: NewAction,
): Promise<WorkflowAction> {
  const taken = await tx.query({
    name: 'take-workflow-action',
    text: `WITH fresh AS (
             INSERT INTO workflow_action (id, portal_id, callback_id, contact_id, phones, line_id, wording, class, waits, asked_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10 / 1000.0))
             ON CONFLICT (portal_id, callback_id) DO NOTHING
             RETURNING id, portal_id
           )
           SELECT graphile_worker.add_job('workflow_action',
             json_build_object('portalId', portal_id::text, 'actionId', id), priority => -10)
           FROM fresh`,
    values: [
      action.id,
      tx.portalId,
      action.callbackId,
      action.contactId,
      action.phones,
      action.lineId,
      action.wording,
      action.class,
      action.waits,
      action.askedAt,
    ],
  });
  if (taken.rowCount === 1) return { ...action, ended: undefined, toldAt: undefined };
  const { rows } = await tx.query<ActionRow>({
    name: 'workflow-action-of-callback',
    text: 'SELECT * FROM workflow_action WHERE portal_id = $1 AND callback_id = $2',
    values: [tx.portalId, action.callbackId],
  });
  const known = rows[0];
  if (known === undefined) throw new Error('An action that was just taken down is not there.');
  return readAction(known);
}

/** The action, locked until the transaction ends. */
export async function lockAction(
  tx: PortalTransaction,
  id: string,
): Promise<WorkflowAction | undefined> {
  const { rows } = await tx.query<ActionRow>({
    name: 'lock-workflow-action',
    text: 'SELECT * FROM workflow_action WHERE portal_id = $1 AND id = $2 FOR UPDATE',
    values: [tx.portalId, id],
  });
  return rows[0] && readAction(rows[0]);
}

function readAction(row: ActionRow): WorkflowAction {
  return {
    id: row.id,
    callbackId: row.callback_id,
    contactId: row.contact_id,
    phones: row.phones,
    lineId: row.line_id,
    wording: row.wording,
    class: row.class,
    waits: row.waits,
    askedAt: row.asked_at,
    ended:
      row.outcome === null || row.reason === null
        ? undefined
        : { outcome: row.outcome, reason: row.reason },
    toldAt: row.told_at ?? undefined,
  };
}

/** Decided: the contact's numbers are not needed any more. */
export async function dropPhones(tx: PortalTransaction, id: ActionId): Promise<void> {
  await tx.query(`UPDATE workflow_action SET phones = '{}' WHERE portal_id = $1 AND id = $2`, [
    tx.portalId,
    id,
  ]);
}

export async function endAction(
  tx: PortalTransaction,
  id: ActionId,
  ended: ActionOutcome,
): Promise<void> {
  await tx.query(
    `UPDATE workflow_action SET outcome = $3, reason = $4, phones = '{}'
     WHERE portal_id = $1 AND id = $2 AND outcome IS NULL`,
    [tx.portalId, id, ended.outcome, ended.reason],
  );
}

/** HubSpot has the outcome, or will not take it any more: then `because` says why. @param now epoch ms */
export async function noteTold(
  tx: PortalTransaction,
  id: ActionId,
  now: number,
  because: string | undefined,
): Promise<void> {
  await tx.query(
    `UPDATE workflow_action SET told_at = to_timestamp($3 / 1000.0), untold_because = $4
     WHERE portal_id = $1 AND id = $2 AND told_at IS NULL`,
    [tx.portalId, id, now, because ?? null],
  );
}

/** What is personal in the actions of a contact who is erased. @returns how many there were */
export async function eraseActionsOf(tx: PortalTransaction, contactId: string): Promise<number> {
  const { rowCount } = await tx.query(
    `UPDATE workflow_action SET phones = '{}', wording = '',
       outcome = coalesce(outcome, 'not_sent'), reason = 'The person was erased.'
     WHERE portal_id = $1 AND contact_id = $2`,
    [tx.portalId, contactId],
  );
  return rowCount ?? 0;
}
