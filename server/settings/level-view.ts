import type { LevelView, levelRequest } from '../../src/api/settings/levels';
import type { LineId } from '../../src/ids';
import { settingsInEffect } from '../../src/settings/in-effect';
import {
  levelInEffect,
  lineInEffect,
  type Scope,
  type SettingsTree,
} from '../../src/settings/settings-tree';

/** What a level sets, what holds there, and what would hold without it; undefined when it is not there. */
export function levelView(tree: SettingsTree, scope: Scope): LevelView | undefined {
  switch (scope.kind) {
    case 'portal': {
      const { version, own, hubspotTimeZone } = tree.portal;
      const above = settingsInEffect({ hubspotTimeZone, portal: {} });
      return { version, own, inEffect: levelInEffect(tree), above };
    }
    case 'location': {
      const location = tree.locations.find(({ name }) => name === scope.name);
      if (location === undefined) return undefined;
      const { version, own } = location;
      return { version, own, inEffect: levelInEffect(tree, location), above: levelInEffect(tree) };
    }
    case 'line': {
      const line = tree.lines.find(({ id }) => id === scope.id);
      if (line === undefined) return undefined;
      const { version, own } = line;
      return {
        version,
        own,
        inEffect: lineInEffect(tree, line),
        above: lineInEffect(tree, { ...line, own: {} }),
      };
    }
  }
}

/** The level that a request names; whether it is there is seen when it is looked for. */
export function readScope(scope: ReturnType<typeof levelRequest.parse>['scope']): Scope {
  return scope.kind === 'line' ? { kind: 'line', id: scope.id as LineId } : scope;
}
