import type { Situation } from '../wording/default-wordings';
import type { SegmentCount } from '../wording/segments';

/** Something a careful person would say about a wording before it is sent to callers. */
export interface Finding {
  /** `problem`: it will not be sent, or should not be; `warning`: think twice; `note`: good to know. */
  readonly weight: 'problem' | 'warning' | 'note';
  readonly sentence: string;
  readonly cure: string;
}

/** What a wording is judged by. */
export interface WordingInUse {
  readonly situation: Situation;
  /** As typed. */
  readonly template: string;
  /** Why Ringback's own wording is sent in its place; undefined: it is used. */
  readonly fellBack: string | undefined;
  /** What it costs as a first text. */
  readonly segments: SegmentCount;
  readonly business: string | undefined;
  readonly promiseMinutes: number;
  /** The longest the line is open without a break, in minutes; 0: never. */
  readonly longestOpenMinutes: number;
}

/** One thing to look at in a wording. */
export type Check = (wording: WordingInUse) => readonly Finding[];

/** A single finding, as checks give them. */
export const found = (
  weight: Finding['weight'],
  sentence: string,
  cure: string,
): readonly Finding[] => [{ weight, sentence, cure }];
export const NOTHING: readonly Finding[] = [];
