import { newCaller } from '../scenarios/callers';
import { eventually } from './eventually';
import { OBSERVE_LINE, PORTAL, type World } from './world';

/** A new caller whose call was missed: texted back, and everything in HubSpot. @returns the contact's id */
export async function missedCaller(
  world: World,
  number = newCaller(),
  { portal = PORTAL, line = OBSERVE_LINE } = {},
): Promise<{ readonly number: string; readonly contactId: string }> {
  await world.telnyx.placeCall({ from: number, to: line, outcome: 'missed' }).delivered;
  await world.settled();
  return { number, contactId: await contactOf(world, number, portal) };
}

/** The contact that the caller is mapped to. */
export async function contactOf(world: World, number: string, portal = PORTAL): Promise<string> {
  return eventually(
    `${number} has a contact`,
    async () => (await mappedTo(world, number, portal)) ?? false,
  );
}

/** The id of the caller's contact as it is mapped; undefined when there is none. */
export async function mappedTo(
  world: World,
  number: string,
  portal = PORTAL,
): Promise<string | undefined> {
  const { rows } = await world.db.query<{ hubspot_id: string | null }>(
    `SELECT r.hubspot_id FROM caller JOIN hubspot_record r ON r.local_id = caller.id AND r.kind = 'contact'
     WHERE caller.portal_id = $1 AND caller.number = $2`,
    [portal, number],
  );
  return rows[0]?.hubspot_id ?? undefined;
}

/** Properties of a live contact in HubSpot. */
export function contactIn(world: World, id: string): Readonly<Record<string, string>> | undefined {
  return world.hubspot.records(PORTAL).contacts.find((one) => one.id === id && !one.archived)
    ?.properties;
}
