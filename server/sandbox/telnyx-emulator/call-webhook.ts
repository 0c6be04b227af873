import type { LiveCall } from './live-calls';
import type { Platform } from './platform';
import { accountById } from './platform';
import type { WebhookEvent } from './state';
import type { Destination, Sending } from './webhook-delivery';
import { callTime } from './wire-time';

/** One event of a call in its envelope. */
export function callEvent(
  id: string,
  type: string,
  at: number,
  payload: Record<string, unknown>,
): WebhookEvent {
  return { record_type: 'event', event_type: type, id, occurred_at: callTime(at), payload };
}

/** Publishes an event of a call to its connection's address, or loses it on the way. */
export function publishCallEvent(
  platform: Platform,
  call: LiveCall,
  event: WebhookEvent,
  lost = false,
): Sending {
  const { webhookUrl, webhookFailoverUrl, webhookTimeoutSecs } = call.connection;
  const destination: Destination = {
    channel: 'voice',
    urls: [webhookUrl, webhookFailoverUrl].filter((url) => url !== null),
    timeoutMs: webhookTimeoutSecs ? webhookTimeoutSecs * 1000 : undefined,
  };
  const account = accountById(platform, call.accountId);
  return lost
    ? platform.deliverer.lose(account, event, destination)
    : platform.webhooks.publish(account, event, destination);
}

/** Notes an event or a command for `GET /call_events`. */
export function logCallEvent(
  platform: Platform,
  call: LiveCall,
  type: 'command' | 'webhook',
  name: string,
  metadata: Record<string, unknown>,
): void {
  platform.eventLog.add({
    accountId: call.accountId,
    connectionId: call.connection.id,
    type,
    name,
    callLegId: call.callLegId,
    callSessionId: call.callSessionId,
    from: call.plan.from,
    to: call.plan.to,
    at: platform.now(),
    metadata,
  });
}
