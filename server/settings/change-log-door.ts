import type { Answer } from '../../src/api/answer';
import { type ChangeLog, changesRequest } from '../../src/api/settings/change-log';
import { type Door, door } from '../api/door';
import { latestChanges } from './change-log';
import type { SettingsParts } from './settings-parts';

const PAGE = 25;

/** Who changed what and when. */
export function changeLogDoor(parts: SettingsParts): Door {
  return door('/api/settings/changes', changesRequest, 'use', (user, { before }) =>
    parts.inPortal(user.portalId, async (tx): Promise<Answer<ChangeLog>> => {
      const entries = await latestChanges(tx, before, PAGE + 1);
      return {
        ok: true,
        value: { entries: entries.slice(0, PAGE), more: entries.length > PAGE },
      };
    }),
  );
}
