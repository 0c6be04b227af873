import type { Answer } from '../../src/api/answer';
import {
  addStaffRequest,
  managerRequest,
  type People,
  removeStaffRequest,
} from '../../src/api/settings/people';
import { nothing } from '../../src/api/settings/request';
import { type Door, door } from '../api/door';
import { addStaffNumber } from '../lines/line-store';
import { alreadyMade, changeRequest, logChanges } from './change-log';
import { addedManagers, addManager, installer, removeManager } from './managers';
import { ownersOf } from './owners-of';
import { refusal } from './refusals';
import type { SettingsParts } from './settings-parts';
import { settingsTree } from './settings-store';
import { removeStaffNumber, staffNumbers } from './staff-numbers';
import { writtenNumber } from './written-number';

const DONE: Answer<null> = { ok: true, value: null };

/** Staff phones that are never texted, and who may change settings. */
export function peopleDoors(parts: SettingsParts): readonly Door[] {
  return [
    door('/api/settings/people', nothing, 'use', async (user): Promise<Answer<People>> => {
      const owners = await ownersOf(parts, user.portalId);
      return parts.inPortal(user.portalId, async (tx): Promise<Answer<People>> => {
        const installedBy = await installer(tx);
        const known = owners.ok ? owners.value : [];
        const added = (await addedManagers(tx)).filter(({ userId }) => userId !== installedBy);
        return {
          ok: true,
          value: {
            staff: await staffNumbers(tx),
            managers: [
              ...(installedBy === undefined
                ? []
                : [
                    {
                      userId: installedBy,
                      email: known.find((one) => one.userId === installedBy)?.email ?? '',
                      installer: true,
                    },
                  ]),
              ...added.map((one) => ({ ...one, installer: false })),
            ],
            owners: known.map(({ id, userId, name, email }) => ({
              ownerId: id,
              userId,
              name,
              email,
            })),
            ownersMissing: owners.ok ? undefined : `${owners.reason} ${owners.cure}`,
          },
        };
      });
    }),
    door('/api/settings/staff/add', addStaffRequest, 'manage', (user, input) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<null>> => {
        const number = writtenNumber(await settingsTree(tx, 'to change it'), input.number);
        if (number === undefined) {
          const reason = `“${input.number}” is no phone number.`;
          return refusal(reason, 'Write it with its country code, such as +13125550100.', {
            number: reason,
          });
        }
        if (await alreadyMade(tx, input.idempotencyKey)) return DONE;
        await addStaffNumber(tx, number, input.name);
        await logChanges(tx, changeRequest(parts, user, input), [
          {
            about: 'Staff phones',
            changes: [{ what: 'Staff phone', from: 'none', to: `${input.name} (${number})` }],
          },
        ]);
        return DONE;
      }),
    ),
    door('/api/settings/staff/remove', removeStaffRequest, 'manage', (user, input) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<null>> => {
        const name = await removeStaffNumber(tx, input.number);
        if (name === undefined) return DONE;
        await logChanges(tx, changeRequest(parts, user, input), [
          {
            about: 'Staff phones',
            changes: [{ what: 'Staff phone', from: `${name} (${input.number})`, to: 'removed' }],
          },
        ]);
        return DONE;
      }),
    ),
    door('/api/settings/managers/add', managerRequest, 'manage', async (user, input) => {
      const owners = await ownersOf(parts, user.portalId);
      if (!owners.ok) return owners;
      const chosen = owners.value.find(({ userId }) => userId === input.userId);
      if (chosen === undefined)
        return refusal('HubSpot knows no such user.', 'Choose a user from the list.', {
          userId: 'Choose a user from the list.',
        });
      return parts.inPortal(user.portalId, async (tx): Promise<Answer<null>> => {
        const { userId } = input;
        const at = parts.now();
        const { email } = chosen;
        if (!(await addManager(tx, { userId, email }, { email: user.email, at }))) return DONE;
        await logChanges(tx, changeRequest(parts, user, input), [
          {
            about: 'Managers',
            changes: [{ what: 'May change settings', from: 'none', to: email }],
          },
        ]);
        return DONE;
      });
    }),
    door('/api/settings/managers/remove', managerRequest, 'manage', (user, input) =>
      parts.inPortal(user.portalId, async (tx): Promise<Answer<null>> => {
        const email = await removeManager(tx, input.userId);
        if (email === undefined) return DONE;
        await logChanges(tx, changeRequest(parts, user, input), [
          {
            about: 'Managers',
            changes: [{ what: 'May change settings', from: email, to: 'removed' }],
          },
        ]);
        return DONE;
      }),
    ),
  ];
}
