import type { LevelView } from '../../../src/api/settings/levels';
import type { Source } from '../../../src/settings/in-effect';
import type { SettingName, SettingValue } from '../../../src/settings/inherited-settings';

/** What was edited and not saved: a value, or null to inherit. */
export type Draft = { [Name in SettingName]?: SettingValue<Name> | null };

/** What a field shows: what was typed, else what holds. */
export function shown<Name extends SettingName>(
  level: LevelView,
  draft: Draft,
  name: Name,
): SettingValue<Name> | undefined {
  const typed: Draft[Name] = draft[name];
  if (typed === null) return level.above[name].value;
  return typed ?? level.inEffect[name].value;
}

/** Whether the level sets it itself, once the draft is saved. */
export function setHere(level: LevelView, draft: Draft, name: SettingName): boolean {
  const typed = draft[name];
  return typed === null ? false : typed !== undefined || level.own[name] !== undefined;
}

const FROM: Readonly<Record<Source, string>> = {
  ringback: 'Ringback’s default',
  hubspot: 'From your HubSpot account',
  portal: 'From the whole account',
  location: 'From the location',
  line: 'Set on this line',
};

/** Where a field's value comes from, in words. */
export function origin(level: LevelView, draft: Draft, name: SettingName): string {
  if (draft[name] !== undefined && draft[name] !== null) return 'Changed, not saved yet';
  if (setHere(level, draft, name)) return 'Set here';
  return FROM[level.above[name].from];
}
