import type { Properties } from './activity';
import type { PortalSync } from './portal-sync';
import { mentions, type Refusal } from './refusal';

/**
 * Some portals do not know the call status MISSED (HubSpot reference 4.6): where HubSpot refuses it,
 * NO_ANSWER is written instead, from then on.
 *
 * @returns the properties to send instead; undefined when the refusal is about something else.
 */
export async function refuseMissedStatus(
  sync: PortalSync,
  properties: Properties,
  refusal: Refusal,
): Promise<Properties | undefined> {
  if (properties['hs_call_status'] !== 'MISSED' || !mentions(refusal, 'hs_call_status'))
    return undefined;
  if (sync.setting.missedStatus === 'MISSED') {
    sync.setting = { ...sync.setting, missedStatus: 'NO_ANSWER' };
    await sync.lease.transaction((tx) =>
      tx.query({
        name: 'remember-missed-status',
        text: `UPDATE hubspot_schema SET missed_status = 'NO_ANSWER' WHERE portal_id = $1 AND missed_status = 'MISSED'`,
        values: [tx.portalId],
      }),
    );
  }
  return { ...properties, hs_call_status: 'NO_ANSWER' };
}
