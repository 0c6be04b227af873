import type { LineId } from '../ids';
import { type Change, lineChanges, policyChanges, settingChanges } from './changes-in-words';
import { isSettingName, type OwnSettings } from './inherited-settings';
import type { LinePatch, PolicyPatch, SettingsPatch } from './setting-rules';
import {
  type LineLevel,
  type LocationLevel,
  lineInEffect,
  type PortalLevel,
  type PortalPolicy,
  type SettingsTree,
} from './settings-tree';

/**
 * What somebody wants to change on one level. `version` is the one they looked at; absent, whatever stands
 * now is changed.
 */
export type SettingsEdit =
  | {
      readonly kind: 'portal';
      readonly version?: number | undefined;
      readonly set: SettingsPatch;
      readonly policy: PolicyPatch;
    }
  | {
      readonly kind: 'location';
      readonly name: string;
      readonly version?: number | undefined;
      readonly set: SettingsPatch;
    }
  /** Nothing changes where there is one of this name. */
  | { readonly kind: 'new_location'; readonly name: string; readonly version?: undefined }
  | {
      readonly kind: 'line';
      readonly id: LineId;
      readonly version?: number | undefined;
      readonly set: SettingsPatch;
      readonly line: LinePatch;
    };

/** A level as it is after the changes. */
export type ChangedLevel = { readonly about: string; readonly changes: readonly Change[] } & (
  | { readonly kind: 'portal'; readonly level: PortalLevel }
  | { readonly kind: 'location'; readonly level: LocationLevel }
  | { readonly kind: 'line'; readonly level: LineLevel }
);

export type Plan =
  | {
      readonly ok: true;
      /** Only the levels on which something changes. */
      readonly changed: readonly ChangedLevel[];
      readonly after: SettingsTree;
    }
  | {
      readonly ok: false;
      readonly because: 'conflict' | 'gone' | 'nameless';
      readonly about: string;
    };

/**
 * Works out what edits come to: which levels change and how, without changing anything. All or nothing.
 *
 * Refused are an edit of a level that changed since it was looked at (conflict), of one that is not there
 * (gone), and edits that leave a line switched on without a business name (nameless), because a text must
 * say who writes.
 */
export function planChanges(before: SettingsTree, edits: readonly SettingsEdit[]): Plan {
  let after = before;
  const changed: ChangedLevel[] = [];
  for (const edit of edits) {
    const step = applyEdit(after, edit);
    if ('because' in step) return { ok: false, ...step };
    if (step.changes.length === 0) continue;
    after = withLevel(after, step);
    changed.push(step);
  }
  const nameless = after.lines.find(
    (line) => line.enabled && lineInEffect(after, line).business.value === undefined,
  );
  if (nameless !== undefined && changed.length > 0)
    return { ok: false, because: 'nameless', about: aboutLine(nameless) };
  return { ok: true, changed, after };
}

/** How a line is named in the log: "Line Main line (+13125550100)". */
export function aboutLine({ name, number }: Pick<LineLevel, 'name' | 'number'>): string {
  return `Line ${name} (${number})`;
}

type Step = ChangedLevel | { readonly because: 'conflict' | 'gone'; readonly about: string };

function applyEdit(tree: SettingsTree, edit: SettingsEdit): Step {
  switch (edit.kind) {
    case 'portal': {
      const about = 'The whole account';
      const { portal } = tree;
      if (stale(edit, portal)) return { because: 'conflict', about };
      const own = patched(portal.own, edit.set);
      const policy = patchedPolicy(portal.policy, edit.policy);
      const changes = [...settingChanges(portal.own, own), ...policyChanges(portal.policy, policy)];
      return { kind: 'portal', about, changes, level: { ...next(portal), own, policy } };
    }
    case 'location': {
      const about = `Location ${edit.name}`;
      const location = tree.locations.find(({ name }) => name === edit.name);
      if (location === undefined) return { because: 'gone', about };
      if (stale(edit, location)) return { because: 'conflict', about };
      const own = patched(location.own, edit.set);
      const changes = settingChanges(location.own, own);
      return { kind: 'location', about, changes, level: { ...next(location), own } };
    }
    case 'new_location': {
      const about = `Location ${edit.name}`;
      const known = tree.locations.find(({ name }) => name === edit.name);
      if (known !== undefined) return { kind: 'location', about, changes: [], level: known };
      const changes = [{ what: 'Location', from: 'none', to: 'added' }];
      return { kind: 'location', about, changes, level: { name: edit.name, version: 1, own: {} } };
    }
    case 'line': {
      const line = tree.lines.find(({ id }) => id === edit.id);
      if (line === undefined) return { because: 'gone', about: 'The line' };
      const about = aboutLine(line);
      if (stale(edit, line)) return { because: 'conflict', about };
      const own = patched(line.own, edit.set);
      const { name, location, mode, enabled } = edit.line;
      const level: LineLevel = {
        ...next(line),
        own,
        name: name ?? line.name,
        location: location === undefined ? line.location : (location ?? undefined),
        mode: mode ?? line.mode,
        enabled: enabled ?? line.enabled,
      };
      if (!tree.locations.some((known) => known.name === level.location) && level.location)
        return { because: 'gone', about: `Location ${level.location}` };
      const changes = [...lineChanges(line, level), ...settingChanges(line.own, own)];
      return { kind: 'line', about, changes, level };
    }
  }
}

const stale = (edit: SettingsEdit, level: { readonly version: number }): boolean =>
  edit.version !== undefined && edit.version !== level.version;

const next = <Level extends { readonly version: number }>(level: Level): Level => ({
  ...level,
  version: level.version + 1,
});

/** A null takes a setting away, so that it is inherited again. */
function patched(own: OwnSettings, patch: SettingsPatch): OwnSettings {
  return Object.fromEntries(
    Object.entries({ ...own, ...withoutUndefined(patch) }).filter(
      ([name, value]) => value !== null && isSettingName(name),
    ),
  );
}

function patchedPolicy(policy: PortalPolicy, patch: PolicyPatch): PortalPolicy {
  return {
    coolDownMinutes: patch.coolDownMinutes ?? policy.coolDownMinutes,
    freshForMinutes: patch.freshForMinutes ?? policy.freshForMinutes,
    dailyCap: patch.dailyCap ?? policy.dailyCap,
    allowedCountries: patch.allowedCountries ?? policy.allowedCountries,
    defaultCountry: patch.defaultCountry ?? policy.defaultCountry,
  };
}

function withoutUndefined<Values extends object>(values: Values): Partial<Values> {
  const given: Partial<Values> = { ...values };
  for (const name in given) if (given[name] === undefined) delete given[name];
  return given;
}

function withLevel(tree: SettingsTree, changed: ChangedLevel): SettingsTree {
  switch (changed.kind) {
    case 'portal':
      return { ...tree, portal: changed.level };
    case 'location':
      return {
        ...tree,
        locations: [
          ...tree.locations.filter(({ name }) => name !== changed.level.name),
          changed.level,
        ],
      };
    case 'line':
      return {
        ...tree,
        lines: tree.lines.map((line) => (line.id === changed.level.id ? changed.level : line)),
      };
  }
}
