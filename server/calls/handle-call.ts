import { type FoldedCall, foldCall } from '../../src/call/fold';
import { type CallReading, readCall } from '../../src/call/outcome';
import type { CallId, LeadId, MessageId, PortalId } from '../../src/ids';
import { type CallerIdentity, identifyCaller } from '../../src/phone/caller-identity';
import { type E164, parseE164 } from '../../src/phone/e164';
import { decide } from '../../src/verdict/decide';
import type { MissedFacts } from '../../src/verdict/facts';
import type { Verdict } from '../../src/verdict/verdict';
import {
  type Caller,
  lockCaller,
  lockKnownCaller,
  type NewId,
  setTurn,
} from '../callers/caller-store';
import { waitForText, wantCall, wantContact, wantTask } from '../hubspot/sync/want';
import { enqueueCall, enqueueSend } from '../jobs/enqueue';
import { closeLead, ensureLead, openLead } from '../leads/lead-store';
import { type Line, lineByNumber, ownership } from '../lines/line-store';
import { addDue, textBackOf, wasTextedBefore } from '../messages/message-store';
import type { PortalTransaction } from '../postgres/portal-scope';
import { portalStanding, verdictFacts } from '../verdict/load-facts';
import {
  hasVerdict,
  lockSession,
  saveCall,
  saveVerdict,
  sessionEvents,
  setCallLead,
} from './call-store';
import { composeTextBack, replyDue } from './compose-text-back';

export interface CallParts {
  readonly inPortal: <T>(
    portalId: PortalId,
    work: (tx: PortalTransaction) => Promise<T>,
  ) => Promise<T>;
  readonly now: () => number;
  readonly newId: NewId;
}

/** HubSpot waits so long for a text that is in line, so that its records are written once. */
const TEXT_FIRST_MS = 20_000;

/** What is left to do once the call's own transaction is done. */
export type CallResult =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sync' }
  /** A text is in line and its time has come. */
  | { readonly kind: 'send'; readonly messageId: MessageId };

/**
 * Reads a call session and acts on what it came to, in one transaction: fold, decide, record, put the text
 * in line (design section 4.3 and 4.4). Run again, with whatever events have come since, it changes only
 * what those change; a verdict stands.
 */
export async function handleCall(
  parts: CallParts,
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
        await enqueueCall(tx, portalId, sessionId, reading.until);
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

async function keep(parts: CallParts, tx: PortalTransaction, so: CallSoFar): Promise<CallResult> {
  const { folded, line, reading, now } = so;
  // A ringing call is no news; an answered one is, since it calls off a text to the same caller.
  if (reading.kind === 'under_way' && folded.answeredAt === undefined) return { kind: 'nothing' };

  const identity = await identify(tx, folded.from);
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
  return judge(parts, tx, { ...so, reading, id, identity, caller });
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
  parts: CallParts,
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

interface JudgedCall extends CallSoFar {
  readonly reading: Extract<CallReading, { kind: 'ended' | 'direction_unknown' }>;
  readonly id: CallId;
  readonly identity: CallerIdentity;
  readonly caller: Caller | undefined;
}

async function judge(
  parts: CallParts,
  tx: PortalTransaction,
  call: JudgedCall,
): Promise<CallResult> {
  const { line, caller, now } = call;
  const facts = await verdictFacts(tx, {
    now,
    call: missedFacts(call),
    line,
    identity: call.identity,
    caller,
    standing: await portalStanding(tx, now, caller, numberOf(call.identity), undefined),
  });
  const verdict = decide(facts);
  await saveVerdict(tx, call.id, verdict, now);
  if (facts.call.kind !== 'missed' || line === undefined || caller === undefined)
    return { kind: 'sync' };
  if (!line.enabled) return { kind: 'sync' };

  const leadId = await owe(parts, tx, call.id, line, caller, now);
  await wantTask(tx, leadId, caller.id, now);
  return textBack(parts, tx, {
    call,
    line,
    caller,
    verdict,
    freshForMs: facts.policy.freshForMs,
    leadId,
  });
}

/** A missed caller is owed an answer: the lead stays open until a person has reached them. */
async function owe(
  parts: CallParts,
  tx: PortalTransaction,
  callId: CallId,
  line: Line,
  caller: Caller,
  now: number,
): Promise<LeadId> {
  const leadId = await ensureLead(tx, {
    id: parts.newId() as LeadId,
    conversationId: caller.conversationId,
    lineId: line.id,
    openedAt: now,
    dueAt: replyDue(line, now) ?? now + line.promiseMs,
  });
  await setCallLead(tx, callId, leadId);
  await setTurn(tx, caller.conversationId, 'us');
  return leadId;
}

async function textBack(
  parts: CallParts,
  tx: PortalTransaction,
  about: {
    readonly call: JudgedCall;
    readonly line: Line;
    readonly caller: Caller;
    readonly verdict: Verdict;
    readonly freshForMs: number;
    readonly leadId: LeadId;
  },
): Promise<CallResult> {
  const { call, line, caller, verdict } = about;
  if (verdict.kind === 'no_text') return { kind: 'sync' };
  const leavesAt = verdict.kind === 'hold' ? verdict.until : call.now;
  const freshFrom = verdict.kind === 'hold' ? verdict.until : (call.folded.end?.at ?? call.now);
  const text = composeTextBack(line, leavesAt, !(await wasTextedBefore(tx, caller.conversationId)));
  const messageId = parts.newId() as MessageId;
  await addDue(tx, {
    id: messageId,
    kind: 'text_back',
    conversationId: caller.conversationId,
    lineId: line.id,
    callId: call.id,
    answers: undefined,
    from: line.number,
    to: caller.number,
    body: text.text,
    segments: text.segments.segments,
    notBefore: leavesAt,
    freshUntil: freshFrom + about.freshForMs,
    now: call.now,
  });
  if (verdict.kind === 'text') {
    await waitForText(tx, [caller.id, call.id, about.leadId], call.now + TEXT_FIRST_MS);
    return { kind: 'send', messageId };
  }
  await enqueueSend(tx, tx.portalId, messageId, leavesAt);
  return { kind: 'sync' };
}

function missedFacts(call: JudgedCall): MissedFacts {
  const { reading, folded } = call;
  if (reading.kind === 'direction_unknown') return { kind: 'direction_unknown' };
  if (reading.outcome !== 'missed' || folded.end === undefined)
    return { kind: 'not_missed', sentence: reading.because };
  return { kind: 'missed', startedAt: folded.startedAt, endedAt: folded.end.at };
}

function numberOf(identity: CallerIdentity): E164 | undefined {
  return 'number' in identity ? identity.number : undefined;
}
