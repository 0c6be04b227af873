import { DeliveryLog } from './delivery-log';
import { EventLog } from './event-log';
import { LiveCalls } from './live-calls';
import { Pauses } from './pauses';
import type { Platform } from './platform';
import { RateLimit } from './rate-limit';
import type { OptOut, TelnyxEmulatorState } from './state';
import type { Timing } from './timing';
import { WebhookDeliverer } from './webhook-delivery';
import type { WebhookPoster } from './webhook-post';
import { WebhookPublisher } from './webhook-publisher';

const byId = <T extends { id: string }>(records: readonly T[]) =>
  new Map(records.map((record) => [record.id, record]));

/** A platform that stands where a snapshot left it, or an empty one. */
export function platformFrom(
  state: TelnyxEmulatorState | undefined,
  parts: { timing: Timing; now: () => number; random: () => number; poster: WebhookPoster },
): Platform {
  const { timing, now, random, poster } = parts;
  const kept = state === undefined ? undefined : structuredClone(state);
  const pauses = new Pauses();
  const deliveryLog = new DeliveryLog(kept?.failedDeliveries ?? []);
  const deliverer = new WebhookDeliverer(poster, deliveryLog, pauses, timing, now);
  const optOuts = new Map<string, OptOut>();
  for (const optOut of kept?.optOuts ?? []) {
    optOuts.set(`${optOut.profileId} ${optOut.caller}`, optOut);
  }
  return {
    timing,
    now,
    random,
    pauses,
    deliverer,
    deliveryLog,
    webhooks: new WebhookPublisher(deliverer, pauses, random),
    eventLog: new EventLog(),
    liveCalls: new LiveCalls(),
    lastCallEnds: new Map(),
    messageLimit: new RateLimit(timing.messagesPerSecond),
    accounts: new Map((kept?.accounts ?? []).map((account) => [account.apiKey, account])),
    connections: byId(kept?.connections ?? []),
    messagingProfiles: byId(kept?.messagingProfiles ?? []),
    phoneNumbers: new Map((kept?.phoneNumbers ?? []).map((number) => [number.number, number])),
    recipients: new Map(
      (kept?.recipients ?? []).map(({ number, behaviour }) => [number, behaviour]),
    ),
    messages: byId(kept?.messages ?? []),
    optOuts,
  };
}

/** The platform as plain JSON. Calls that are going on and deliveries under way are not in it. */
export function snapshotOf(platform: Platform): TelnyxEmulatorState {
  return structuredClone({
    version: 1,
    accounts: [...platform.accounts.values()],
    connections: [...platform.connections.values()],
    messagingProfiles: [...platform.messagingProfiles.values()],
    phoneNumbers: [...platform.phoneNumbers.values()],
    recipients: [...platform.recipients].map(([number, behaviour]) => ({ number, behaviour })),
    messages: [...platform.messages.values()],
    optOuts: [...platform.optOuts.values()],
    failedDeliveries: platform.deliveryLog.failed(),
  });
}
