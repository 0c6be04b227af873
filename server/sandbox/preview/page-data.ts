import type { AccountSummary } from '../hubspot-emulator/account-view';
import type { DialledCall, PhoneText } from '../telnyx-emulator/phone-view';
import type { Location } from './locations';

// What the sandbox's pages are told. Types only: the pages are built for the browser.

/** Everything around the extensions, as `GET /sandbox/preview/view` tells it. */
export interface SandboxView {
  /** Business time, epoch ms. */
  readonly now: number;
  /** How far business time is from real time, ms. */
  readonly movedMs: number;
  readonly app: { readonly id: string; readonly name: string };
  /** Where an account installs the app. */
  readonly installUrl: string;
  readonly accounts: readonly AccountSummary[];
  readonly extensions: readonly ExtensionView[];
}

/** What a business has at Telnyx, as `GET /sandbox/telnyx/accounts` tells it. */
export interface TelnyxAccountView {
  readonly portalId: number;
  readonly apiKey: string;
}

export interface ExtensionView {
  readonly uid: string;
  readonly name: string;
  readonly location: Location;
}

/** Whether an extension could be built, and why not. */
export type ExtensionState =
  | { readonly ok: true; readonly script: string }
  | { readonly ok: false; readonly problem: string };

/** What a phone in the world shows, as `POST /sandbox/phone/look` tells it. */
export interface PhoneView {
  /** Business time, epoch ms. */
  readonly now: number;
  readonly lines: readonly LineView[];
  readonly texts: readonly PhoneText[];
  readonly call: DialledCall | undefined;
}

export interface LineView {
  readonly number: string;
  readonly name: string;
  /** Whose line it is, when that is known. */
  readonly portalId?: number;
}

/** Somebody with a phone. */
export interface PersonView {
  readonly number: string;
  readonly name: string;
  readonly about: string;
}

/** What an extension's `hubspot.fetch` comes back with. */
export interface FetchAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}
