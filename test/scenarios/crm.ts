import type { SandboxRecord } from '../../server/sandbox/hubspot-emulator/hubspot-emulator';
import { PORTAL, type World } from '../support/world';

type Activity = 'calls' | 'communications' | 'tasks';

/** HubSpot's contacts that carry the caller's number. */
export function contactsOf({ hubspot }: Pick<World, 'hubspot'>, caller: string): SandboxRecord[] {
  return hubspot
    .records(PORTAL)
    .contacts.filter(
      ({ archived, properties }) =>
        !archived && [properties['phone'], properties['ringback_phone']].includes(caller),
    );
}

/** The records of a type on the caller's contact. */
export function recordsOf(
  world: Pick<World, 'hubspot'>,
  caller: string,
  type: Activity,
): SandboxRecord[] {
  const ids = contactsOf(world, caller).flatMap(({ associations }) => associations[type]);
  return world.hubspot
    .records(PORTAL)
    [type].filter(({ id, archived }) => !archived && ids.includes(id));
}

export function recordCounts(
  world: Pick<World, 'hubspot'>,
  caller: string,
): Record<'contacts' | Activity, number> {
  return {
    contacts: contactsOf(world, caller).length,
    calls: recordsOf(world, caller, 'calls').length,
    communications: recordsOf(world, caller, 'communications').length,
    tasks: recordsOf(world, caller, 'tasks').length,
  };
}

/** After one call that was texted back: a contact with the call, the text and a task. */
export function expectEachOnce(world: Pick<World, 'hubspot'>, caller: string): void {
  expect(recordCounts(world, caller)).toEqual({
    contacts: 1,
    calls: 1,
    communications: 1,
    tasks: 1,
  });
}

/** After one call that was not texted back but is to be called back: a contact with the call and a task. */
export function expectTaskWithoutText(world: Pick<World, 'hubspot'>, caller: string): void {
  expect(recordCounts(world, caller)).toEqual({
    contacts: 1,
    calls: 1,
    communications: 0,
    tasks: 1,
  });
}
