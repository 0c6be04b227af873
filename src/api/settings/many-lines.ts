import { z } from 'zod';
import type { Change } from '../../settings/changes-in-words';
import { linePatch, settingsPatch } from '../../settings/setting-rules';
import { idempotencyKey, search } from './request';

/** Which lines change and how: the same settings for all that a search finds, or a row of a CSV file each. */
const manyLines = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bulk'),
    search: search.optional(),
    location: z.string().optional(),
    set: settingsPatch.optional(),
    line: linePatch.omit({ name: true }).optional(),
  }),
  z.strictObject({
    kind: z.literal('csv'),
    csv: z.string().max(900_000, 'The file is too large: at most 900 KB. Split it.'),
  }),
]);
export type ManyLines = z.output<typeof manyLines>;
export type ManyLinesInput = z.input<typeof manyLines>;

/** `POST /api/settings/lines/preview`: what would change; nothing does. */
export const previewRequest = z.strictObject({ edits: manyLines });

/** `POST /api/settings/lines/apply`: makes exactly what the preview showed, or nothing. */
export const applyRequest = z.strictObject({
  idempotencyKey,
  edits: manyLines,
  /** As the preview gave it. */
  basis: z.string().max(100),
});

export interface ChangesPreview {
  /** How many lines and locations change. */
  readonly changed: number;
  /** How many lines were looked at and stay as they are. */
  readonly unchanged: number;
  /** The first of those that change. */
  readonly shown: readonly { readonly about: string; readonly changes: readonly Change[] }[];
  /** Rows that cannot be taken; nothing can be applied while there are any. */
  readonly problems: readonly { readonly row: number; readonly sentence: string }[];
  /** Stands for this very preview: applying it fails when anything else came between. */
  readonly basis: string;
}

export interface Applied {
  readonly changed: number;
}

/** `POST /api/settings/lines/export`: every line as CSV, in the form that the import takes. */
export interface LinesCsv {
  readonly csv: string;
}
