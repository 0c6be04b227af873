import { type OwnSettings, SETTING_LABELS, SETTING_NAMES } from './inherited-settings';
import { saySetting } from './say-setting';
import type { LineLevel, PortalPolicy } from './settings-tree';

/** One thing that changes, in words for the log and the preview. */
export interface Change {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** What differs between two states of one level's own settings. */
export function settingChanges(before: OwnSettings, after: OwnSettings): Change[] {
  return differing(
    SETTING_NAMES.map((name) => ({
      what: SETTING_LABELS[name],
      from: saySetting(name, before),
      to: saySetting(name, after),
    })),
  );
}

/** What differs between two policies of a portal. */
export function policyChanges(before: PortalPolicy, after: PortalPolicy): Change[] {
  const said = (policy: PortalPolicy): readonly (readonly [string, string])[] => [
    ['One text per caller in', `${policy.coolDownMinutes} minutes`],
    ['No text later than', `${policy.freshForMinutes} minutes after the call`],
    ['Texts in 24 hours, at most', String(policy.dailyCap)],
    ['Countries texted', policy.allowedCountries.join(', ')],
    ['Country of numbers without a country code', policy.defaultCountry],
  ];
  return pairedChanges(said(before), said(after));
}

/** What differs in what a line says of itself alone. */
export function lineChanges(before: LineLevel, after: LineLevel): Change[] {
  const said = (line: LineLevel): readonly (readonly [string, string])[] => [
    ['Name', line.name],
    ['Location', line.location ?? 'none'],
    ['Mode', line.mode],
    ['Texting back', line.enabled ? 'on' : 'off'],
  ];
  return pairedChanges(said(before), said(after));
}

function pairedChanges(
  before: readonly (readonly [string, string])[],
  after: readonly (readonly [string, string])[],
): Change[] {
  return differing(
    before.map(([what, from], index) => ({ what, from, to: after[index]?.[1] ?? from })),
  );
}

const differing = (changes: readonly Change[]): Change[] =>
  changes.filter(({ from, to }) => from !== to);
