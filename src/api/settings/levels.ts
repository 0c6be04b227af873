import { z } from 'zod';
import type { Change } from '../../settings/changes-in-words';
import type { SettingsInEffect } from '../../settings/in-effect';
import type { OwnSettings } from '../../settings/inherited-settings';
import { linePatch, policyPatch, settingsPatch, shortWords } from '../../settings/setting-rules';
import { idempotencyKey, lineIdText } from './request';

export const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('portal') }),
  z.strictObject({ kind: z.literal('location'), name: z.string() }),
  z.strictObject({ kind: z.literal('line'), id: lineIdText }),
]);
export type ScopeInput = z.input<typeof scope>;

/** `POST /api/settings/level`: what one level sets, what holds there, and where it comes from. */
export const levelRequest = z.strictObject({ scope });

export interface LevelView {
  readonly version: number;
  readonly own: OwnSettings;
  readonly inEffect: SettingsInEffect;
  /** What would hold if this level set nothing. */
  readonly above: SettingsInEffect;
}

/** `POST /api/settings/save`: changes one level, all of it or nothing. */
export const saveRequest = z.strictObject({
  idempotencyKey,
  scope,
  /** The version of the level that the person looked at. */
  version: z.int(),
  /** null: inherit from the level above. */
  set: settingsPatch.optional(),
  /** For a line only. */
  line: linePatch.optional(),
  /** For the portal only. */
  policy: policyPatch.optional(),
});
export type SaveInput = z.input<typeof saveRequest>;

export interface Saved {
  readonly version: number;
  readonly changes: readonly Change[];
}

/** `POST /api/settings/locations/add` and `/remove` */
export const locationRequest = z.strictObject({
  idempotencyKey,
  name: shortWords('The location', 60),
});
