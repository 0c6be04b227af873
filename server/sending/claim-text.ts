import { type ConsentState, consentNow, describeConsent } from '../../src/consent/ledger';
import type { ClaimId } from '../../src/ids';
import { type CallerIdentity, identifyCaller } from '../../src/phone/caller-identity';
import { sayFailure } from '../../src/sending/failure';
import { objectionAtTheClaim } from '../../src/verdict/decide';
import type { ConnectionFacts, MissedFacts } from '../../src/verdict/facts';
import { workflowTextVerdict } from '../../src/workflow/workflow-text';
import { type Caller, lockKnownCaller } from '../callers/caller-store';
import { callFacts } from '../calls/call-store';
import { type Line, lineById, ownership } from '../lines/line-store';
import { cancel, claim } from '../messages/message-edges';
import { type OutgoingMessage, outgoingMessage } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { type PortalStanding, portalStanding, verdictFacts } from '../verdict/load-facts';
import { lastHeardFrom } from '../workflow-actions/workflow-facts';

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
 * @param text as it was seen before; whether it is still due is asked under the lock
 * @param by.now epoch ms
 */
export async function claimText(
  tx: PortalTransaction,
  text: OutgoingMessage,
  by: { readonly claim: ClaimId; readonly poolId: string; readonly now: number },
): Promise<ClaimResult> {
  const { seen, caller, facts } = await askUnderLock(tx, text, by.now);
  if (seen === undefined || seen.state !== 'due' || seen.notBefore > by.now)
    return { kind: 'not_due' };
  if (caller === undefined) return { kind: 'not_due' };

  const objection = objectionTo(seen, caller, facts, by.now);
  if (objection !== undefined) {
    const cancelled = await cancel(tx, seen.id, objection.because, objection.sentence, by.now);
    return { kind: cancelled ? 'cancelled' : 'not_due' };
  }
  return (await claim(tx, seen.id, by))
    ? { kind: 'claimed', message: { ...seen, attempts: seen.attempts + 1 } }
    : { kind: 'not_due' };
}

interface ClaimFacts {
  readonly standing: PortalStanding;
  readonly own: Awaited<ReturnType<typeof ownership>>;
  readonly call: Awaited<ReturnType<typeof callFacts>>;
  readonly line: Line | undefined;
  /** Asked for a workflow's text only. */
  readonly heardFrom: number | undefined;
}

/** One round trip: the lock is asked for first, so all the rest is read under it. */
async function askUnderLock(
  tx: PortalTransaction,
  { id, kind, to, conversationId, callId, lineId }: OutgoingMessage,
  now: number,
): Promise<{ seen: OutgoingMessage | undefined; caller: Caller | undefined; facts: ClaimFacts }> {
  const [caller, seen, standing, own, call, line, heardFrom] = await Promise.all([
    lockKnownCaller(tx, to),
    outgoingMessage(tx, id),
    portalStanding(tx, now, { conversationId, number: to, except: id }),
    ownership(tx, to),
    callId === undefined ? undefined : callFacts(tx, callId),
    lineId === undefined ? undefined : lineById(tx, lineId),
    kind === 'workflow_text' ? lastHeardFrom(tx, conversationId) : undefined,
  ]);
  return { seen, caller, facts: { standing, own, call, line, heardFrom } };
}

function objectionTo(
  message: OutgoingMessage,
  caller: Caller,
  { standing, own, call, line, heardFrom }: ClaimFacts,
  now: number,
): { readonly because: string; readonly sentence: string } | undefined {
  if (now > message.freshUntil) return { because: 'too_late', sentence: sayFailure('too_late') };
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
        {
          // No other class is ever put in line.
          class: 'transactional',
          ledger: standing.consent,
          lastHeardFromAt: heardFrom,
          standing: verdictFacts({
            now,
            // Nobody asks about a call here.
            call: { kind: 'not_missed', sentence: 'A workflow asked for this text.' },
            line,
            identity: identityOf(caller, own),
            caller,
            standing,
          }),
        },
        'claimed',
      );
      return verdict.kind === 'refused' ? verdict : undefined;
    }
    case 'reply':
    case 'test_text':
      return objectionToAsked(
        consentNow(standing.consent),
        standing.connection,
        line?.textingRefusedBecause,
      );
    case 'text_back':
      return objectionAtTheClaim(
        verdictFacts({
          now,
          call: missedFacts(call),
          line,
          identity: identityOf(caller, own),
          caller,
          standing,
        }),
      );
  }
}

function identityOf({ number }: Caller, own: ClaimFacts['own']): CallerIdentity {
  return identifyCaller(number, {
    ownNumbers: new Set(own.line ? [number] : []),
    staffNumbers: new Set(own.staff ? [number] : []),
  });
}

/** What a person asks for goes to whom they say, at any hour; but not against an opt-out or a refusal. */
function objectionToAsked(
  consent: ConsentState,
  { portalDisconnectedBecause, keyRefusedBecause }: ConnectionFacts,
  textingRefusedBecause: string | undefined,
): { readonly because: string; readonly sentence: string } | undefined {
  if (consent.kind === 'opted_out')
    return { because: 'opted_out', sentence: describeConsent(consent) };
  if (portalDisconnectedBecause !== undefined)
    return { because: 'portal_disconnected', sentence: portalDisconnectedBecause };
  if (keyRefusedBecause !== undefined)
    return { because: 'telnyx_key_refused', sentence: keyRefusedBecause };
  return textingRefusedBecause === undefined
    ? undefined
    : { because: 'line_not_registered', sentence: textingRefusedBecause };
}

function missedFacts(call: ClaimFacts['call']): MissedFacts {
  if (call === undefined || call.outcome !== 'missed' || call.endedAt === undefined) {
    return { kind: 'not_missed', sentence: 'The call turned out to have been answered.' };
  }
  return { kind: 'missed', startedAt: call.startedAt, endedAt: call.endedAt };
}
