import type { Answer } from '../../src/api/answer';
import {
  type LevelView,
  levelRequest,
  locationRequest,
  type Saved,
  saveRequest,
} from '../../src/api/settings/levels';
import type { SettingsEdit } from '../../src/settings/plan-changes';
import type { Scope, SettingsTree } from '../../src/settings/settings-tree';
import { type Door, door } from '../api/door';
import { alreadyMade, changeRequest, logChanges } from './change-log';
import { changeSettings } from './change-settings';
import { levelView, readScope } from './level-view';
import { refusal } from './refusals';
import type { SettingsParts } from './settings-parts';
import { removeLocation, settingsTree } from './settings-store';

/** Reading and changing what one level sets, and which locations there are. */
export function levelDoors(parts: SettingsParts): readonly Door[] {
  return [
    door('/api/settings/level', levelRequest, 'use', (user, { scope }) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<LevelView>> => {
        const tree = await settingsTree(tx, 'to read it');
        const view = levelView(tree, readScope(scope));
        return view === undefined ? notThere : { ok: true, value: view };
      }),
    ),
    door('/api/settings/save', saveRequest, 'manage', (user, input) => {
      const { set = {}, line = {}, policy = {}, version } = input;
      const scope = readScope(input.scope);
      return parts.inPortal(user.portalId, async (tx): Promise<Answer<Saved>> => {
        const answer = await changeSettings(tx, changeRequest(parts, user, input), () => ({
          ok: true,
          value: [edit(scope, { version, set, line, policy })],
        }));
        if (!answer.ok) return answer;
        return {
          ok: true,
          value: {
            version: levelView(answer.value.after, scope)?.version ?? version,
            changes: answer.value.changed.flatMap(({ changes }) => changes),
          },
        };
      });
    }),
    door('/api/settings/locations/add', locationRequest, 'manage', (user, input) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<null>> => {
        const answer = await changeSettings(tx, changeRequest(parts, user, input), (tree) =>
          tree.locations.some(({ name }) => name === input.name)
            ? refusal('There is a location of this name already.', 'Choose another name.', {
                name: 'There is a location of this name already.',
              })
            : { ok: true, value: [{ kind: 'new_location', name: input.name }] },
        );
        return answer.ok ? { ok: true, value: null } : answer;
      }),
    ),
    door('/api/settings/locations/remove', locationRequest, 'manage', (user, input) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<null>> => {
        const tree = await settingsTree(tx, 'to change it');
        if (await alreadyMade(tx, input.idempotencyKey)) return { ok: true, value: null };
        const lines = linesAt(tree, input.name);
        if (lines > 0)
          return refusal(
            `${lines} of your lines belong to ${input.name}.`,
            'Move them to another location first.',
          );
        if (!(await removeLocation(tx, input.name))) return notThere;
        await logChanges(tx, changeRequest(parts, user, input), [
          {
            about: `Location ${input.name}`,
            changes: [{ what: 'Location', from: input.name, to: 'removed' }],
          },
        ]);
        return { ok: true, value: null };
      }),
    ),
  ];
}

const notThere = refusal(
  'This line or location is not there any more.',
  'Go back to the list and choose again.',
);

function edit(
  scope: Scope,
  wanted: Pick<Extract<SettingsEdit, { kind: 'portal' }>, 'set' | 'policy' | 'version'> &
    Pick<Extract<SettingsEdit, { kind: 'line' }>, 'line'>,
): SettingsEdit {
  const { set, line, policy, version } = wanted;
  switch (scope.kind) {
    case 'portal':
      return { kind: 'portal', version, set, policy };
    case 'location':
      return { kind: 'location', name: scope.name, version, set };
    case 'line':
      return { kind: 'line', id: scope.id, version, set, line };
  }
}

const linesAt = (tree: SettingsTree, location: string): number =>
  tree.lines.filter((line) => line.location === location).length;
