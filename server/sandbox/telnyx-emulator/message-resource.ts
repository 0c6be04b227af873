import { createHash } from 'node:crypto';
import type { Platform } from './platform';
import type { Account, Message } from './state';
import { messageTime } from './wire-time';

/** Telnyx gives a queued text an hour. */
const VALIDITY_MS = 3_600_000;

/** A message as the API and the webhooks show it. */
export function messageResource(
  platform: Platform,
  account: Account,
  message: Message,
): Record<string, unknown> {
  const outbound = message.direction === 'outbound';
  const billed = message.completedAt !== null && message.status !== 'expired';
  const telnyxEnd = { carrier: 'Telnyx', line_type: 'VoIP' };
  const worldEnd = { carrier: message.carrier, line_type: message.lineType };
  const at = (time: number | null) => (time === null ? null : messageTime(time));
  return {
    record_type: 'message',
    direction: message.direction,
    id: message.id,
    type: message.type,
    organization_id: account.organizationId,
    messaging_profile_id: message.profileId,
    from: { phone_number: message.from, ...(outbound ? telnyxEnd : worldEnd) },
    to: [
      {
        phone_number: message.to,
        status: outbound ? message.status : 'webhook_delivered',
        ...(outbound ? worldEnd : telnyxEnd),
      },
    ],
    cc: [],
    text: message.text,
    subject: message.subject,
    media: message.mediaUrls.map((url) => ({
      url,
      content_type: outbound ? null : 'image/jpeg',
      ...(outbound ? { sha256: null, size: null } : { hash_sha256: hashOf(url), size: 1024 }),
    })),
    num_chars: [...message.text].length,
    encoding: message.encoding,
    parts: message.parts,
    tags: platform.phoneNumbers.get(outbound ? message.from : message.to)?.tags ?? [],
    cost: billed ? { amount: (0.004 * message.parts).toFixed(4), currency: 'USD' } : null,
    cost_breakdown: billed
      ? {
          rate: { amount: (0.004 * message.parts).toFixed(5), currency: 'USD' },
          carrier_fee: { amount: '0.00000', currency: 'USD' },
        }
      : null,
    tcr_campaign_id: null,
    tcr_campaign_billable: false,
    tcr_campaign_registered: null,
    received_at: messageTime(message.receivedAt),
    sent_at: at(message.sentAt),
    completed_at: at(message.completedAt),
    valid_until: outbound ? messageTime(message.receivedAt + VALIDITY_MS) : null,
    ...(outbound ? { wait_seconds: 0, smart_encoding_applied: false } : {}),
    errors: message.errors,
    webhook_url: message.webhookUrl,
    webhook_failover_url: message.webhookFailoverUrl,
  };
}

/** 32 characters, as the vendor's document limits the field. */
function hashOf(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 32);
}
