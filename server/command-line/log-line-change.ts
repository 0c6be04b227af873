import type { E164 } from '../../src/phone/e164';
import { lineChanges, settingChanges } from '../../src/settings/changes-in-words';
import { aboutLine } from '../../src/settings/plan-changes';
import type { PortalTransaction } from '../postgres/portal-scope';
import { logChanges } from '../settings/change-log';
import { settingsTree } from '../settings/settings-store';
import type { OperatorParts } from './operator-parts';

/**
 * Does something to a line on the operator's behalf and logs what changed, where the settings page shows it.
 * People who edit settings at the same time wait for it.
 */
export async function logLineChange<Result>(
  parts: Pick<OperatorParts, 'newId' | 'now'>,
  tx: PortalTransaction,
  number: E164,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = (await settingsTree(tx, 'to change it')).lines.find(
    (line) => line.number === number,
  );
  const result = await work();
  const after = (await settingsTree(tx, 'to read it')).lines.find((line) => line.number === number);
  if (after === undefined) return result;
  const changes =
    before === undefined
      ? [{ what: 'Line', from: 'none', to: 'added' }, ...settingChanges({}, after.own)]
      : [...lineChanges(before, after), ...settingChanges(before.own, after.own)];
  if (changes.length > 0)
    await logChanges(tx, { request: parts.newId(), who: 'the operator', at: parts.now() }, [
      { about: aboutLine(after), changes },
    ]);
  return result;
}
