import { Faults } from '../fault';
import { ListeningPort } from '../listening-port';
import { type LoggedRequest, type RequestListener, RequestLog } from '../request-log';
import { type AccountInput, accountOf, openAccount } from './accounts';
import { telnyxApplication } from './application';
import type { CallInput } from './call-input';
import { type PlacedCall, placeCall } from './call-placing';
import { dial, dialledCall, hangUp, pickUp } from './dialling';
import { type TextedIn, type TextInput, textIn } from './inbound-text';
import { type NumberInput, pointWebhooks, wireNumber } from './line-wiring';
import { resumeTexts } from './message-life';
import { textsOn } from './phone-texts';
import type { DialledCall, PhoneText } from './phone-view';
import { redeliver } from './redelivery';
import { platformFrom, snapshotOf } from './remembering';
import { seededRandom } from './seeded-random';
import { type SentText, sentTexts } from './sent-texts';
import { newSigningKey, publicKeyOf, type WebhookHeaders, webhookHeaders } from './signing';
import type { LineBehaviour, RecipientBehaviour, TelnyxEmulatorState } from './state';
import { DEFAULT_TIMING, type Timing } from './timing';
import { WebhookPoster } from './webhook-post';
import type { WebhookFaults } from './webhook-publisher';

export type { LoggedRequest, RequestListener, RequestPhase } from '../request-log';
export type { AccountInput } from './accounts';
export { type CallInput, type CallOutcome, callInputSchema } from './call-input';
export type { PlacedCall } from './call-placing';
export { type TextedIn, type TextInput, textInputSchema } from './inbound-text';
export type { NumberInput } from './line-wiring';
export type { DialledCall, PhoneText } from './phone-view';
export type { SentText } from './sent-texts';
export type { WebhookHeaders } from './signing';
export {
  type LineBehaviour,
  lineBehaviourSchema,
  type RecipientBehaviour,
  recipientBehaviourSchema,
  type TelnyxEmulatorState,
  telnyxEmulatorStateSchema,
} from './state';
export type { Timing } from './timing';
export type { WebhookFaults } from './webhook-publisher';

export interface TelnyxEmulatorOptions {
  /** 0 or absent: any free port. */
  port?: number | undefined;
  /** Business time, epoch milliseconds. Signatures and rate limits keep real time. */
  now?: (() => number) | undefined;
  /** Seed of the dice for faults and shuffles. */
  seed?: number | undefined;
  /** A snapshot to resume from. */
  state?: TelnyxEmulatorState | undefined;
  timing?: Partial<Timing> | undefined;
}

/** A Telnyx on localhost: its API over HTTP, its phone network in process. */
export interface TelnyxEmulator {
  readonly port: number;
  /** `http://127.0.0.1:PORT/v2`, for `TELNYX_API_BASE`. */
  readonly apiBase: string;
  /** Faults of the API; routes are named below `/v2`, such as `POST /messages`. */
  readonly faults: Faults;

  /** Opens an account, or returns the one this key has. */
  addAccount(input: AccountInput): { id: string; publicKey: string };
  /** Revokes the key (401 20002), empties or fills the account (403 20100). */
  setAccount(apiKey: string, change: { keyRevoked?: boolean; outOfFunds?: boolean }): void;
  addNumber(input: NumberInput): void;
  /** Points all applications and profiles of the account there. */
  setWebhookUrl(apiKey: string, url: string, failoverUrl?: string): void;
  /** A new key pair; returns the new public key. */
  rotateKey(apiKey: string): string;
  /** The headers of a genuine delivery of this body; `timestampSeconds` is real Unix time, now by default. */
  sign(apiKey: string, rawBody: string | Buffer, timestampSeconds?: number): WebhookHeaders;

  placeCall(input: CallInput): PlacedCall;
  textIn(input: TextInput): TextedIn;
  /** A call made by hand: it rings until {@link pickUp} or {@link hangUp}, for 45 s at most. */
  dial(from: string, to: string): DialledCall;
  pickUp(callId: string): DialledCall | undefined;
  hangUp(callId: string): DialledCall | undefined;
  dialledCall(callId: string): DialledCall | undefined;
  /** What a phone in the world shows, oldest first. */
  textsOn(phone: string): PhoneText[];
  /** The numbers of all accounts, in the order they were bought. */
  lineNumbers(): string[];
  setRecipient(number: string, behaviour: RecipientBehaviour): void;
  setLine(number: string, behaviour: LineBehaviour): void;
  /** Every text that reached the phone network, in order: the count of texts sent. */
  texts(): SentText[];

  /** Sends failed deliveries that began at or after `since` (business time) again; resolves when all are settled. */
  redeliver(options?: { since?: number }): Promise<{ delivered: number; failed: number }>;
  /** Nothing is delivered until the release; then everything is. */
  holdDeliveries(): void;
  releaseDeliveries(): void;
  setWebhookFaults(faults: Partial<WebhookFaults>): void;

  /** The newest 20,000 requests to the API. */
  requests(): LoggedRequest[];
  /** Requests per route since the start, such as `{'POST /messages': 3}`. */
  counts(): Record<string, number>;
  /** Calls and awaits the listener at each phase of each request; returns how to stop. */
  onRequest(listener: RequestListener): () => void;

  /** The API refuses connections until {@link comeBack}; webhooks go on. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  snapshot(): TelnyxEmulatorState;
  /** Ends everything; deliveries under way count as failed. */
  stop(): Promise<void>;
}

/**
 * Starts a Telnyx on 127.0.0.1.
 *
 * @example
 * const telnyx = await startTelnyxEmulator();
 * telnyx.addAccount({ apiKey: 'KEY_sandbox' });
 * telnyx.addNumber({ apiKey: 'KEY_sandbox', number: '+13125550100' });
 * telnyx.setWebhookUrl('KEY_sandbox', 'http://127.0.0.1:3000/webhooks/telnyx/token');
 * await telnyx.placeCall({ from: '+13125550199', to: '+13125550100', outcome: 'missed' }).delivered;
 *
 * @throws when the port is taken.
 */
export async function startTelnyxEmulator(
  options: TelnyxEmulatorOptions = {},
): Promise<TelnyxEmulator> {
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const random = options.seed === undefined ? Math.random : seededRandom(options.seed);
  const poster = new WebhookPoster(timing.webhookTimeoutMs);
  const now = options.now ?? Date.now;
  const platform = platformFrom(options.state, { timing, now, random, poster });
  const faults = new Faults(random);
  const log = new RequestLog();
  const port = new ListeningPort(telnyxApplication(platform, faults, log));
  await port.open(options.port ?? 0);
  resumeTexts(platform);

  return {
    port: port.number,
    apiBase: `http://127.0.0.1:${port.number}/v2`,
    faults,

    addAccount: (input) => {
      const { id, signingKey } = openAccount(platform, input);
      return { id, publicKey: publicKeyOf(signingKey) };
    },
    setAccount: (apiKey, change) => {
      const account = accountOf(platform, apiKey);
      account.keyRevoked = change.keyRevoked ?? account.keyRevoked;
      account.outOfFunds = change.outOfFunds ?? account.outOfFunds;
    },
    addNumber: (input) => wireNumber(platform, input),
    setWebhookUrl: (apiKey, url, failoverUrl) => pointWebhooks(platform, apiKey, url, failoverUrl),
    rotateKey: (apiKey) => {
      const account = accountOf(platform, apiKey);
      account.signingKey = newSigningKey();
      return publicKeyOf(account.signingKey);
    },
    sign: (apiKey, rawBody, timestampSeconds = Math.floor(Date.now() / 1000)) =>
      webhookHeaders(accountOf(platform, apiKey).signingKey, rawBody, timestampSeconds),

    placeCall: (input) => placeCall(platform, input),
    textIn: (input) => textIn(platform, input),
    dial: (from, to) => dial(platform, from, to),
    pickUp: (callId) => pickUp(platform, callId),
    hangUp: (callId) => hangUp(platform, callId),
    dialledCall: (callId) => dialledCall(platform, callId),
    textsOn: (phone) => textsOn(platform, phone),
    lineNumbers: () => [...platform.phoneNumbers.keys()],
    setRecipient: (number, behaviour) => void platform.recipients.set(number, behaviour),
    setLine: (number, behaviour) => {
      const line = platform.phoneNumbers.get(number);
      if (line === undefined) throw new Error(`the Telnyx emulator has no line ${number}`);
      line.behaviour = behaviour;
    },
    texts: () => sentTexts(platform),

    redeliver: ({ since = 0 } = {}) => redeliver(platform, since),
    holdDeliveries: () => platform.deliverer.hold(),
    releaseDeliveries: () => platform.deliverer.release(),
    setWebhookFaults: (change) => {
      platform.webhooks.faults = { ...platform.webhooks.faults, ...change };
    },

    requests: () => log.newest(),
    counts: () => log.counts(),
    onRequest: (listener) => log.listen(listener),

    goAway: () => port.close(),
    comeBack: () => port.open(port.number),
    snapshot: () => snapshotOf(platform),
    stop: async () => {
      platform.pauses.end();
      platform.deliverer.release();
      await Promise.all([port.close(), poster.stop()]);
      await platform.deliverer.drain();
    },
  };
}
