import { pauseAutomation, setTurn } from '../callers/caller-store';
import { recordConsent } from '../consent/consent-store';
import { want } from '../hubspot/sync/want';
import { closeLead, openLead } from '../leads/lead-store';
import type { ChangeContext, Changed } from './change';
import { type Refusal, refusal } from './refusals';

interface Asked {
  readonly idempotencyKey: string;
  readonly reason: string;
}

/** A person records that the caller wants no texts: it counts for all their numbers, at once. */
export async function optOut(context: ChangeContext, asked: Asked): Promise<Changed | Refusal> {
  const { tx, standing, now } = context;
  if (standing.consent.kind === 'opted_out')
    return refusal('They are opted out already.', 'There is nothing to do.');
  await record(context, 'opt_out', asked);
  for (const { conversation_id, caller_id } of standing.person) {
    setTurn(tx, conversation_id, 'nobody');
    const lead = await openLead(tx, conversation_id);
    if (lead === undefined) continue;
    await closeLead(tx, lead.id, 'opted_out', now);
    want(tx, caller_id, [{ kind: 'task', id: lead.id, at: now }]);
  }
  return { kind: 'opted_out', reason: asked.reason };
}

/** A person records that, and how, the caller asked for texts again. */
export async function optIn(context: ChangeContext, asked: Asked): Promise<Changed | Refusal> {
  if (context.standing.consent.kind !== 'opted_out')
    return refusal('They are not opted out.', 'There is nothing to do.');
  await record(context, 'opt_in', asked);
  return { kind: 'opted_in', reason: asked.reason };
}

/** Ringback leaves this caller to people, or may text them by itself again. */
export async function pause(
  { tx, standing, now }: ChangeContext,
  asked: { readonly paused: boolean },
): Promise<Changed> {
  await pauseAutomation(
    tx,
    standing.person.map(({ conversation_id }) => conversation_id),
    asked.paused ? now : undefined,
  );
  return { kind: asked.paused ? 'paused' : 'resumed' };
}

async function record(
  { tx, standing, now }: ChangeContext,
  effect: 'opt_out' | 'opt_in',
  { idempotencyKey, reason }: Asked,
): Promise<void> {
  for (const { number, caller_id } of standing.person) {
    await recordConsent(tx, {
      number,
      effect,
      source: 'staff',
      words: reason,
      evidence: `card:${idempotencyKey}:${number}`,
      at: now,
    });
    want(tx, caller_id, [{ kind: 'contact', id: caller_id, at: now }]);
  }
}
