import { z } from 'zod';
import { type CallEvent, HANGUP_CAUSES } from '../../src/call/call-event';
import { isOurClientState } from './client-state';

/**
 * The envelope of every webhook of API v2. Members we do not use, and events we do not know, are normal
 * (Telnyx reference 1.1): nothing here refuses an unknown field.
 */
const envelopeSchema = z.object({
  data: z.object({
    id: z.string().min(1).max(200),
    event_type: z.string().min(1).max(200),
    occurred_at: z.string().optional(),
    payload: z.record(z.string(), z.unknown()).default({}),
  }),
});
export type WebhookEnvelope = z.infer<typeof envelopeSchema>;

/** @returns the envelope, or in one sentence what is wrong with the body. */
export function readEnvelope(
  rawBody: Buffer,
): { ok: true; envelope: WebhookEnvelope } | { ok: false; problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(rawBody.toString('utf8'));
  } catch {
    return { ok: false, problem: 'The body is not JSON.' };
  }
  return parseEnvelope(json);
}

export function parseEnvelope(
  json: unknown,
): { ok: true; envelope: WebhookEnvelope } | { ok: false; problem: string } {
  const parsed = envelopeSchema.safeParse(json);
  if (parsed.success) return { ok: true, envelope: parsed.data };
  const issue = parsed.error.issues[0];
  return {
    ok: false,
    problem: `The body is no Telnyx API v2 event: ${issue?.path.join('.') ?? 'it'} ${issue?.message ?? 'is wrong'}.`,
  };
}

const text = z.string().min(1).nullish().catch(undefined);
const callPayloadSchema = z.object({
  call_session_id: text,
  call_leg_id: text,
  call_control_id: text,
  from: text,
  to: text,
  direction: text,
  client_state: text,
  hangup_cause: text,
  start_time: text,
});

/** The session that a call event belongs to; undefined for events of other kinds. */
export function sessionOf(envelope: WebhookEnvelope): string | undefined {
  const { event_type, payload } = envelope.data;
  if (!event_type.startsWith('call.')) return undefined;
  const session = payload['call_session_id'];
  return typeof session === 'string' && session.length > 0 && session.length <= 200
    ? session
    : undefined;
}

/**
 * A call event in our words; undefined for events that say nothing about who answered.
 *
 * @param receivedAt epoch ms; it stands in for a missing or unreadable time of the event itself
 */
export function readCallEvent(
  envelope: WebhookEnvelope,
  receivedAt: number,
): CallEvent | undefined {
  const { data } = envelope;
  const payload = callPayloadSchema.parse(data.payload);
  const leg = {
    id: data.id,
    leg: payload.call_leg_id ?? payload.call_control_id ?? payload.call_session_id ?? data.id,
    occurredAt: readTime(data.occurred_at) ?? receivedAt,
    receivedAt,
    from: payload.from ?? undefined,
    to: payload.to ?? undefined,
    ours: isOurClientState(payload.client_state ?? undefined),
  };
  switch (data.event_type) {
    case 'call.initiated':
      return { ...leg, kind: 'initiated', direction: readDirection(payload.direction) };
    case 'call.answered':
      return { ...leg, kind: 'answered' };
    case 'call.bridged':
      return { ...leg, kind: 'bridged' };
    case 'call.hangup':
      return {
        ...leg,
        kind: 'hangup',
        cause: HANGUP_CAUSES.find((cause) => cause === payload.hangup_cause) ?? 'other',
        startedAt: readTime(payload.start_time ?? undefined),
      };
    default:
      return undefined;
  }
}

function readDirection(direction: string | null | undefined): 'incoming' | 'outgoing' | 'unknown' {
  return direction === 'incoming' || direction === 'outgoing' ? direction : 'unknown';
}

const party = z.object({ phone_number: text, line_type: z.string().nullish().catch(undefined) });
const messagePayloadSchema = z.object({
  id: z.string().min(1),
  direction: z.enum(['inbound', 'outbound']).optional().catch(undefined),
  from: party.optional().catch(undefined),
  to: z.array(party.extend({ status: text })).catch([]),
  text: z.string().nullish().catch(undefined),
  media: z.array(z.object({ url: z.string() })).catch([]),
  autoresponse_type: text,
  webhook_url: text,
  errors: z.array(z.object({ code: z.coerce.string(), title: z.string().catch('') })).catch([]),
  cost: z
    .object({
      amount: z.string().regex(/^[0-9]{1,12}(\.[0-9]{1,12})?$/),
      currency: z.string().regex(/^[A-Z]{3}$/),
    })
    .optional()
    .catch(undefined),
});
export type MessagePayload = z.infer<typeof messagePayloadSchema>;

/** The message that an event is about; undefined when the payload names none. */
export function readMessage(envelope: WebhookEnvelope): MessagePayload | undefined {
  const parsed = messagePayloadSchema.safeParse(envelope.data.payload);
  return parsed.success ? parsed.data : undefined;
}

/** ISO 8601 with any offset and precision → epoch ms; undefined when absent or unreadable. */
export function readTime(iso: string | undefined): number | undefined {
  if (iso === undefined) return undefined;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? undefined : ms;
}
