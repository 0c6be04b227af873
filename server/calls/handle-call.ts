import { type FoldedCall, foldCall } from '../../src/call/fold';
import { type CallReading, readCall } from '../../src/call/outcome';
import type { CallId, PortalId } from '../../src/ids';
import { type CallerIdentity, identifyCaller } from '../../src/phone/caller-identity';
import { parseE164 } from '../../src/phone/e164';
import { type Caller, lockCaller, lockKnownCaller, setTurn } from '../callers/caller-store';
import { eraseEventsOf } from '../erasure/erase-events';
import { isErasedPast } from '../erasure/erased-past';
import type { HandlerParts } from '../handler-parts';
import { wantCall, wantContact, wantTask } from '../hubspot/sync/want';
import { enqueueCall } from '../jobs/enqueue';
import { closeLead, openLead } from '../leads/lead-store';
import { type Line, lineByNumber, ownership } from '../lines/line-store';
import { textBackOf } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { hasVerdict, lockSession, saveCall, sessionEvents } from './call-store';
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
    await lockSession(tx, sessionId);
    const folded = foldCall(await sessionEvents(tx, sessionId));
    if (folded === undefined) return { kind: 'nothing' };
    const now = parts.now();
    const called = parseE164(folded.to ?? '');
    const line = called === undefined ? undefined : await lineByNumber(tx, called);
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
        return keep(parts, tx, { sessionId, folded, line, reading, now });
    }
  });
}

interface CallSoFar {
  readonly sessionId: string;
  readonly folded: FoldedCall;
  readonly line: Line | undefined;
  readonly reading: Extract<CallReading, { kind: 'under_way' | 'ended' | 'direction_unknown' }>;
  readonly now: number;
}

async function keep(
  parts: HandlerParts,
  tx: PortalTransaction,
  so: CallSoFar,
): Promise<CallResult> {
  const { folded, line, reading, now } = so;
  // A ringing call is no news; an answered one is, since it calls off a text to the same caller.
  if (reading.kind === 'under_way' && folded.answeredAt === undefined) return { kind: 'nothing' };

  const identity = await identify(tx, folded.from);
  if ('number' in identity && (await isErasedPast(tx, identity.number, folded.startedAt))) {
    await eraseEventsOf(tx, so.sessionId);
    return { kind: 'nothing' };
  }
  const missed = reading.kind === 'ended' && reading.outcome === 'missed';
  const caller = await callerOf(parts, tx, identity, missed && line !== undefined, now);
  const { id, changed } = await saveCall(tx, parts.newId() as CallId, {
    sessionId: so.sessionId,
    lineId: line?.id,
    conversationId: caller?.conversationId,
    fromShown: folded.from ?? '',
    callerNumber: 'number' in identity ? identity.number : undefined,
    toNumber: folded.to ?? '',
    outcome: reading.kind === 'ended' ? reading.outcome : undefined,
    outcomeBecause: reading.kind === 'ended' ? reading.because : undefined,
    startedAt: folded.startedAt,
    answeredAt: folded.answeredAt,
    endedAt: folded.end?.at,
    hangupCause: folded.end?.cause,
  });
  if (changed && folded.answeredAt !== undefined && caller !== undefined)
    await reached(tx, caller, folded.answeredAt, now);
  if (reading.kind === 'under_way') return { kind: 'sync' };

  if (changed && caller !== undefined) {
    await wantContact(tx, caller.id, now);
    await wantCall(tx, id, caller.id, folded.startedAt);
  }
  if (await hasVerdict(tx, id)) return readyToSend(tx, id);
  return judge(parts, tx, { id, folded, reading, line, identity, caller, now });
}

/** A verdict was given already: the text may still be waiting for its first attempt. */
async function readyToSend(tx: PortalTransaction, id: CallId): Promise<CallResult> {
  const messageId = await textBackOf(tx, id);
  return messageId === undefined ? { kind: 'sync' } : { kind: 'send', messageId };
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
  await setTurn(tx, caller.conversationId, 'nobody');
  await wantTask(tx, lead.id, caller.id, now);
  await wantContact(tx, caller.id, now);
}
