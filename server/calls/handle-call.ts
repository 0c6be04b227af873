import { type FoldedCall, foldCall } from '../../src/call/fold';
import { type CallOutcome, type CallReading, readCall } from '../../src/call/outcome';
import type { CallId, PortalId } from '../../src/ids';
import { type CallerIdentity, identifyCaller } from '../../src/phone/caller-identity';
import { parseE164 } from '../../src/phone/e164';
import { type Caller, lockCaller, lockKnownCaller, setTurn } from '../callers/caller-store';
import { eraseEventsOf } from '../erasure/erase-events';
import { isErasedPast } from '../erasure/erased-past';
import type { HandlerParts } from '../handler-parts';
import { type Wanted, want } from '../hubspot/sync/want';
import { enqueueCall } from '../jobs/enqueue';
import { closeLead, openLead } from '../leads/lead-store';
import { type Line, lineByNumber, ownership } from '../lines/line-store';
import { textBackOf } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { lockSession, saveCall, sessionEvents } from './call-store';
import { type CallResult, judge } from './judge-call';

/**
 * Reads a call session and acts on what it came to, in one transaction: fold, decide, record, put the text
 * in line (design section 4.3 and 4.4). Run again, with whatever events have come since, it changes only
 * what those change; a verdict stands.
 */
export async function handleCall(
  parts: HandlerParts,
  portalId: PortalId,
  sessionId: string,
): Promise<CallResult> {
  return parts.inPortal(portalId, async (tx) => {
    lockSession(tx, sessionId);
    const folded = foldCall(await sessionEvents(tx, sessionId));
    if (folded === undefined) return { kind: 'nothing' };
    const now = parts.now();
    const [line, identity, erased] = await Promise.all([
      lineCalled(tx, folded.to),
      identify(tx, folded.from),
      isErasedCaller(tx, folded),
    ]);
    const reading = readCall(folded, line?.mode ?? 'observe', now);
    switch (reading.kind) {
      case 'not_inbound':
        return { kind: 'nothing' };
      case 'settling':
        await enqueueCall(tx, portalId, sessionId, reading.until - now);
        return { kind: 'nothing' };
      case 'under_way':
      case 'ended':
      case 'direction_unknown':
        return keep(parts, tx, { sessionId, folded, line, identity, erased, reading, now });
    }
  });
}

interface CallSoFar {
  readonly sessionId: string;
  readonly folded: FoldedCall;
  readonly line: Line | undefined;
  readonly identity: CallerIdentity;
  /** The call belongs to the past of somebody who was erased since. */
  readonly erased: boolean;
  readonly reading: Extract<CallReading, { kind: 'under_way' | 'ended' | 'direction_unknown' }>;
  readonly now: number;
}

async function keep(
  parts: HandlerParts,
  tx: PortalTransaction,
  so: CallSoFar,
): Promise<CallResult> {
  const { sessionId, folded, line, identity, erased, reading, now } = so;
  // A ringing call is no news; an answered one is, since it calls off a text to the same caller.
  if (reading.kind === 'under_way' && folded.answeredAt === undefined) return { kind: 'nothing' };

  if (erased) {
    await eraseEventsOf(tx, sessionId);
    return { kind: 'nothing' };
  }
  const outcome = outcomeOf(so);
  const missed = outcome?.kind === 'missed' && line !== undefined;
  const caller = await callerOf(parts, tx, identity, missed, now);
  const { id, changed, judged } = await saveCall(tx, parts.newId() as CallId, {
    sessionId,
    lineId: line?.id,
    conversationId: caller?.conversationId,
    fromShown: folded.from ?? '',
    callerNumber: 'number' in identity ? identity.number : undefined,
    toNumber: folded.to ?? '',
    outcome: outcome?.kind,
    outcomeBecause: outcome?.because,
    startedAt: folded.startedAt,
    answeredAt: folded.answeredAt,
    endedAt: folded.end?.at,
    hangupCause: folded.end?.cause,
  });
  if (changed && folded.answeredAt !== undefined && caller !== undefined)
    await reached(tx, caller, folded.answeredAt, now);
  if (reading.kind === 'under_way') return { kind: 'sync' };

  const news: readonly Wanted[] =
    changed && caller !== undefined
      ? [
          { kind: 'contact', id: caller.id, at: now },
          { kind: 'call', id, at: folded.startedAt },
        ]
      : [];
  if (!judged) return judge(parts, tx, { id, folded, reading, line, identity, caller, news, now });
  if (caller !== undefined) want(tx, caller.id, news);
  return readyToSend(tx, id);
}

/**
 * A call of which only the end was ever heard is no reason to text (Telnyx reference 3.6). But it went to a
 * line and nobody is known to have answered, so it counts as missed: a person has to look.
 */
function outcomeOf({
  reading,
  folded,
  line,
}: CallSoFar): { readonly kind: CallOutcome; readonly because: string } | undefined {
  switch (reading.kind) {
    case 'under_way':
      return undefined;
    case 'ended':
      return { kind: reading.outcome, because: reading.because };
    case 'direction_unknown':
      return line === undefined || folded.answeredAt !== undefined
        ? undefined
        : { kind: 'missed', because: 'Only the end of the call was reported.' };
  }
}

/** A verdict was given already: the text may still be waiting for its first attempt. */
async function readyToSend(tx: PortalTransaction, id: CallId): Promise<CallResult> {
  const messageId = await textBackOf(tx, id);
  return messageId === undefined ? { kind: 'sync' } : { kind: 'send', messageId };
}

async function lineCalled(
  tx: PortalTransaction,
  shown: string | undefined,
): Promise<Line | undefined> {
  const number = parseE164(shown ?? '');
  return number === undefined ? undefined : lineByNumber(tx, number);
}

async function isErasedCaller(
  tx: PortalTransaction,
  { from, startedAt }: FoldedCall,
): Promise<boolean> {
  const number = parseE164(from ?? '');
  return number !== undefined && isErasedPast(tx, number, startedAt);
}

async function identify(tx: PortalTransaction, shown: string | undefined): Promise<CallerIdentity> {
  const number = parseE164(shown ?? '');
  const own = number === undefined ? { line: false, staff: false } : await ownership(tx, number);
  return identifyCaller(shown, {
    ownNumbers: new Set(number !== undefined && own.line ? [number] : []),
    staffNumbers: new Set(number !== undefined && own.staff ? [number] : []),
  });
}

/**
 * The caller's row, locked. Only a missed call on one of our lines makes a new one: a stranger whose call
 * was answered, and a number that is hidden, our own or no person's, never become a contact.
 */
async function callerOf(
  parts: HandlerParts,
  tx: PortalTransaction,
  identity: CallerIdentity,
  mayBeNew: boolean,
  now: number,
): Promise<Caller | undefined> {
  if (identity.kind !== 'number' && identity.kind !== 'toll_free') return undefined;
  return mayBeNew
    ? lockCaller(tx, identity.number, parts.newId, now)
    : lockKnownCaller(tx, identity.number);
}

/** A person has spoken with the caller, so nobody owes them anything any more. */
async function reached(
  tx: PortalTransaction,
  caller: Caller,
  at: number,
  now: number,
): Promise<void> {
  const lead = await openLead(tx, caller.conversationId);
  if (lead === undefined) return;
  await closeLead(tx, lead.id, 'reached', at);
  setTurn(tx, caller.conversationId, 'nobody');
  want(tx, caller.id, [
    { kind: 'contact', id: caller.id, at: now },
    { kind: 'task', id: lead.id, at: now },
  ]);
}
