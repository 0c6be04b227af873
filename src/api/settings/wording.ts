import { z } from 'zod';
import type { Finding } from '../../settings/finding';
import type { WordingPreview } from '../../settings/preview-wording';
import { scope } from './levels';

const draft = z.string().max(2_000, 'A wording has at most 2000 characters.');

/** `POST /api/settings/wording`: how the texts of a level would read with these drafts. Nothing is stored. */
export const wordingRequest = z.strictObject({
  scope,
  /** What was typed; a situation without one takes what the level inherits. */
  drafts: z.strictObject({
    open: draft.exactOptional(),
    after_hours: draft.exactOptional(),
    holiday: draft.exactOptional(),
  }),
});

export interface WordingPreviews {
  readonly previews: readonly (WordingPreview & {
    /** "about $0.016" */
    readonly price: string;
    readonly findings: readonly Finding[];
  })[];
  /** The fields that a wording may name, with their meanings. */
  readonly fields: readonly { readonly name: string; readonly meaning: string }[];
}

/** `POST /api/settings/holidays`: what a country's public holidays are, this year and next. */
export const holidaysRequest = z.strictObject({
  country: z.string().trim().max(10),
});

export interface CountryHolidays {
  readonly days: readonly { readonly date: string; readonly name: string }[];
}
