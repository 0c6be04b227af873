import type { Answer } from '../../src/api/answer';
import { nothing } from '../../src/api/settings/request';
import {
  connectRequest,
  type TelnyxAccountView,
  type TelnyxNumbers,
} from '../../src/api/settings/telnyx';
import { type Door, door } from '../api/door';
import { readBalance } from '../telnyx/balance';
import { connectAccount, sayTelnyxFailure, webhookUrl } from '../telnyx/connect-account';
import { alreadyMade, changeRequest, logChanges } from './change-log';
import { refusal } from './refusals';
import type { SettingsParts } from './settings-parts';
import { settingsTree } from './settings-store';
import { accountNumbers } from './telnyx-numbers';

/** The portal's Telnyx account. Its key comes in here and never goes out again. */
export function telnyxDoors(parts: SettingsParts): readonly Door[] {
  return [
    door(
      '/api/settings/telnyx/connect',
      connectRequest,
      'manage',
      async (user, input): Promise<Answer<TelnyxAccountView>> => {
        const connected = await connectAccount(parts, user.portalId, input.apiKey);
        if (!connected.ok)
          return refusal(
            connected.problem,
            'Nothing was stored. Correct the key and connect again.',
            {
              apiKey: connected.problem,
            },
          );
        await parts.inPortal(user.portalId, async (tx) => {
          if (await alreadyMade(tx, input.idempotencyKey)) return;
          await logChanges(tx, changeRequest(parts, user, input), [
            {
              about: 'Telnyx',
              changes: [{ what: 'API key', from: 'hidden', to: 'connected, hidden' }],
            },
          ]);
        });
        const { balance, webhookUrl: url } = connected;
        return { ok: true, value: { balance, webhookUrl: url } };
      },
    ),
    door(
      '/api/settings/telnyx/account',
      nothing,
      'manage',
      async (user): Promise<Answer<TelnyxAccountView>> => {
        const account = await parts.accounts.of(user.portalId);
        if (account === undefined)
          return refusal('No Telnyx account is connected.', 'Paste an API key below and connect.');
        try {
          return {
            ok: true,
            value: {
              balance: await readBalance(parts.telnyxApiBase, account.apiKey),
              webhookUrl: webhookUrl(parts.publicUrl, account.webhookToken),
            },
          };
        } catch (error) {
          return refusal(
            sayTelnyxFailure(error),
            'If you replaced the API key at Telnyx, connect the new one.',
          );
        }
      },
    ),
    door(
      '/api/settings/telnyx/numbers',
      nothing,
      'use',
      async (user): Promise<Answer<TelnyxNumbers>> => {
        const listed = await accountNumbers(parts, user.portalId);
        if (!listed.ok) return listed;
        const tree = await parts.inPortal(user.portalId, (tx) => settingsTree(tx, 'to read it'));
        const lines = new Set<string>(tree.lines.map(({ number }) => number));
        return {
          ok: true,
          value: {
            numbers: listed.value.map((one) => ({ ...one, isLine: lines.has(one.number) })),
          },
        };
      },
    ),
  ];
}
