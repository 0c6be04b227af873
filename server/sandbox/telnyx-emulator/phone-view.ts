/** A call that people make by hand. */
export interface DialledCall {
  /** Telnyx's call control id. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'ringing' | 'answered' | 'over';
  /** Business time, epoch ms. */
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
}

/** A text as a phone in the world shows it. */
export interface PhoneText {
  readonly id: string;
  readonly direction: 'sent' | 'received';
  /** The business's number. */
  readonly line: string;
  readonly text: string;
  readonly mediaUrls: readonly string[];
  /** Business time, epoch ms. */
  readonly at: number;
}
