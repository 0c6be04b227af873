import { consentNow } from '../../src/consent/ledger';
import { type ConsentReading, readConsentLanguage } from '../../src/consent/opt-out-language';
import type { LeadId, MessageId, PortalId } from '../../src/ids';
import { identifyCaller } from '../../src/phone/caller-identity';
import { type E164, parseE164 } from '../../src/phone/e164';
import { fixedText } from '../../src/wording/default-wordings';
import { type Caller, lockCaller, setTurn } from '../callers/caller-store';
import { replyDue } from '../calls/compose-text-back';
import { consentEntries, recordConsent } from '../consent/consent-store';
import { eraseEvent } from '../erasure/erase-events';
import { isErasedPast, keepLateOptOut } from '../erasure/erased-past';
import type { HandlerParts } from '../handler-parts';
import { want } from '../hubspot/sync/want';
import { closeLead, engageLead, ensureLead, openLead, renewPromise } from '../leads/lead-store';
import { type Line, lineByNumber, ownership } from '../lines/line-store';
import { addDue, addForeign } from '../messages/new-messages';
import { answerTo, lastHelpAnswer, type OutgoingKind } from '../messages/outgoing-message';
import type { PortalTransaction } from '../postgres/portal-scope';
import { type MessageEvent, messageEvent } from '../webhooks/event-store';

/** A confirmation that comes later than this is no longer presumed welcome (47 CFR 64.1200(a)(12)). */
const CONFIRM_WITHIN_MS = 5 * 60 * 1_000;
/** Two automatons must not keep asking each other for help. */
const HELP_EVERY_MS = 60 * 60 * 1_000;

/**
 * Takes in a text that somebody sent: threads it into the caller's conversation, honours an opt-out at
 * once however it is worded (promise 5), and makes the next word ours.
 *
 * @returns the answer to send now, if one is owed.
 */
export async function handleInboundText(
  parts: HandlerParts,
  portalId: PortalId,
  eventId: string,
): Promise<MessageId | undefined> {
  return parts.inPortal(portalId, async (tx) => {
    const event = await messageEvent(tx, eventId);
    if (event === undefined) return undefined;
    const to = parseE164(event.payload.to[0]?.phone_number ?? '');
    const line = to === undefined ? undefined : await lineByNumber(tx, to);
    const from = await senderOf(tx, event);
    if (line === undefined || from === undefined) return undefined;
    if (await isErasedPast(tx, from, event.occurredAt)) {
      const reading = readText(event);
      if (reading.kind === 'opt_out') await keepLateOptOut(tx, from, event.occurredAt, reading.by);
      await eraseEvent(tx, eventId);
      return undefined;
    }
    const now = parts.now();
    const caller = await lockCaller(tx, from, parts.newId, now);
    const id = parts.newId() as MessageId;
    const added = await addForeign(tx, {
      id,
      kind: 'inbound',
      conversationId: caller.conversationId,
      lineId: line.id,
      from,
      to: line.number,
      body: event.payload.text ?? '',
      mediaUrls: event.payload.media.map(({ url }) => url),
      telnyxId: event.payload.id,
      at: event.occurredAt,
    });
    // Read before: only an answer that is still in line is left to do.
    if (!added) return answerTo(tx, event.payload.id);
    want(tx, caller.id, [
      { kind: 'contact', id: caller.id, at: now },
      { kind: 'communication', id, at: event.occurredAt },
    ]);
    return respond(parts, tx, { event, line, caller, inbound: id, now });
  });
}

/** Texts of short codes, own lines and staff phones open no conversation. */
async function senderOf(tx: PortalTransaction, event: MessageEvent): Promise<E164 | undefined> {
  const shown = event.payload.from?.phone_number ?? undefined;
  const number = parseE164(shown ?? '');
  if (number === undefined) return undefined;
  const own = await ownership(tx, number);
  const identity = identifyCaller(shown, {
    ownNumbers: new Set(own.line ? [number] : []),
    staffNumbers: new Set(own.staff ? [number] : []),
  });
  return identity.kind === 'number' || identity.kind === 'toll_free' ? identity.number : undefined;
}

interface Inbound {
  readonly event: MessageEvent;
  readonly line: Line;
  readonly caller: Caller;
  readonly inbound: MessageId;
  readonly now: number;
}

async function respond(
  parts: HandlerParts,
  tx: PortalTransaction,
  text: Inbound,
): Promise<MessageId | undefined> {
  const reading = readText(text.event);
  switch (reading.kind) {
    case 'opt_out':
      return optOut(parts, tx, text, reading);
    case 'opt_in':
      return optIn(parts, tx, text, reading.words);
    case 'help': {
      await owe(parts, tx, text);
      const last = await lastHelpAnswer(tx, text.caller.conversationId);
      if (last !== undefined && text.now - last < HELP_EVERY_MS) return undefined;
      return answer(parts, tx, text, 'help_answer');
    }
    case 'none':
      await owe(parts, tx, text);
      return undefined;
  }
}

/** Telnyx's own keyword match counts as much as our reading, and the stronger of the two wins. */
function readText(event: MessageEvent): ConsentReading {
  const words = event.payload.text ?? '';
  switch (event.payload.autoresponse_type) {
    case 'STOP':
      return { kind: 'opt_out', by: 'keyword', words };
    case 'START':
      return { kind: 'opt_in', words };
    default:
      return readConsentLanguage(words);
  }
}

async function optOut(
  parts: HandlerParts,
  tx: PortalTransaction,
  text: Inbound,
  reading: Extract<ConsentReading, { kind: 'opt_out' }>,
): Promise<MessageId | undefined> {
  const before = consentNow(await consentEntries(tx, text.caller.number));
  await recordConsent(tx, {
    number: text.caller.number,
    effect: 'opt_out',
    source: reading.by,
    words: reading.words,
    evidence: `message:${text.event.payload.id}`,
    at: text.event.occurredAt,
  });
  setTurn(tx, text.caller.conversationId, 'nobody');
  const lead = await openLead(tx, text.caller.conversationId);
  if (lead !== undefined) {
    await closeLead(tx, lead.id, 'opted_out', text.now);
    want(tx, text.caller.id, [{ kind: 'task', id: lead.id, at: text.now }]);
  }
  // One confirmation, then silence. Where Telnyx matched the keyword, its own block forbids ours.
  if (before.kind === 'opted_out' || text.event.payload.autoresponse_type === 'STOP')
    return undefined;
  if (text.now - text.event.occurredAt > CONFIRM_WITHIN_MS) return undefined;
  return answer(parts, tx, text, 'opt_out_confirmation');
}

async function optIn(
  parts: HandlerParts,
  tx: PortalTransaction,
  text: Inbound,
  words: string,
): Promise<MessageId | undefined> {
  const before = consentNow(await consentEntries(tx, text.caller.number));
  if (before.kind !== 'opted_out') {
    await owe(parts, tx, text);
    return undefined;
  }
  await recordConsent(tx, {
    number: text.caller.number,
    effect: 'opt_in',
    source: 'keyword',
    words,
    evidence: `message:${text.event.payload.id}`,
    at: text.event.occurredAt,
  });
  return answer(parts, tx, text, 'opt_in_confirmation');
}

/** The caller wrote, so the next word is ours: the open lead is engaged, or a new one opens. */
async function owe(parts: HandlerParts, tx: PortalTransaction, text: Inbound): Promise<void> {
  const { caller, line, now } = text;
  const leadId =
    (await openLead(tx, caller.conversationId))?.id ??
    (await ensureLead(tx, {
      id: parts.newId() as LeadId,
      conversationId: caller.conversationId,
      lineId: line.id,
      openedAt: now,
      dueAt: replyDue(line, now) ?? now + line.promiseMs,
    }));
  await engageLead(tx, leadId, text.event.occurredAt);
  await renewPromise(tx, leadId, replyDue(line, now) ?? now + line.promiseMs);
  setTurn(tx, caller.conversationId, 'us');
  want(tx, caller.id, [{ kind: 'task', id: leadId, at: now }]);
}

async function answer(
  parts: HandlerParts,
  tx: PortalTransaction,
  text: Inbound,
  kind: Extract<OutgoingKind, 'opt_out_confirmation' | 'opt_in_confirmation' | 'help_answer'>,
): Promise<MessageId | undefined> {
  const { line, caller, now } = text;
  const words = fixedText(kind, { business: line.business, callback_number: line.number });
  const id = parts.newId() as MessageId;
  const added = await addDue(tx, {
    id,
    kind,
    conversationId: caller.conversationId,
    lineId: line.id,
    callId: undefined,
    answers: text.inbound,
    from: line.number,
    to: caller.number,
    body: words.text,
    segments: words.segments.segments,
    notBefore: now,
    freshUntil: now + CONFIRM_WITHIN_MS,
    now,
  });
  return added ? id : undefined;
}
