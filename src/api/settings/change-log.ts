import { z } from 'zod';
import type { Change } from '../../settings/changes-in-words';

/** `POST /api/settings/changes`: who changed what and when, latest first. */
export const changesRequest = z.strictObject({
  /** The `sequence` of the last entry shown; absent: from the latest. */
  before: z
    .string()
    .regex(/^[0-9]{1,18}$/)
    .optional(),
});

export interface ChangeLog {
  readonly entries: readonly {
    readonly sequence: string;
    /** Epoch ms. */
    readonly at: number;
    readonly who: string;
    readonly about: string;
    readonly changes: readonly Change[];
  }[];
  readonly more: boolean;
}
