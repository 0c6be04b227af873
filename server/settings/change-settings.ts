import type { Answer } from '../../src/api/answer';
import { type ChangedLevel, planChanges, type SettingsEdit } from '../../src/settings/plan-changes';
import type { SettingsTree } from '../../src/settings/settings-tree';
import type { PortalTransaction } from '../postgres/portal-scope';
import { alreadyMade, type ChangeRequest, logChanges } from './change-log';
import { planRefusal } from './refusals';
import { settingsTree, storeChanges } from './settings-store';

export interface SettingsChanged {
  /** Empty when this very request was answered before. */
  readonly changed: readonly ChangedLevel[];
  readonly after: SettingsTree;
}

/**
 * Makes changes on any number of levels in one transaction, and logs them: all of them or none. The next
 * call sees them. A request that was made before changes nothing and answers as if it had.
 *
 * @param edits worked out from the tree as it stands under the lock, so nobody can come between
 */
export async function changeSettings(
  tx: PortalTransaction,
  request: ChangeRequest,
  edits: (tree: SettingsTree) => Answer<readonly SettingsEdit[]>,
): Promise<Answer<SettingsChanged>> {
  const before = await settingsTree(tx, 'to change it');
  if (await alreadyMade(tx, request.request))
    return { ok: true, value: { changed: [], after: before } };
  const wanted = edits(before);
  if (!wanted.ok) return wanted;
  const plan = planChanges(before, wanted.value);
  if (!plan.ok) return planRefusal(plan);
  await storeChanges(tx, plan.changed);
  await logChanges(tx, request, plan.changed);
  return { ok: true, value: plan };
}
