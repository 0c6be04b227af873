import type { LeadResult } from '../../src/api/conversation';
import { setTurn } from '../callers/caller-store';
import { want } from '../hubspot/sync/want';
import { assignLead, closeLead, reopenLead, restateLead } from '../leads/lead-store';
import type { ChangeContext, Changed } from './change';
import { type Refusal, refusal } from './refusals';
import type { LeadStanding } from './standing';

const OLD_LEAD = refusal(
  'This lead is not the latest one any more.',
  'Reload to see how things stand now.',
);

/** A person says how a lead ended, or that it ended otherwise than they had said. */
export async function endLead(
  context: ChangeContext,
  asked: { readonly leadId: string; readonly result: LeadResult },
): Promise<Changed | Refusal> {
  const { tx, standing, now } = context;
  const { lead } = standing;
  if (lead === undefined || lead.id !== asked.leadId) return OLD_LEAD;
  if (lead.closedAt === undefined) await closeLead(tx, lead.id, asked.result, now);
  else await restateLead(tx, lead.id, asked.result, now);
  setTurn(tx, lead.conversationId, 'nobody');
  showLead(context, lead);
  return {
    kind: 'lead_closed',
    conversationId: lead.conversationId,
    leadId: lead.id,
    was: lead.state,
    became: asked.result,
  };
}

/** Takes that back: the lead is open as it was, and the next word ours unless a person has answered. */
export async function takeBackEnd(
  context: ChangeContext,
  asked: { readonly leadId: string },
): Promise<Changed | Refusal> {
  const { tx, standing } = context;
  const { lead } = standing;
  if (lead === undefined || lead.id !== asked.leadId) return OLD_LEAD;
  if (standing.consent.kind === 'opted_out' && lead.state === 'opted_out')
    return refusal(
      'They opted out, and that closed the lead.',
      'If they ask for texts again, record that first.',
    );
  if (!(await reopenLead(tx, lead.id)))
    return refusal('This lead is open already.', 'Reload to see how things stand now.');
  setTurn(tx, lead.conversationId, lead.answered && !standing.unanswered ? 'them' : 'us');
  showLead(context, lead);
  return {
    kind: 'lead_reopened',
    conversationId: lead.conversationId,
    leadId: lead.id,
    was: lead.state,
  };
}

/** Gives the lead and its task to somebody; null: to nobody in particular. */
export async function giveLead(
  context: ChangeContext,
  asked: { readonly ownerId: string | null },
): Promise<Changed | Refusal> {
  const { tx, standing, owners } = context;
  const { lead } = standing;
  if (lead === undefined)
    return refusal('There is no lead to give to anybody.', 'A missed call or a text opens one.');
  const owner = owners.find(({ id }) => id === asked.ownerId);
  if (asked.ownerId !== null && owner === undefined)
    return refusal(
      'HubSpot does not list this owner.',
      'Choose somebody from the list, or try again in a minute.',
      { ownerId: 'Choose somebody from the list.' },
    );
  await assignLead(tx, lead.id, owner?.id);
  showLead(context, lead);
  return {
    kind: 'assigned',
    conversationId: lead.conversationId,
    leadId: lead.id,
    was: owners.find(({ id }) => id === lead.ownerId)?.name ?? lead.ownerId,
    became: owner?.name,
  };
}

/** The task and the contact's properties follow. */
function showLead({ tx, standing, now }: ChangeContext, lead: LeadStanding): void {
  const { person } = standing;
  const { caller_id: callerId } =
    person.find((each) => each.conversation_id === lead.conversationId) ?? person[0];
  want(tx, callerId, [
    { kind: 'contact', id: callerId, at: now },
    { kind: 'task', id: lead.id, at: now },
  ]);
}
