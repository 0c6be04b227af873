// `POST /api/home/numbers`: what happened in a span of days in the portal's time zone, beside the span before.

export interface NumbersView {
  readonly span: SpanView;
  /** As long as `span`, right before it; up to the same hour when the span has not ended. */
  readonly before: SpanView;
  readonly figures: readonly Figure[];
  /** One entry for each day of the span, oldest first; hours when it is one day. */
  readonly series: readonly SeriesPoint[];
  readonly lines: readonly LineNumbers[];
}

export interface SpanView {
  /** ISO date. */
  readonly from: string;
  /** ISO date, inclusive. */
  readonly to: string;
  readonly say: string;
}

export type FigureName =
  | 'calls'
  | 'missed'
  | 'texted'
  | 'answered_by_caller'
  | 'reached'
  | 'recovered'
  | 'first_human_answer'
  | 'segments'
  | 'charged';

export interface Figure {
  readonly name: FigureName;
  readonly label: string;
  /** The figure in words: "42", "7 minutes", "USD 3.12"; "none yet" when there is nothing to measure. */
  readonly said: string;
  /** The number behind it; absent when there is nothing to measure. */
  readonly value?: number;
  readonly beforeSaid: string;
  /** Against the time before; absent when one of the two is missing. */
  readonly change?: {
    readonly direction: 'up' | 'down' | 'same';
    /** "Up 40% from 10", "As before". */
    readonly say: string;
    /** Absent where neither direction is better. */
    readonly good?: boolean;
  };
  /** What exactly is counted, one sentence. */
  readonly means: string;
}

export interface SeriesPoint {
  /** "Mon 16 Nov", or "9 am". */
  readonly label: string;
  readonly missed: number;
  readonly texted: number;
  readonly reached: number;
}

export interface LineNumbers {
  readonly id: string;
  readonly name: string;
  readonly location?: string;
  readonly calls: number;
  readonly missed: number;
  readonly texted: number;
  readonly answeredByCaller: number;
  readonly reached: number;
}
