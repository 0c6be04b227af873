import { randomUUID } from 'node:crypto';
import { errorEntry } from './errors';
import { messageResource } from './message-resource';
import { accountById, type Platform } from './platform';
import type { Account, Message, RecipientBehaviour } from './state';
import { resourceTime } from './wire-time';

/** What becomes of a text at a phone. */
function endAt(behaviour: RecipientBehaviour): Pick<Message, 'status' | 'errors'> {
  switch (behaviour) {
    case 'mobile':
      return { status: 'delivered', errors: [] };
    case 'landline_refused':
    case 'landline_undelivered':
      return { status: 'delivery_failed', errors: [errorEntry('40001')] };
    case 'undeliverable':
      return { status: 'delivery_failed', errors: [errorEntry('40008')] };
    case 'unconfirmed':
      return { status: 'delivery_unconfirmed', errors: [] };
    case 'expired':
      return { status: 'expired', errors: [errorEntry('40014')] };
  }
}

/**
 * Takes an accepted text through `sent` to its end, with `message.sent` and `message.finalized` on the way; its detail
 * record appears a lag after its end. Picks up where a resumed text stands. Stops silently when the emulator stops.
 */
export async function followMessage(
  platform: Platform,
  account: Account,
  message: Message,
): Promise<void> {
  const { timing, pauses } = platform;
  if (message.status === 'queued') {
    await pauses.pause(timing.sentDelayMs);
    if (pauses.ended) return;
    message.status = 'sent';
    message.sentAt = platform.now();
    report(platform, account, message, 'message.sent');
  }
  if (message.status === 'sent') {
    await pauses.pause(timing.finalizedDelayMs);
    if (pauses.ended) return;
    const end = endAt(platform.recipients.get(message.to) ?? 'mobile');
    message.status = end.status;
    message.errors = end.errors;
    message.completedAt = platform.now();
    message.recordedAtReal = Date.now() + timing.detailRecordLagMs;
    report(platform, account, message, 'message.finalized');
  }
}

/** Texts that a snapshot caught on their way go on. */
export function resumeTexts(platform: Platform): void {
  for (const message of platform.messages.values()) {
    if (message.status !== 'queued' && message.status !== 'sent') continue;
    void followMessage(platform, accountById(platform, message.accountId), message);
  }
}

function report(
  platform: Platform,
  account: Account,
  message: Message,
  eventType: 'message.sent' | 'message.finalized',
): void {
  const urls = [message.webhookUrl, message.webhookFailoverUrl].filter((url) => url !== null);
  const event = {
    record_type: 'event' as const,
    event_type: eventType,
    id: randomUUID(),
    occurred_at: resourceTime(platform.now()),
    payload: messageResource(platform, account, message),
  };
  platform.webhooks.publish(account, event, { channel: 'messaging', urls });
}
