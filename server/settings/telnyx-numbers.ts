import type { Answer } from '../../src/api/answer';
import type { TelnyxNumber } from '../../src/api/settings/telnyx';
import type { PortalId } from '../../src/ids';
import { sayTelnyxFailure } from '../telnyx/connect-account';
import { telnyxClient } from '../telnyx/connection';
import { refusal } from './refusals';
import type { SettingsParts } from './settings-parts';

/** More than this and the list is cut; the account is told apart by search then. */
const MOST_NUMBERS = 2_000;

/** The numbers of the portal's Telnyx account, as Telnyx lists them now. */
export async function accountNumbers(
  parts: Pick<SettingsParts, 'accounts' | 'telnyxApiBase'>,
  portal: PortalId,
): Promise<Answer<readonly Omit<TelnyxNumber, 'isLine'>[]>> {
  const account = await parts.accounts.of(portal);
  if (account === undefined)
    return refusal('No Telnyx account is connected.', 'Connect Telnyx first, in step 1.');
  const numbers: Omit<TelnyxNumber, 'isLine'>[] = [];
  try {
    const list = telnyxClient(parts.telnyxApiBase, account.apiKey).phoneNumbers.list({
      'page[size]': 250,
    });
    for await (const listed of list) {
      numbers.push({
        number: listed.phone_number,
        status: listed.status,
        missing: missingAtTelnyx(listed),
      });
      if (numbers.length >= MOST_NUMBERS) break;
    }
  } catch (error) {
    return refusal(
      sayTelnyxFailure(error),
      'If you replaced the API key at Telnyx, connect the new one in step 1.',
    );
  }
  return { ok: true, value: numbers };
}

/** What a number needs at Telnyx before calls to it can be seen and texts from it leave (Telnyx reference 8). */
function missingAtTelnyx(listed: {
  readonly status?: string;
  readonly connection_id?: string | null;
  readonly messaging_profile_id?: string | null;
}): string | undefined {
  if (listed.status !== 'active')
    return `Telnyx says “${listed.status ?? 'unknown'}”. It can be used once it is active.`;
  const lacks = [
    ...(listed.connection_id ? [] : ['a voice application or SIP connection']),
    ...(listed.messaging_profile_id ? [] : ['a messaging profile']),
  ];
  return lacks.length === 0
    ? undefined
    : `In Telnyx, under Numbers, give it ${lacks.join(' and ')}.`;
}
