import type { Logger } from 'pino';
import type { PortalId } from '../../src/ids';

/** Whether a grant is good now, and why not. */
type Renewal =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly because: 'disconnected' | 'hubspot_unavailable' | 'app_credentials_refused';
    };

/** So many portals one after the other that cannot be renewed: it is HubSpot or the database, not they. */
const MOST_IN_A_ROW = 3;

/**
 * Renews the grants of these portals one by one, for nobody but to notice which of them are dead: HubSpot
 * tells no app that it was uninstalled (HubSpot reference 5.4). One portal's trouble is logged and does not
 * keep the others from their turn.
 *
 * @throws when HubSpot is away, so that the job is run again; grants that are good by then are passed over.
 */
export async function refreshEach(
  portals: readonly PortalId[],
  renew: (portal: PortalId) => Promise<Renewal>,
  logger: Logger,
): Promise<void> {
  let away = 0;
  let inARow = 0;
  for (const portal of portals) {
    const renewed = await renew(portal).catch((error: unknown) => {
      logger.error({ portal, err: error }, 'a grant could not be renewed');
      return undefined;
    });
    if (renewed !== undefined && (renewed.ok || renewed.because === 'disconnected')) {
      inARow = 0;
      continue;
    }
    inARow += 1;
    if (renewed !== undefined) away += 1;
    if (inARow === MOST_IN_A_ROW || renewed?.because === 'app_credentials_refused') {
      throw new Error(`The renewal of quiet grants stopped at portal ${portal}.`);
    }
  }
  if (away > 0) throw new Error(`HubSpot renewed all quiet grants but ${away}.`);
}
