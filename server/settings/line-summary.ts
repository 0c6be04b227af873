import type { LineSummary } from '../../src/api/settings/lines';
import { namesSet } from '../../src/settings/in-effect';
import { DEFAULT_SETTINGS, SETTING_LABELS } from '../../src/settings/inherited-settings';
import { type LineLevel, lineInEffect, type SettingsTree } from '../../src/settings/settings-tree';

/** A line as lists show it. */
export function lineSummary(tree: SettingsTree, line: LineLevel): LineSummary {
  const { business, hours } = lineInEffect(tree, line);
  return {
    id: line.id,
    number: line.number,
    name: line.name,
    location: line.location,
    mode: line.mode,
    enabled: line.enabled,
    business: business.value,
    hours: hours.value ?? DEFAULT_SETTINGS.hours,
    own: namesSet(line.own).map((name) => SETTING_LABELS[name]),
    problem: line.textingRefusedBecause,
  };
}

/**
 * The lines that a search finds: all of its words in the number, name, location or business name.
 *
 * @param location only lines of it; undefined: of any
 */
export function findLines(
  tree: SettingsTree,
  search = '',
  location?: string,
): readonly LineLevel[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return tree.lines.filter((line) => {
    if (location !== undefined && line.location !== location) return false;
    if (words.length === 0) return true;
    const { business } = lineInEffect(tree, line);
    const told = [line.number, line.name, line.location ?? '', business.value ?? '']
      .join(' ')
      .toLowerCase();
    return words.every((word) => told.includes(word));
  });
}
