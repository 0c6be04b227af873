import type { ContactChange } from './contact-changes';
import type { Portal } from './portal';
import type { App } from './state';
import { signedV1, signedV3 } from './webhook-signature';
import { type ChangeSource, eventsFor, type WebhookEvent } from './webhook-subscriptions';

/** What HubSpot may do to deliveries, and tests want it to. */
export interface WebhookFaults {
  /** How often each delivery comes again. */
  duplicates?: number;
  /** The events of a delivery come in the opposite order. */
  reversed?: boolean;
  /** Nothing is delivered until this is taken back. */
  held?: boolean;
}

/** One POST to an app, as it went. */
export interface WebhookAttempt {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** undefined: no answer within HubSpot's patience, or none at all. */
  readonly status: number | undefined;
}

const MOST_EVENTS = 100;
const PATIENCE_MS = 5_000;
/** Events that happen together travel together. */
const GATHER_MS = 10;
/** HubSpot tries ten times more over a day; here the day is short. */
const RETRY_AFTER_MS = [100, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000];

/** What deliveries have to know of the platform. */
interface Subscribers {
  /** By client id. */
  readonly apps: ReadonlyMap<string, App>;
  readonly tokens: { holds(portalId: number, clientId: string): boolean };
  /** Epoch ms. */
  readonly now: () => number;
}

/** Tells apps what changed in the portals that installed them: signed lists of events, again until taken. */
export class WebhookDeliveries {
  private readonly waiting = new Map<string, WebhookEvent[]>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly made: WebhookAttempt[] = [];
  private lastEventId = 3_181_526_000;
  private stopped = false;
  private faults: WebhookFaults = {};

  constructor(private readonly subscribers: () => Subscribers) {}

  /** Puts what changed in line for every app that the portal has installed and that asked for it. */
  publish(portal: Portal, changes: readonly ContactChange[], source: ChangeSource): void {
    for (const app of this.subscribers().apps.values()) {
      if (app.webhooks === undefined || !this.subscribers().tokens.holds(portal.id, app.clientId))
        continue;
      for (const change of changes) {
        for (const event of eventsFor(app.webhooks, change, source)) {
          this.lastEventId += 1;
          this.put(app, {
            eventId: this.lastEventId,
            subscriptionId: 3_102_201,
            portalId: portal.id,
            appId: app.appId,
            occurredAt: this.subscribers().now(),
            ...event,
          });
        }
      }
    }
  }

  /** Every attempt so far, in order. */
  attempts(): readonly WebhookAttempt[] {
    return this.made;
  }

  setFaults(faults: WebhookFaults): void {
    this.faults = { ...this.faults, ...faults };
    if (this.faults.held !== true) for (const clientId of this.waiting.keys()) this.send(clientId);
  }

  /** Resolves when everything was taken or given up, and nothing is held. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  stop(): void {
    this.stopped = true;
  }

  private put(app: App, event: WebhookEvent): void {
    const queue = this.waiting.get(app.clientId);
    if (queue !== undefined) {
      queue.push(event);
      return;
    }
    this.waiting.set(app.clientId, [event]);
    if (this.faults.held !== true) this.send(app.clientId);
  }

  private send(clientId: string): void {
    const sending = this.sendSoon(clientId).finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  private async sendSoon(clientId: string): Promise<void> {
    await pause(GATHER_MS);
    const events = this.waiting.get(clientId) ?? [];
    this.waiting.delete(clientId);
    if (this.faults.reversed === true) events.reverse();
    const batches: WebhookEvent[][] = [];
    for (let at = 0; at < events.length; at += MOST_EVENTS)
      batches.push(events.slice(at, at + MOST_EVENTS));
    const times = 1 + (this.faults.duplicates ?? 0);
    await Promise.all(
      batches.flatMap((batch) =>
        Array.from({ length: times }, () => this.deliver(clientId, batch)),
      ),
    );
  }

  private async deliver(clientId: string, events: readonly WebhookEvent[]): Promise<void> {
    for (let attempt = 0; !this.stopped; attempt += 1) {
      const app = this.subscribers().apps.get(clientId);
      if (app?.webhooks === undefined) return;
      const url = app.webhooks.settings.targetUrl;
      const body = JSON.stringify(events.map((event) => ({ ...event, attemptNumber: attempt })));
      const status = await post(app, url, body);
      this.made.push({ url, events, status });
      if (status !== undefined && status < 300) return;
      const wait = RETRY_AFTER_MS[attempt];
      if (wait === undefined) return;
      await pause(wait);
    }
  }
}

async function post(app: App, url: string, body: string): Promise<number | undefined> {
  const request = { method: 'POST', url, body };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...signedV1(app.clientSecret, request),
        ...signedV3(app.clientSecret, request),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    // A delivery that waits for its next attempt does not keep the process alive.
    setTimeout(resolve, ms).unref();
  });
}
