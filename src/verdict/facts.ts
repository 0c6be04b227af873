import type { Because } from './verdict';

/** Whether and why a caller's number can take a text, as the number itself and Telnyx's word tell. */
export type Textability =
  | { readonly kind: 'textable'; readonly country: string | undefined }
  | {
      readonly kind: 'not_textable';
      readonly because: Extract<Because, `caller_${string}`>;
      readonly sentence: string;
    };

/** What the line's clock says at the moment of the decision. */
export type Opening =
  | { readonly kind: 'open' }
  /** `opensAt` undefined: it never opens within a year. */
  | { readonly kind: 'closed' | 'holiday'; readonly opensAt: number | undefined };

/** What is known of the called line; undefined when the number called is none of the portal's lines. */
export interface LineFacts {
  readonly enabled: boolean;
  readonly quietHours: 'send' | 'hold' | 'log';
  readonly opening: Opening;
  /** Telnyx's word that this number may not text, in words for people. */
  readonly textingRefusedBecause: string | undefined;
}

/** Everything a verdict rests on. Times are epoch ms, spans ms. */
export interface VerdictFacts {
  readonly now: number;
  readonly call: MissedFacts;
  readonly line: LineFacts | undefined;
  readonly caller: Textability;
  readonly history: CallerHistory;
  readonly policy: PolicyFacts;
  readonly connection: ConnectionFacts;
}

export type MissedFacts =
  | { readonly kind: 'missed'; readonly startedAt: number; readonly endedAt: number }
  | { readonly kind: 'not_missed'; readonly sentence: string }
  | { readonly kind: 'direction_unknown' };

/** What happened between this caller and the portal, on any line. */
export interface CallerHistory {
  readonly optedOut: { readonly since: number; readonly sentence: string } | undefined;
  /** The latest text-back that was sent, may have been sent, or is about to be. */
  readonly lastTextBackAt: number | undefined;
  /** The latest time a call of this caller was picked up. */
  readonly lastAnsweredAt: number | undefined;
  /** The latest time a person of the business wrote to this caller. */
  readonly humanWroteAt: number | undefined;
  /** A person of the business told Ringback to leave this caller to people. */
  readonly automationPaused: boolean;
}

export interface PolicyFacts {
  readonly coolDownMs: number;
  readonly freshForMs: number;
  readonly allowedCountries: readonly string[];
  readonly sentLastDay: number;
  readonly dailyCap: number;
}

export interface ConnectionFacts {
  /** Why HubSpot is disconnected, if it is. */
  readonly portalDisconnectedBecause: string | undefined;
  /** Why Telnyx refuses the account's key, if it does. */
  readonly keyRefusedBecause: string | undefined;
}
