import { installThroughConsent } from '../../server/sandbox/install-through-consent';
import { eventually } from '../support/eventually';
import { OBSERVE_LINE, PORTAL, startWorld, TELNYX_KEY, type World } from '../support/world';
import { endAllExplained } from './accounts';
import { newCaller } from './callers';
import { expectTaskWithoutText } from './crm';
import { outgoingTexts, textsTo } from './texts';
import { missedCall, sentenceOf, verdictOf } from './verdicts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => endAllExplained(world));

test('a portal that uninstalled the app is texted for no more; installing again heals it and tells HubSpot all', async () => {
  const [unaware, caller, next] = [newCaller(), newCaller(), newCaller()];
  world.hubspot.revokeGrant(PORTAL);
  // It shows at the next thing that HubSpot is told.
  await world.telnyx.placeCall({ from: unaware, to: OBSERVE_LINE }).delivered;
  await eventually('the portal is disconnected', async () => {
    const { rowCount } = await world.db.query(
      `SELECT FROM portal WHERE connection = 'disconnected'`,
    );
    return rowCount === 1;
  });
  const call = world.telnyx.placeCall({ from: caller, to: OBSERVE_LINE });
  await call.delivered;
  const verdict = await eventually('it is judged', () =>
    verdictOf(world.db, call.sessionId).catch(() => undefined),
  );
  expect(verdict).toMatchObject({ kind: 'no_text', because: 'portal_disconnected' });
  expect(sentenceOf(verdict)).toMatch(/install/i);

  await installThroughConsent(world.product.url, PORTAL);
  await world.settled();
  expect(textsTo(world, caller)).toEqual([]);
  expectTaskWithoutText(world, caller);
  expect(await missedCall(world, next)).toMatchObject({ kind: 'text' });
  expect(textsTo(world, next)).toHaveLength(1);
});

test('a key that Telnyx revoked stops the texts, with the reason, until a new one is connected', async () => {
  const [first, second, third] = [newCaller(), newCaller(), newCaller()];
  world.telnyx.setAccount(TELNYX_KEY, { keyRevoked: true });
  await missedCall(world, first);
  expect(await outgoingTexts(world.db, first)).toMatchObject([
    { state: 'refused', because: 'key_refused' },
  ]);
  const verdict = await missedCall(world, second);
  expect(verdict).toMatchObject({ kind: 'no_text', because: 'telnyx_key_refused' });
  expect(sentenceOf(verdict)).toMatch(/Connect Telnyx again/);

  world.telnyx.setAccount(TELNYX_KEY, { keyRevoked: false });
  await world.product.operate('connect', '--portal', String(PORTAL), '--telnyx-key', TELNYX_KEY);
  expect(await missedCall(world, third)).toMatchObject({ kind: 'text' });
  for (const caller of [first, second]) expectTaskWithoutText(world, caller);
  expect([first, second, third].map((caller) => textsTo(world, caller).length)).toEqual([0, 0, 1]);
});
