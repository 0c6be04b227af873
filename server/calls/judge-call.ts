import type { FoldedCall } from '../../src/call/fold';
import type { CallReading } from '../../src/call/outcome';
import type { CallId, LeadId, MessageId } from '../../src/ids';
import type { CallerIdentity } from '../../src/phone/caller-identity';
import type { E164 } from '../../src/phone/e164';
import { decide } from '../../src/verdict/decide';
import type { MissedFacts } from '../../src/verdict/facts';
import type { Verdict } from '../../src/verdict/verdict';
import { type Caller, type NewId, setTurn } from '../callers/caller-store';
import { type Wanted, want } from '../hubspot/sync/want';
import { enqueueSend } from '../jobs/enqueue';
import { ensureLead } from '../leads/lead-store';
import type { Line } from '../lines/line-store';
import { addDue } from '../messages/new-messages';
import type { PortalTransaction } from '../postgres/portal-scope';
import { portalStanding, verdictFacts } from '../verdict/load-facts';
import { saveVerdict, setCallLead } from './call-store';
import { composeTextBack, replyDue } from './compose-text-back';

/** HubSpot waits so long for a text that is in line, so that its records are written once. */
const TEXT_FIRST_MS = 20_000;

/** What is left to do once the call's own transaction is done. */
export type CallResult =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sync' }
  /** A text is in line and its time has come. */
  | { readonly kind: 'send'; readonly messageId: MessageId };

/** A call that is over, ready for its one verdict. `now` in epoch ms. */
export interface JudgedCall {
  readonly id: CallId;
  readonly folded: FoldedCall;
  readonly reading: Extract<CallReading, { kind: 'ended' | 'direction_unknown' }>;
  readonly line: Line | undefined;
  readonly identity: CallerIdentity;
  /** Locked; undefined for callers who never become a contact. */
  readonly caller: Caller | undefined;
  /** What HubSpot has to learn of the call, whatever the verdict. */
  readonly news: readonly Wanted[];
  readonly now: number;
}

/**
 * Gives a call its one verdict and acts on it: a missed caller is owed an answer, and a text is put in line
 * if nothing speaks against it (design section 4.4).
 */
export async function judge(
  parts: { readonly newId: NewId },
  tx: PortalTransaction,
  call: JudgedCall,
): Promise<CallResult> {
  const { line, caller, now } = call;
  const standing = await portalStanding(tx, now, {
    conversationId: caller?.conversationId,
    number: numberOf(call.identity),
    except: undefined,
  });
  const { identity } = call;
  const facts = verdictFacts({ now, call: missedFacts(call), line, identity, caller, standing });
  const verdict = decide(facts);
  saveVerdict(tx, call.id, verdict, now);
  if (caller === undefined) return { kind: 'sync' };
  const onlyEndHeard =
    facts.call.kind === 'direction_unknown' && call.folded.answeredAt === undefined;
  const owed = facts.call.kind === 'missed' || onlyEndHeard;
  if (!owed || line?.enabled !== true) {
    want(tx, caller.id, call.news);
    return { kind: 'sync' };
  }
  const leadId = await owe(parts, tx, call.id, line, caller, now);
  const task: Wanted = { kind: 'task', id: leadId, at: now };
  const textFirst = verdict.kind === 'text' ? now + TEXT_FIRST_MS : undefined;
  want(tx, caller.id, [...call.news, task], textFirst);
  return textBack(parts, tx, {
    call,
    line,
    caller,
    verdict,
    freshForMs: facts.policy.freshForMs,
    textedBefore: standing.textedBefore,
  });
}

/** A missed caller is owed an answer: the lead stays open until a person has reached them. */
async function owe(
  parts: { readonly newId: NewId },
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
  setCallLead(tx, callId, leadId);
  setTurn(tx, caller.conversationId, 'us');
  return leadId;
}

async function textBack(
  parts: { readonly newId: NewId },
  tx: PortalTransaction,
  about: {
    readonly call: JudgedCall;
    readonly line: Line;
    readonly caller: Caller;
    readonly verdict: Verdict;
    readonly freshForMs: number;
    readonly textedBefore: boolean;
  },
): Promise<CallResult> {
  const { call, line, caller, verdict } = about;
  if (verdict.kind === 'no_text') return { kind: 'sync' };
  const leavesAt = verdict.kind === 'hold' ? verdict.until : call.now;
  const freshFrom = verdict.kind === 'hold' ? verdict.until : (call.folded.end?.at ?? call.now);
  const text = composeTextBack(line, leavesAt, !about.textedBefore);
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
  if (verdict.kind === 'text') return { kind: 'send', messageId };
  await enqueueSend(tx, tx.portalId, messageId, leavesAt - call.now);
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
