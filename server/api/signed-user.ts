import { portalId } from '../../src/ids';
import type { ApiUser } from './door';

/** What HubSpot adds to the address of a request it signs (HubSpot reference 3.4). */
const IDENTITY = ['portalId', 'userId', 'userEmail', 'appId'] as const;

/**
 * Who asks. To be read only from an address whose signature is genuine.
 *
 * @returns a problem when one of them is missing, wrong or there twice: a card's own `portalId=` in front of
 * HubSpot's must not choose the portal.
 */
export function readSignedUser(
  query: URLSearchParams,
  appId: string,
):
  | { readonly ok: true; readonly user: ApiUser }
  | { readonly ok: false; readonly problem: string } {
  const values = IDENTITY.map((name) => query.getAll(name));
  if (values.some(({ length }) => length !== 1))
    return { ok: false, problem: 'The request must name its portal, user and app once.' };
  const [portal, userId = '', email = '', app] = values.flat();
  const known = portalId(portal ?? '');
  if (known === undefined || !/^[1-9][0-9]{0,17}$/.test(userId) || app !== appId)
    return { ok: false, problem: 'The request names no portal, user or app that can be.' };
  return { ok: true, user: { portalId: known, userId, email } };
}
