import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { messageResource } from './message-resource';
import { autoresponseType, block, unblock } from './opt-outs';
import { accountById, type Platform } from './platform';
import { segmentsOf } from './segments';
import type { Message } from './state';
import type { Sending } from './webhook-delivery';
import { resourceTime } from './wire-time';

/** A text from a phone in the world to a line, as `POST /sandbox/messages` asks for it. */
export const textInputSchema = z.strictObject({
  from: z.string().min(1),
  to: z.string().min(1),
  text: z.string().default(''),
  mediaUrls: z.array(z.url()).default([]),
});
export type TextInput = z.input<typeof textInputSchema>;

/** An inbound text under way. */
export interface TextedIn {
  messageId: string;
  eventId: string;
  /** Resolves when the delivery of `message.received` is settled. */
  delivered: Promise<'delivered' | 'failed'>;
}

/**
 * Texts in: keywords set or lift the block rule first, then `message.received` goes to the profile's address.
 *
 * @throws when the line is no number of any account, or is on no messaging profile.
 */
export function textIn(platform: Platform, input: TextInput): TextedIn {
  const { from, to, text, mediaUrls } = textInputSchema.parse(input);
  const line = platform.phoneNumbers.get(to);
  const profile = platform.messagingProfiles.get(line?.messagingProfileId ?? '');
  if (line === undefined || profile === undefined) {
    throw new Error(`the Telnyx emulator has no messaging line ${to}`);
  }
  const account = accountById(platform, line.accountId);
  const now = platform.now();
  const segments = segmentsOf(text, 'auto', false);
  const message: Message = {
    id: randomUUID(),
    accountId: account.id,
    direction: 'inbound',
    type: mediaUrls.length > 0 ? 'MMS' : 'SMS',
    from,
    to,
    text,
    mediaUrls,
    subject: null,
    encoding: segments?.encoding ?? 'GSM-7',
    parts: segments?.parts ?? 1,
    profileId: profile.id,
    webhookUrl: profile.webhookUrl,
    webhookFailoverUrl: profile.webhookFailoverUrl,
    status: 'received',
    errors: [],
    lineType: 'Wireless',
    carrier: 'SANDBOX WIRELESS',
    receivedAt: now,
    sentAt: null,
    completedAt: null,
    recordedAtReal: Date.now() + platform.timing.detailRecordLagMs,
  };
  platform.messages.set(message.id, message);

  const autoresponse = autoresponseType(text);
  if (autoresponse === 'STOP') {
    block(platform, {
      profileId: profile.id,
      accountId: account.id,
      caller: from,
      line: to,
      keyword: text.trim().toUpperCase(),
      createdAt: now,
    });
  }
  if (autoresponse === 'START') unblock(platform, profile.id, from);

  const event = {
    record_type: 'event' as const,
    event_type: 'message.received',
    id: randomUUID(),
    occurred_at: resourceTime(now),
    payload: {
      ...messageResource(platform, account, message),
      ...(autoresponse === undefined ? {} : { autoresponse_type: autoresponse }),
    },
  };
  const urls = [profile.webhookUrl, profile.webhookFailoverUrl].filter((url) => url !== null);
  const sending: Sending = platform.webhooks.publish(account, event, {
    channel: 'messaging',
    urls,
  });
  return { messageId: message.id, eventId: event.id, delivered: sending.settled };
}
