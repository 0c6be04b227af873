import { refuse } from './errors';
import { deepObject, filtered } from './list-filter';
import { pageOf } from './paging';
import type { Platform } from './platform';
import { ok, type Reply } from './reply';
import type { Account, Delivery } from './state';
import { resourceTime } from './wire-time';

/** `GET /webhook_deliveries`, newest first, with the original event of each. */
export function listWebhookDeliveries(platform: Platform, account: Account, query: unknown): Reply {
  const filters = deepObject(deepObject(query)['filter']);
  const found = filtered(platform.deliveryLog.ofAccount(account.id), filters, fieldOf);
  return pageOf(found.map(resource), query);
}

/** `GET /webhook_deliveries/:id`. */
export function showWebhookDelivery(platform: Platform, account: Account, id: string): Reply {
  const found = platform.deliveryLog.ofAccount(account.id).find((delivery) => delivery.id === id);
  return found === undefined ? refuse('10005') : ok(resource(found));
}

function fieldOf(delivery: Delivery, field: string): string | undefined {
  switch (field) {
    case 'status':
      return delivery.status;
    case 'event_type':
      return delivery.event.event_type;
    case 'started_at':
      return resourceTime(delivery.startedAt);
    case 'finished_at':
      return delivery.finishedAt === null ? undefined : resourceTime(delivery.finishedAt);
    case 'webhook':
      return JSON.stringify(delivery.event);
    case 'attempts':
      return JSON.stringify(delivery.attempts);
    default:
      return undefined;
  }
}

function resource(delivery: Delivery) {
  return {
    record_type: 'webhook_delivery',
    id: delivery.id,
    user_id: delivery.accountId,
    status: delivery.status,
    started_at: resourceTime(delivery.startedAt),
    finished_at: resourceTime(delivery.finishedAt ?? delivery.startedAt),
    webhook: delivery.event,
    attempts: delivery.attempts.map((attempt) => ({
      status: attempt.delivered ? 'delivered' : 'failed',
      started_at: resourceTime(attempt.startedAt),
      finished_at: resourceTime(attempt.finishedAt),
      ...(attempt.delivered ? {} : { errors: [75499] }),
      http: {
        request: { url: attempt.url, headers: [['Content-Type', 'application/json']] },
        ...(attempt.status === null
          ? {}
          : { response: { status: attempt.status, body: attempt.answer, headers: [] } }),
      },
    })),
  };
}
