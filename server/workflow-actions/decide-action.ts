import { isSupportedCountry } from 'libphonenumber-js/max';
import { contactNumber } from '../../src/crm/contact-choice';
import type { MessageId, PortalId } from '../../src/ids';
import { type E164, parseE164 } from '../../src/phone/e164';
import { workflowTextVerdict } from '../../src/workflow/workflow-text';
import { workflowWording } from '../../src/workflow/workflow-wording';
import { type Caller, lockCaller, lockKnownCaller } from '../callers/caller-store';
import type { HandlerParts } from '../handler-parts';
import { callersOfContact } from '../hubspot/sync/contact-mapping';
import { enqueueActionOutcome, enqueueSend } from '../jobs/enqueue';
import { type Line, lineById } from '../lines/line-store';
import { addDue } from '../messages/new-messages';
import { outgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { dropPhones, endAction, lockAction, type WorkflowAction } from './action-store';
import { lastHeardFrom, workflowFacts } from './workflow-facts';

/** A text that a workflow wanted an hour ago is late for whatever it was about. */
const FRESH_FOR_MS = 60 * 60 * 1_000;

/**
 * Decides about the text that a workflow asked for, and puts it in line or says why not. The message has the
 * action's id, so however often this runs there is one text at most; it leaves the way of every text.
 */
export async function decideAction(
  parts: HandlerParts,
  portalId: PortalId,
  actionId: string,
): Promise<void> {
  await parts.inPortal(portalId, async (tx) => {
    const action = await lockAction(tx, actionId);
    if (action === undefined) return;
    if (action.ended === undefined && (await outgoingMessage(tx, action.id)) === undefined) {
      const refusal = await putInLine(parts, tx, action);
      if (refusal !== undefined)
        await endAction(tx, action.id, { outcome: 'not_sent', reason: refusal });
    }
    enqueueActionOutcome(tx, portalId, action.id, 0);
  });
}

/** @returns why there is no text, in a sentence; undefined when it is in line. */
async function putInLine(
  parts: HandlerParts,
  tx: PortalTransaction,
  action: WorkflowAction,
): Promise<string | undefined> {
  const now = parts.now();
  const line = await lineById(tx, action.lineId);
  if (line === undefined)
    return 'The line that the workflow chose is not there any more. Choose another one in the action.';
  const number = await numberOf(tx, action);
  if (number === undefined)
    return 'The contact has no phone number that can be texted. Add one with its country code.';
  const known = await lockKnownCaller(tx, number);
  const about = { now, number, line, class: action.class, message: undefined };
  const verdict = workflowTextVerdict(
    await workflowFacts(tx, { ...about, caller: known }),
    'asked',
  );
  if (verdict.kind === 'refused') return verdict.sentence;
  const caller = known ?? (await lockCaller(tx, number, parts.newId, now));
  const wording = workflowWording(action.wording, {
    business: line.business,
    firstContact: !(await gotAnyText(tx, caller)),
  });
  if (!wording.ok) return wording.problem;
  await addWorkflowText(tx, { id: action.id, line, caller, ...wording, at: verdict.at, now });
  await dropPhones(tx, action.id);
  return undefined;
}

async function addWorkflowText(
  tx: PortalTransaction,
  text: {
    readonly id: MessageId;
    readonly line: Line;
    readonly caller: Caller;
    readonly body: string;
    readonly segments: number;
    readonly at: number;
    readonly now: number;
  },
): Promise<void> {
  await addDue(tx, {
    id: text.id,
    kind: 'workflow_text',
    conversationId: text.caller.conversationId,
    lineId: text.line.id,
    callId: undefined,
    answers: undefined,
    from: text.line.number,
    to: text.caller.number,
    body: text.body,
    segments: text.segments,
    notBefore: text.at,
    freshUntil: text.at + FRESH_FOR_MS,
    now: text.now,
  });
  await enqueueSend(tx, tx.portalId, text.id, text.at - text.now);
}

/**
 * The contact's number to text: of those that called or wrote, the latest one; else the mobile number, else
 * the other one.
 */
async function numberOf(tx: PortalTransaction, action: WorkflowAction): Promise<E164 | undefined> {
  const { rows } = await tx.query<{ default_country: string }>(
    'SELECT default_country FROM portal_policy WHERE portal_id = $1',
    [tx.portalId],
  );
  const home = rows[0]?.default_country ?? 'US';
  const country = isSupportedCountry(home) ? home : 'US';
  const written = action.phones.flatMap(
    (typed) => parseE164(contactNumber(typed, country) ?? '') ?? [],
  );
  const mapped = (await callersOfContact(tx, action.contactId)).map(({ number }) => number);
  let latest: { readonly number: E164; readonly at: number } | undefined;
  for (const number of new Set([...written, ...mapped])) {
    const caller = await lockKnownCaller(tx, number);
    const at = caller && (await lastHeardFrom(tx, caller.conversationId));
    if (at !== undefined && (latest === undefined || at > latest.at)) latest = { number, at };
  }
  return latest?.number ?? written[0] ?? mapped[0];
}

/** Whether any text of the business's ever left to them, so that the next one is not the first. */
async function gotAnyText(tx: PortalTransaction, caller: Caller): Promise<boolean> {
  const { rows } = await tx.query({
    name: 'got-any-text',
    text: `SELECT 1 FROM message WHERE portal_id = $1 AND conversation_id = $2 AND state = 'accepted' LIMIT 1`,
    values: [tx.portalId, caller.conversationId],
  });
  return rows.length > 0;
}
