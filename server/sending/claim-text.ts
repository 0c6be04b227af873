import { type ConsentState, consentNow, describeConsent } from '../../src/consent/ledger';
import type { ClaimId, MessageId } from '../../src/ids';
import { identifyCaller } from '../../src/phone/caller-identity';
import { sayFailure } from '../../src/sending/failure';
import { objectionAtTheClaim } from '../../src/verdict/decide';
import type { ConnectionFacts, MissedFacts } from '../../src/verdict/facts';
import { workflowTextVerdict } from '../../src/workflow/workflow-text';
import { lockKnownCaller } from '../callers/caller-store';
import { callFacts } from '../calls/call-store';
import { consentEntries } from '../consent/consent-store';
import { lineById, ownership } from '../lines/line-store';
import { cancel, claim } from '../messages/message-edges';
import { type OutgoingMessage, outgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { portalStanding, verdictFacts } from '../verdict/load-facts';
import { workflowFacts } from '../workflow-actions/workflow-facts';

export type ClaimResult =
  | { readonly kind: 'claimed'; readonly message: OutgoingMessage }
  | { readonly kind: 'cancelled' }
  /** Another attempt was first, or its time has not come. */
  | { readonly kind: 'not_due' };

/**
 * Claims a text for one request, or calls it off: in the transaction that locks the caller, everything that
 * could speak against it is asked once more (promises 2, 5, 6, 10). So an opt-out that was recorded before
 * this transaction is always seen, and one recorded after it comes after the text.
 *
 * @param by.now epoch ms
 */
export async function claimText(
  tx: PortalTransaction,
  id: MessageId,
  by: { readonly claim: ClaimId; readonly poolId: string; readonly now: number },
): Promise<ClaimResult> {
  const seen = await outgoingMessage(tx, id);
  if (seen === undefined || seen.state !== 'due' || seen.notBefore > by.now)
    return { kind: 'not_due' };
  const caller = await lockKnownCaller(tx, seen.to);
  if (caller === undefined) return { kind: 'not_due' };

  const objection = await objectionTo(tx, seen, caller, by.now);
  if (objection !== undefined) {
    const cancelled = await cancel(tx, id, objection.because, objection.sentence, by.now);
    return { kind: cancelled ? 'cancelled' : 'not_due' };
  }
  return (await claim(tx, id, by))
    ? { kind: 'claimed', message: { ...seen, attempts: seen.attempts + 1 } }
    : { kind: 'not_due' };
}

async function objectionTo(
  tx: PortalTransaction,
  message: OutgoingMessage,
  caller: NonNullable<Awaited<ReturnType<typeof lockKnownCaller>>>,
  now: number,
): Promise<{ readonly because: string; readonly sentence: string } | undefined> {
  if (now > message.freshUntil) return { because: 'too_late', sentence: sayFailure('too_late') };
  const standing = await portalStanding(tx, now, caller, caller.number, message.id);
  const { portalDisconnectedBecause, keyRefusedBecause } = standing.connection;
  switch (message.kind) {
    // The one confirmation of an opt-out, and answers to what the caller just asked, go to a caller
    // who opted out; everything else about them was checked when they were put in line.
    case 'opt_out_confirmation':
    case 'opt_in_confirmation':
    case 'help_answer':
      if (portalDisconnectedBecause !== undefined)
        return { because: 'portal_disconnected', sentence: portalDisconnectedBecause };
      if (keyRefusedBecause !== undefined)
        return { because: 'telnyx_key_refused', sentence: keyRefusedBecause };
      return undefined;
    case 'workflow_text': {
      const verdict = workflowTextVerdict(
        await workflowFacts(tx, {
          now,
          number: caller.number,
          caller,
          line: message.lineId === undefined ? undefined : await lineById(tx, message.lineId),
          // No other class is ever put in line.
          class: 'transactional',
          message: message.id,
        }),
        'claimed',
      );
      return verdict.kind === 'refused' ? verdict : undefined;
    }
    case 'reply':
    case 'test_text': {
      const line = message.lineId === undefined ? undefined : await lineById(tx, message.lineId);
      return objectionToAsked({
        optedOut: consentNow(await consentEntries(tx, caller.number)),
        connection: standing.connection,
        textingRefusedBecause: line?.textingRefusedBecause,
      });
    }
    case 'text_back': {
      const own = await ownership(tx, caller.number);
      return objectionAtTheClaim(
        await verdictFacts(tx, {
          now,
          call: await missedFacts(tx, message),
          line: message.lineId === undefined ? undefined : await lineById(tx, message.lineId),
          identity: identifyCaller(caller.number, {
            ownNumbers: new Set(own.line ? [caller.number] : []),
            staffNumbers: new Set(own.staff ? [caller.number] : []),
          }),
          caller,
          standing,
        }),
      );
    }
  }
}

/** What a person asks for goes to whom they say, at any hour; but not against an opt-out or a refusal. */
function objectionToAsked(facts: {
  readonly optedOut: ConsentState;
  readonly connection: ConnectionFacts;
  readonly textingRefusedBecause: string | undefined;
}): { readonly because: string; readonly sentence: string } | undefined {
  const { optedOut, connection, textingRefusedBecause } = facts;
  if (optedOut.kind === 'opted_out')
    return { because: 'opted_out', sentence: describeConsent(optedOut) };
  if (connection.portalDisconnectedBecause !== undefined)
    return { because: 'portal_disconnected', sentence: connection.portalDisconnectedBecause };
  if (connection.keyRefusedBecause !== undefined)
    return { because: 'telnyx_key_refused', sentence: connection.keyRefusedBecause };
  return textingRefusedBecause === undefined
    ? undefined
    : { because: 'line_not_registered', sentence: textingRefusedBecause };
}

async function missedFacts(tx: PortalTransaction, message: OutgoingMessage): Promise<MissedFacts> {
  const call = message.callId === undefined ? undefined : await callFacts(tx, message.callId);
  if (call === undefined || call.outcome !== 'missed' || call.endedAt === undefined) {
    return { kind: 'not_missed', sentence: 'The call turned out to have been answered.' };
  }
  return { kind: 'missed', startedAt: call.startedAt, endedAt: call.endedAt };
}
