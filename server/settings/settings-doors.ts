import type { Door } from '../api/door';
import { changeLogDoor } from './change-log-door';
import { levelDoors } from './level-doors';
import { lineDoors } from './line-doors';
import { manyLineDoors } from './many-line-doors';
import { optOutDoor } from './opt-out-door';
import { overviewDoor } from './overview-door';
import { peopleDoors } from './people-doors';
import type { SettingsParts } from './settings-parts';
import { telnyxDoors } from './telnyx-doors';
import { trialDoors } from './trial-doors';
import { wordingDoors } from './wording-doors';

/** Everything the settings page asks for, under `/api/settings/`. */
export function settingsDoors(parts: SettingsParts): readonly Door[] {
  return [
    overviewDoor(parts),
    ...telnyxDoors(parts),
    ...levelDoors(parts),
    ...lineDoors(parts),
    ...manyLineDoors(parts),
    ...wordingDoors(parts),
    ...peopleDoors(parts),
    ...trialDoors(parts),
    optOutDoor(parts),
    changeLogDoor(parts),
  ];
}
