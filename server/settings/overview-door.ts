import type { Answer } from '../../src/api/answer';
import type { SettingsOverview, TelnyxState } from '../../src/api/settings/overview';
import { nothing } from '../../src/api/settings/request';
import { namesSet } from '../../src/settings/in-effect';
import { setUpSteps } from '../../src/settings/set-up-steps';
import {
  DEFAULT_POLICY,
  lineInEffect,
  type PortalPolicy,
  type SettingsTree,
} from '../../src/settings/settings-tree';
import { type Door, door } from '../api/door';
import type { PortalTransaction } from '../postgres/portal-scope';
import { webhookUrl } from '../telnyx/connect-account';
import { levelView } from './level-view';
import { mayManage } from './managers';
import type { SettingsParts } from './settings-parts';
import { settingsTree } from './settings-store';

/** All that the first screen shows, in one request. */
export function overviewDoor(parts: SettingsParts): Door {
  return door('/api/settings/overview', nothing, 'use', async (user) => {
    const account = await parts.accounts.of(user.portalId);
    return parts.inPortal(user.portalId, async (tx): Promise<Answer<SettingsOverview>> => {
      const tree = await settingsTree(tx, 'to read it');
      const portal = levelView(tree, { kind: 'portal' });
      if (portal === undefined) throw new Error('The portal’s own level is always there.');
      const manages = await mayManage(tx, user.userId);
      const telnyx: TelnyxState | undefined = account && {
        webhookUrl: manages ? webhookUrl(parts.publicUrl, account.webhookToken) : undefined,
        refusedBecause: account.keyRefusedBecause,
      };
      const { staffNumbers, testTextSent } = await countPeopleAndTests(tx);
      return {
        ok: true,
        value: {
          mayManage: manages,
          steps: setUpSteps({
            telnyx: { connected: telnyx !== undefined, refusedBecause: telnyx?.refusedBecause },
            staffNumbers,
            testTextSent,
            ...factsOfTree(tree),
          }),
          telnyx,
          portal: { ...portal, policy: tree.portal.policy },
          locations: tree.locations.map(({ name, own }) => ({
            name,
            own: namesSet(own).length,
            lines: tree.lines.filter((line) => line.location === name).length,
          })),
          lines: {
            total: tree.lines.length,
            on: tree.lines.filter(({ enabled }) => enabled).length,
          },
        },
      };
    });
  });
}

function factsOfTree(tree: SettingsTree): {
  readonly lines: number;
  readonly linesOn: number;
  readonly linesWithoutBusiness: number;
  readonly linesOnDefaultHours: number;
  readonly ownWordings: boolean;
  readonly policyChanged: boolean;
  readonly ownerSet: boolean;
} {
  const inEffect = tree.lines.map((line) => lineInEffect(tree, line));
  return {
    lines: tree.lines.length,
    linesOn: tree.lines.filter(({ enabled }) => enabled).length,
    linesWithoutBusiness: inEffect.filter(({ business }) => business.value === undefined).length,
    linesOnDefaultHours: inEffect.filter(({ hours }) => hours.from === 'ringback').length,
    ownWordings: inEffect.some(
      ({ wordingOpen, wordingAfterHours, wordingHoliday }) =>
        (wordingOpen.value ?? wordingAfterHours.value ?? wordingHoliday.value) !== undefined,
    ),
    policyChanged: !samePolicy(tree.portal.policy, DEFAULT_POLICY),
    ownerSet: inEffect.length > 0 && inEffect.every(({ ownerId }) => ownerId.from !== 'ringback'),
  };
}

const samePolicy = (one: PortalPolicy, other: PortalPolicy): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

async function countPeopleAndTests(
  tx: PortalTransaction,
): Promise<{ readonly staffNumbers: number; readonly testTextSent: boolean }> {
  const { rows } = await tx.query<{ staff: number; tested: boolean }>({
    name: 'settings-people-and-tests',
    text: `SELECT (SELECT count(*)::int FROM staff_number WHERE portal_id = $1) AS staff,
                  EXISTS (SELECT 1 FROM settings_change WHERE portal_id = $1 AND about = 'Test text') AS tested`,
    values: [tx.portalId],
  });
  return { staffNumbers: rows[0]?.staff ?? 0, testTextSent: rows[0]?.tested ?? false };
}
