import { eventually } from '../support/eventually';
import { OBSERVE_LINE, PORTAL, startWorld, type World } from '../support/world';
import { endAllExplained } from './accounts';
import { newCallers, oneEach } from './callers';
import { expectEachOnce } from './crm';
import { outgoingTexts, textCounts } from './texts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => endAllExplained(world));

test('HubSpot is away for the whole time: the texts leave, and then every record is written exactly once', async () => {
  const callers = newCallers(20);
  await world.hubspot.goAway();
  await Promise.all(
    callers.map((from) => world.telnyx.placeCall({ from, to: OBSERVE_LINE }).delivered),
  );
  await eventually('every text is known to have left', async () => {
    const states = await Promise.all(callers.map((caller) => outgoingTexts(world.db, caller)));
    return states.every(([text]) => text?.state === 'accepted');
  });
  expect(textCounts(world, callers)).toEqual(oneEach(callers));

  await world.hubspot.comeBack();
  await world.settled();
  for (const caller of callers) expectEachOnce(world, caller);
  const records = world.hubspot.records(PORTAL);
  for (const type of ['contacts', 'calls', 'communications', 'tasks'] as const)
    expect(records[type]).toHaveLength(callers.length);
  expect(textCounts(world, callers)).toEqual(oneEach(callers));
});
