/** What a webhook said about one leg of a call, in our words. Times are epoch ms. */
interface LegEvent {
  /** The vendor's event id: the same event delivered twice carries the same id. */
  readonly id: string;
  readonly leg: string;
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The leg, or the command that caused the event, is one that Ringback made itself (its client_state says so). */
  readonly ours: boolean;
}

export type CallEvent =
  | (LegEvent & {
      readonly kind: 'initiated';
      readonly direction: 'incoming' | 'outgoing' | 'unknown';
    })
  | (LegEvent & { readonly kind: 'answered' })
  | (LegEvent & { readonly kind: 'bridged' })
  | (LegEvent & {
      readonly kind: 'hangup';
      readonly cause: HangupCause;
      readonly startedAt: number | undefined;
    });

/** Telnyx's hang-up causes; it adds to them now and then, hence `other` (reference contracts, Telnyx 5). */
export const HANGUP_CAUSES = [
  'call_rejected',
  'normal_clearing',
  'originator_cancel',
  'timeout',
  'time_limit',
  'user_busy',
  'not_found',
  'no_answer',
  'unspecified',
  'other',
] as const;
export type HangupCause = (typeof HANGUP_CAUSES)[number];
