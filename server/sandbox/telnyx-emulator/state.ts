import { z } from 'zod';

const accountSchema = z.object({
  id: z.string(),
  organizationId: z.string(),
  apiKey: z.string(),
  keyRevoked: z.boolean(),
  outOfFunds: z.boolean(),
  canadianLookups: z.boolean(),
  /** The Ed25519 key pair that signs the account's webhooks, as JWK members. */
  signingKey: z.object({ x: z.string(), d: z.string() }),
});

const connectionSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  kind: z.enum(['call_control', 'sip']),
  name: z.string(),
  webhookUrl: z.string().nullable(),
  webhookFailoverUrl: z.string().nullable(),
  webhookTimeoutSecs: z.number().nullable(),
  webhookApiVersion: z.string(),
  /** Settings that are kept and shown but change nothing here. */
  settings: z.record(z.string(), z.unknown()),
  createdAt: z.number(),
  updatedAt: z.number(),
});

const messagingProfileSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  webhookUrl: z.string().nullable(),
  webhookFailoverUrl: z.string().nullable(),
  whitelistedDestinations: z.array(z.string()),
  smartEncoding: z.boolean(),
  settings: z.record(z.string(), z.unknown()),
  createdAt: z.number(),
  updatedAt: z.number(),
});

/** How a line of ours behaves when it texts. */
export const lineBehaviourSchema = z.enum([
  'textable',
  /** No 10DLC campaign: refused with 40010. */
  'unregistered',
  /** Refused with 40305, as a number that is on no messaging profile. */
  'off_profile',
]);
export type LineBehaviour = z.infer<typeof lineBehaviourSchema>;

const phoneNumberSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  number: z.string(),
  type: z.enum(['local', 'toll_free']),
  connectionId: z.string().nullable(),
  messagingProfileId: z.string().nullable(),
  behaviour: lineBehaviourSchema,
  tags: z.array(z.string()),
  settings: z.record(z.string(), z.unknown()),
  createdAt: z.number(),
});

/** How a phone in the world behaves when it is texted. */
export const recipientBehaviourSchema = z.enum([
  'mobile',
  /** A landline Telnyx knows of: the send is refused with 40001. */
  'landline_refused',
  /** A landline Telnyx finds out about: accepted, then `delivery_failed` with 40001 and line type Wireline. */
  'landline_undelivered',
  /** Accepted, then `delivery_failed` with 40008. */
  'undeliverable',
  /** Accepted, then `delivery_unconfirmed`. */
  'unconfirmed',
  /** Accepted, then `expired` with 40014. */
  'expired',
]);
export type RecipientBehaviour = z.infer<typeof recipientBehaviourSchema>;

const recipientSchema = z.object({
  number: z.string(),
  behaviour: recipientBehaviourSchema,
});

const messageSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  type: z.enum(['SMS', 'MMS']),
  from: z.string(),
  to: z.string(),
  text: z.string(),
  mediaUrls: z.array(z.string()),
  subject: z.string().nullable(),
  encoding: z.string(),
  parts: z.number(),
  profileId: z.string(),
  webhookUrl: z.string().nullable(),
  webhookFailoverUrl: z.string().nullable(),
  status: z.enum([
    'queued',
    'sent',
    'delivered',
    'delivery_failed',
    'delivery_unconfirmed',
    'expired',
    'received',
  ]),
  errors: z.array(z.object({ code: z.string(), title: z.string(), detail: z.string() })),
  lineType: z.string(),
  carrier: z.string(),
  receivedAt: z.number(),
  sentAt: z.number().nullable(),
  completedAt: z.number().nullable(),
  /** Real epoch milliseconds from which its detail record can be found; null before it is final. */
  recordedAtReal: z.number().nullable(),
});

/** A block rule: this caller said STOP to a number of this profile. */
const optOutSchema = z.object({
  profileId: z.string(),
  accountId: z.string(),
  caller: z.string(),
  line: z.string(),
  keyword: z.string(),
  createdAt: z.number(),
});

const webhookEventSchema = z.object({
  record_type: z.literal('event'),
  event_type: z.string(),
  id: z.string(),
  occurred_at: z.string(),
  payload: z.record(z.string(), z.unknown()),
});
/** One event as it travels below `data`. */
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

const deliverySchema = z.object({
  id: z.string(),
  accountId: z.string(),
  status: z.enum(['pending', 'delivered', 'failed']),
  /** Tried in turn; empty when nobody listens. */
  urls: z.array(z.string()),
  channel: z.enum(['voice', 'messaging']),
  timeoutMs: z.number(),
  event: webhookEventSchema,
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  attempts: z.array(
    z.object({
      url: z.string(),
      startedAt: z.number(),
      finishedAt: z.number(),
      /** The HTTP status, or null when no answer came. */
      status: z.number().nullable(),
      answer: z.string(),
      delivered: z.boolean(),
    }),
  ),
});

/**
 * Everything this Telnyx remembers, as plain JSON: what a snapshot holds and a restart resumes from.
 * Times are epoch milliseconds of business time unless a name says `real`.
 */
export const telnyxEmulatorStateSchema = z.object({
  version: z.literal(1),
  accounts: z.array(accountSchema),
  connections: z.array(connectionSchema),
  messagingProfiles: z.array(messagingProfileSchema),
  phoneNumbers: z.array(phoneNumberSchema),
  recipients: z.array(recipientSchema),
  messages: z.array(messageSchema),
  optOuts: z.array(optOutSchema),
  failedDeliveries: z.array(deliverySchema),
});
export type TelnyxEmulatorState = z.infer<typeof telnyxEmulatorStateSchema>;
export type Account = z.infer<typeof accountSchema>;
export type Connection = z.infer<typeof connectionSchema>;
export type MessagingProfile = z.infer<typeof messagingProfileSchema>;
export type PhoneNumber = z.infer<typeof phoneNumberSchema>;
export type Message = z.infer<typeof messageSchema>;
export type OptOut = z.infer<typeof optOutSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
