import type { Answer } from '../../../src/api/answer';
import type { SettingsOverview } from '../../../src/api/settings/overview';
import { askDoor, type HubSpotUser } from '../../support/signed-fetch';
import { PORTAL, startWorld, type World } from '../../support/world';

/** A world with its settings doors, and somebody who may use them. */
export interface SettingsWorld extends World {
  /** Asks a door as the manager of the portal. */
  ask<Value>(path: string, body?: object): Promise<Answer<Value>>;
  /** The same, and it must be granted. */
  get<Value>(path: string, body?: object): Promise<Value>;
  overview(): Promise<SettingsOverview>;
  /** Who installed the app, and so may change settings. */
  readonly manager: HubSpotUser;
}

export const MANAGER = 'olivia@acme.example';

/** Starts a world whose settings can be asked for. */
export async function startSettingsWorld(): Promise<SettingsWorld> {
  const world = await startWorld({ hours: '24/7' });
  const { rows } = await world.db.query<{ granted_by: string }>(
    'SELECT granted_by FROM hubspot_grant WHERE portal_id = $1',
    [PORTAL],
  );
  const manager = { portal: PORTAL, userId: String(rows[0]?.granted_by), email: MANAGER };
  const ask = <Value>(path: string, body: object = {}): Promise<Answer<Value>> =>
    askDoor(world.product.url, `/api/settings/${path}`, manager, body);
  const get = async <Value>(path: string, body?: object): Promise<Value> => {
    const answer = await ask<Value>(path, body);
    if (!answer.ok) throw new Error(`${path}: ${answer.reason} ${answer.cure}`);
    return answer.value;
  };
  return { ...world, manager, ask, get, overview: () => get('overview') };
}
