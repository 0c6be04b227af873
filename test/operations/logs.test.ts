import { eventually } from '../support/eventually';
import { OBSERVE_LINE, startWorld, TELNYX_KEY, type World } from '../support/world';

const CALLER = '+13125550147';
const WORDS = 'my gate code is 4711, please come quickly';
let world: World;

beforeAll(async () => {
  world = await startWorld({ environment: { LOG_LEVEL: 'trace' } });
});
afterAll(() => world.end());

test('logs hold no phone number, no text and no secret in clear, also when everything fails', async () => {
  const { telnyx, hubspot, product } = world;
  await telnyx.placeCall({ from: CALLER, to: OBSERVE_LINE, outcome: 'missed' }).delivered;
  await telnyx.textIn({ from: CALLER, to: OBSERVE_LINE, text: WORDS }).delivered;
  await world.settled();

  hubspot.faults.add({ kind: 'error_before', route: 'POST /crm', status: 500, times: 2 });
  telnyx.faults.add({ kind: 'error_after', route: 'POST /messages', status: 500, times: 1 });
  await telnyx.placeCall({ from: '+13125550148', to: OBSERVE_LINE, outcome: 'missed' }).delivered;
  await telnyx.goAway();
  await telnyx.placeCall({ from: '+13125550149', to: OBSERVE_LINE, outcome: 'missed' }).delivered;
  await eventually('the outage is logged', () =>
    product.output().includes('Telnyx cannot be reached'),
  );
  await telnyx.comeBack();
  await fetch(world.webhookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: WORDS,
  });
  await world.settled();

  const printed = product.output();
  expect(printed.length).toBeGreaterThan(500);
  for (const secret of [
    CALLER,
    '3125550148',
    '3125550149',
    'gate code',
    TELNYX_KEY,
    'test-secret',
    tokenOf(world.webhookUrl),
  ]) {
    expect(printed).not.toContain(secret);
  }
});

test('readiness and metrics can be read', async () => {
  const ready = await fetch(`${world.product.url}/readyz`);
  expect(await ready.json()).toMatchObject({
    ok: true,
    database: { ok: true },
    workers: { ok: true },
  });
  const metrics = await (await fetch(`${world.product.url}/metrics`)).text();
  expect(metrics).toMatch(/ringback_webhooks_total\{status="200"\} [1-9]/);
  expect(metrics).toMatch(/ringback_text_attempts_total\{outcome="accepted"\} [1-9]/);
  expect(metrics).toMatch(/ringback_jobs_failed 0/);
  expect(metrics).not.toContain(CALLER);
});

function tokenOf(webhookUrl: string): string {
  return webhookUrl.split('.').at(-1) ?? '';
}
