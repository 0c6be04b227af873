import type { DeliveryLog } from './delivery-log';
import type { EventLog } from './event-log';
import type { LiveCalls } from './live-calls';
import type { Pauses } from './pauses';
import type { RateLimit } from './rate-limit';
import type {
  Account,
  Connection,
  Message,
  MessagingProfile,
  OptOut,
  PhoneNumber,
  RecipientBehaviour,
} from './state';
import type { Timing } from './timing';
import type { WebhookDeliverer } from './webhook-delivery';
import type { WebhookPublisher } from './webhook-publisher';

/** Telnyx as it stands: what it remembers and what it acts through. Each table is written by the module named for it. */
export interface Platform {
  readonly timing: Timing;
  /** Business time, epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  readonly pauses: Pauses;
  readonly webhooks: WebhookPublisher;
  readonly deliverer: WebhookDeliverer;
  readonly deliveryLog: DeliveryLog;
  readonly eventLog: EventLog;
  readonly liveCalls: LiveCalls;
  /** When each caller's latest call ended: a phone makes one call at a time. By what the network shows. */
  readonly lastCallEnds: Map<string, number>;
  readonly messageLimit: RateLimit;

  /** By API key. */
  readonly accounts: Map<string, Account>;
  /** By connection id. */
  readonly connections: Map<string, Connection>;
  /** By profile id. */
  readonly messagingProfiles: Map<string, MessagingProfile>;
  /** By E.164 number. */
  readonly phoneNumbers: Map<string, PhoneNumber>;
  /** By E.164 number; a phone that is not listed is a mobile. */
  readonly recipients: Map<string, RecipientBehaviour>;
  /** By message id, in the order of their arrival. */
  readonly messages: Map<string, Message>;
  /** By profile and caller. */
  readonly optOuts: Map<string, OptOut>;
}

/** The account with this id; every record of it names one that exists. */
export function accountById(platform: Platform, id: string): Account {
  for (const account of platform.accounts.values()) if (account.id === id) return account;
  throw new Error(`no account ${id}`);
}
