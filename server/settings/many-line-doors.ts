import { createHash } from 'node:crypto';
import type { Answer } from '../../src/api/answer';
import {
  type Applied,
  applyRequest,
  type ChangesPreview,
  type LinesCsv,
  type ManyLines,
  previewRequest,
} from '../../src/api/settings/many-lines';
import { nothing } from '../../src/api/settings/request';
import { type ChangedLevel, planChanges, type SettingsEdit } from '../../src/settings/plan-changes';
import { type CsvProblem, readLinesCsv } from '../../src/settings/read-lines-csv';
import type { SettingsTree } from '../../src/settings/settings-tree';
import { writeLinesCsv } from '../../src/settings/write-lines-csv';
import { type Door, door } from '../api/door';
import { changeRequest } from './change-log';
import { changeSettings } from './change-settings';
import { findLines } from './line-summary';
import { planRefusal, refusal } from './refusals';
import type { SettingsParts } from './settings-parts';
import { settingsTree } from './settings-store';

/** So many changes are shown; the rest are counted. */
const MOST_SHOWN = 200;

/** Changing many lines at once: see what would change first, then make exactly that. */
export function manyLineDoors(parts: SettingsParts): readonly Door[] {
  return [
    door('/api/settings/lines/preview', previewRequest, 'manage', (user, { edits }) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<ChangesPreview>> => {
        const tree = await settingsTree(tx, 'to read it');
        const wanted = wantedEdits(tree, edits);
        const plan = planChanges(tree, wanted.edits);
        if (!plan.ok) return planRefusal(plan);
        return {
          ok: true,
          value: {
            changed: plan.changed.length,
            unchanged: wanted.lines - plan.changed.filter(({ kind }) => kind === 'line').length,
            shown: plan.changed
              .slice(0, MOST_SHOWN)
              .map(({ about, changes }) => ({ about, changes })),
            problems: wanted.problems.slice(0, MOST_SHOWN),
            basis: fingerprint(plan.changed),
          },
        };
      }),
    ),
    door('/api/settings/lines/apply', applyRequest, 'manage', (user, input) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<Applied>> => {
        const answer = await changeSettings(tx, changeRequest(parts, user, input), (tree) => {
          const { edits, problems } = wantedEdits(tree, input.edits);
          if (problems.length > 0)
            return refusal(
              `${problems.length} rows cannot be taken. Nothing was changed.`,
              'Correct them in the file and choose it again.',
            );
          const plan = planChanges(tree, edits);
          return plan.ok && fingerprint(plan.changed) !== input.basis
            ? refusal(
                'Somebody changed these lines since you saw the preview. Nothing was changed.',
                'Look at the new preview and apply again.',
              )
            : { ok: true, value: edits };
        });
        return answer.ok ? { ok: true, value: { changed: answer.value.changed.length } } : answer;
      }),
    ),
    door('/api/settings/lines/export', nothing, 'use', (user) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<LinesCsv>> => {
        const csv = writeLinesCsv(await settingsTree(tx, 'to read it'));
        return { ok: true, value: { csv } };
      }),
    ),
  ];
}

function wantedEdits(
  tree: SettingsTree,
  many: ManyLines,
): {
  readonly edits: readonly SettingsEdit[];
  readonly lines: number;
  readonly problems: readonly CsvProblem[];
} {
  switch (many.kind) {
    case 'csv': {
      const { edits, problems, rows } = readLinesCsv(many.csv, tree);
      return { edits, problems, lines: rows - problems.length };
    }
    case 'bulk': {
      const { set = {}, line = {} } = many;
      const lines = findLines(tree, many.search, many.location);
      const edits = lines.map(({ id }): SettingsEdit => ({ kind: 'line', id, set, line }));
      return { edits, lines: lines.length, problems: [] };
    }
  }
}

/** Stands for the changes and the versions they start from: the same only when nothing came between. */
function fingerprint(changed: readonly ChangedLevel[]): string {
  const told = changed.map(({ about, changes, level }) => [about, level.version, changes]);
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}
