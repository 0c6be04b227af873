import type { Answer } from '../../src/api/answer';
import { OPT_OUTS_PER_PAGE, type OptOuts, optOutsRequest } from '../../src/api/settings/people';
import { consentNow, describeConsent } from '../../src/consent/ledger';
import { type Door, door } from '../api/door';
import { consentLedgers } from '../consent/consent-ledgers';
import type { SettingsParts } from './settings-parts';

/** Who must not be texted, and why: the ledger's own words. */
export function optOutDoor(parts: SettingsParts): Door {
  return door('/api/settings/opt-outs', optOutsRequest, 'use', (user, { search = '', page = 0 }) =>
    parts.inPortal(user.portalId, async (tx): Promise<Answer<OptOuts>> => {
      const ledgers = await consentLedgers(tx, search.replace(/[^0-9]/g, ''));
      const optedOut = ledgers
        .flatMap(({ number, entries }) => {
          const state = consentNow(entries);
          return state.kind === 'opted_out'
            ? [{ number, since: state.since, reason: describeConsent(state) }]
            : [];
        })
        .sort((one, other) => other.since - one.since);
      return {
        ok: true,
        value: {
          total: optedOut.length,
          page,
          optOuts: optedOut.slice(page * OPT_OUTS_PER_PAGE, (page + 1) * OPT_OUTS_PER_PAGE),
        },
      };
    }),
  );
}
