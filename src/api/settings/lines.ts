import { z } from 'zod';
import type { LineMode } from '../../call/outcome';
import type { LinePatch } from '../../settings/setting-rules';
import type { LevelView } from './levels';
import { idempotencyKey, lineIdText, search } from './request';

/** `POST /api/settings/lines`: a page of lines, by location and name. */
export const linesRequest = z.strictObject({
  /** In the number, name, location or business name. */
  search: search.optional(),
  location: z.string().optional(),
  page: z.int().min(0).optional(),
});

export const LINES_PER_PAGE = 25;

export interface LinesPage {
  readonly total: number;
  readonly page: number;
  readonly lines: readonly LineSummary[];
}

export interface LineSummary {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly location: string | undefined;
  readonly mode: LineMode;
  readonly enabled: boolean;
  readonly business: string | undefined;
  readonly hours: string;
  /** What the line sets itself, in words; empty: it inherits everything. */
  readonly own: readonly string[];
  /** Why it cannot text, with the cure. */
  readonly problem: string | undefined;
}

/** `POST /api/settings/line` */
export const lineRequest = z.strictObject({ id: lineIdText });

export interface LineView extends LineSummary {
  readonly level: LevelView;
}

/** What `save` takes for a line of itself. */
export type LineInput = LinePatch;

/** `POST /api/settings/lines/add`: looks after more of the account's numbers, switched off at first. */
export const addLinesRequest = z.strictObject({
  idempotencyKey,
  numbers: z
    .array(z.string())
    .min(1, 'Choose at least one number.')
    .max(500, 'Add at most 500 numbers at once.'),
  mode: z.enum(['overflow', 'observe'], 'Choose how calls reach Ringback.'),
  location: z.string().trim().max(60).optional(),
});

export interface LinesAdded {
  readonly added: number;
}
