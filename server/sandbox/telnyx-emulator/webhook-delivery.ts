import { randomUUID } from 'node:crypto';
import type { DeliveryLog } from './delivery-log';
import type { Pauses } from './pauses';
import { nextStep } from './retry-rule';
import { webhookHeaders } from './signing';
import type { Account, Delivery, WebhookEvent } from './state';
import type { Timing } from './timing';
import type { PostOutcome, WebhookPoster } from './webhook-post';

const MAX_REDIRECTS = 3;

/** Where an event goes. */
export interface Destination {
  channel: 'voice' | 'messaging';
  /** The address and its failover; nobody listens when empty. */
  urls: readonly string[];
  /** The application's own `webhook_timeout_secs`, when it has one. */
  timeoutMs?: number | undefined;
}

/** One delivery under way. */
export interface Sending {
  /** Resolves when the first attempt got its answer or failed. */
  firstAttempt: Promise<void>;
  /** Resolves when nothing more will be tried. */
  settled: Promise<'delivered' | 'failed'>;
}

/** Delivers events with Telnyx's attempts, back-off and failover; signs each attempt anew. */
export class WebhookDeliverer {
  private readonly underWay = new Set<Promise<unknown>>();
  /** Closed while deliveries are held. */
  private gate: { opened: Promise<void>; open: () => void } | undefined;

  constructor(
    private readonly poster: WebhookPoster,
    private readonly log: DeliveryLog,
    private readonly pauses: Pauses,
    private readonly timing: Timing,
    private readonly now: () => number,
  ) {}

  /** From now on nothing leaves; attempts wait for {@link release}. */
  hold(): void {
    if (this.gate !== undefined) return;
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.gate = { opened, open };
  }

  release(): void {
    this.gate?.open();
    this.gate = undefined;
  }

  /** Resolves when the deliveries under way are settled. */
  async drain(): Promise<void> {
    await Promise.all(this.underWay);
  }

  deliver(account: Account, event: WebhookEvent, destination: Destination): Sending {
    let firstDone: () => void = () => undefined;
    const firstAttempt = new Promise<void>((resolve) => {
      firstDone = resolve;
    });
    const settled = this.run(account, newDelivery(account, event, destination, this), firstDone);
    this.underWay.add(settled);
    void settled.finally(() => this.underWay.delete(settled));
    return { firstAttempt, settled };
  }

  /** Files the event as failed without trying, as one that got lost on the way. */
  lose(account: Account, event: WebhookEvent, destination: Destination): Sending {
    const delivery = newDelivery(account, event, destination, this);
    delivery.status = 'failed';
    delivery.finishedAt = this.now();
    this.log.file(delivery);
    return { firstAttempt: Promise.resolve(), settled: Promise.resolve('failed') };
  }

  /** The time and the usual limit, for {@link newDelivery}. */
  get clock(): { now: number; timeoutMs: number } {
    return { now: this.now(), timeoutMs: this.timing.webhookTimeoutMs };
  }

  private async run(
    account: Account,
    delivery: Delivery,
    firstDone: () => void,
  ): Promise<'delivered' | 'failed'> {
    let attempt = 0;
    for (const url of delivery.urls) {
      for (let round = 0; round <= this.timing.webhookBackoffMs.length; round++) {
        if (round > 0) await this.pauses.pause(this.timing.webhookBackoffMs[round - 1] ?? 0);
        while (this.gate !== undefined) await this.gate.opened;
        if (this.pauses.ended) break;
        attempt += 1;
        const step = await this.attempt(account, delivery, url, attempt);
        firstDone();
        if (step === 'delivered' || step === 'give_up') {
          return this.settle(delivery, step === 'delivered' ? 'delivered' : 'failed');
        }
      }
    }
    firstDone();
    return this.settle(delivery, delivery.urls.length === 0 ? 'delivered' : 'failed');
  }

  private async attempt(account: Account, delivery: Delivery, url: string, attempt: number) {
    let target = url;
    for (let hop = 0; ; hop++) {
      const body = JSON.stringify({
        data: delivery.event,
        meta: { attempt, delivered_to: target },
      });
      const headers = webhookHeaders(account.signingKey, body, Math.floor(Date.now() / 1000));
      const startedAt = this.now();
      const outcome = await this.poster.post(target, headers, body, delivery.timeoutMs);
      const step = nextStep(delivery.channel, outcome);
      delivery.attempts.unshift(
        recordOf(target, startedAt, this.now(), outcome, step === 'delivered'),
      );
      if (step !== 'redirect') return step;
      const location = outcome.kind === 'answered' ? (outcome.location ?? '') : '';
      if (hop >= MAX_REDIRECTS || !URL.canParse(location, target)) return 'retry';
      target = new URL(location, target).href;
    }
  }

  private settle(delivery: Delivery, status: 'delivered' | 'failed'): 'delivered' | 'failed' {
    delivery.status = status;
    delivery.finishedAt = this.now();
    if (delivery.urls.length > 0) this.log.file(delivery);
    return status;
  }
}

function newDelivery(
  account: Account,
  event: WebhookEvent,
  destination: Destination,
  { clock }: { clock: { now: number; timeoutMs: number } },
): Delivery {
  return {
    id: randomUUID(),
    accountId: account.id,
    status: 'pending',
    urls: [...destination.urls],
    channel: destination.channel,
    timeoutMs: destination.timeoutMs ?? clock.timeoutMs,
    event,
    startedAt: clock.now,
    finishedAt: null,
    attempts: [],
  };
}

function recordOf(
  url: string,
  startedAt: number,
  finishedAt: number,
  outcome: PostOutcome,
  delivered: boolean,
): Delivery['attempts'][number] {
  return outcome.kind === 'answered'
    ? { url, startedAt, finishedAt, status: outcome.status, answer: outcome.answer, delivered }
    : { url, startedAt, finishedAt, status: null, answer: outcome.reason, delivered };
}
