import { installThroughConsent } from '../../../server/sandbox/install-through-consent';
import { newCaller } from '../../scenarios/callers';
import { textsTo } from '../../scenarios/texts';
import { type Business, openBusiness } from '../../support/business';
import { type ClockedWorld, startClockedWorld } from '../../support/clocked-world';
import { eventually } from '../../support/eventually';
import { ACME, OBSERVE_LINE, PORTAL } from '../../support/world';

const OTHER: Business = {
  portal: 4_242_009,
  name: 'Best Roofing',
  telnyxKey: 'KEY-other',
  lines: [{ number: '+13125550290', mode: 'observe' }],
};
const DAY_MS = 24 * 60 * 60 * 1_000;

let world: ClockedWorld;
beforeAll(async () => {
  world = await startClockedWorld();
  await openBusiness(world, OTHER);
});
afterAll(() => world.end());

/** A missed call, answered by the caller. @returns the caller's number */
async function liveALittle({ lines }: Business, words: string): Promise<string> {
  const caller = newCaller();
  const to = lines[0]?.number ?? '';
  await world.telnyx.placeCall({ from: caller, to, outcome: 'missed' }).delivered;
  await world.telnyx.textIn({ from: caller, to, text: words }).delivered;
  await world.settled();
  return caller;
}

/** The business takes the app out of its HubSpot, and the next renewal of its grant notices. */
async function uninstall({ portal }: Business): Promise<void> {
  world.hubspot.revokeGrant(portal);
  await world.db.query('UPDATE hubspot_grant SET expires_at = now() WHERE portal_id = $1', [
    portal,
  ]);
  await nightly('refresh_grants');
  await eventually('the uninstall is noticed', async () => {
    const { rows } = await world.db.query('SELECT connection FROM portal WHERE id = $1', [portal]);
    return rows[0]?.connection === 'disconnected';
  });
}

async function nightly(task: string): Promise<void> {
  await world.db.query("SELECT graphile_worker.add_job($1, '{}')", [task]);
  await world.settled();
}

/** Every table in which a portal still has rows, with how many. */
async function rowsOf(portal: number): Promise<Record<string, number>> {
  const { rows: tables } = await world.db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE attname = 'portal_id' AND relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const { rowCount } = await world.db.query(`SELECT FROM ${name} WHERE portal_id = $1`, [portal]);
    if (rowCount) found[name] = rowCount;
  }
  return found;
}

const erasedAt = async (portal: number): Promise<unknown> =>
  (await world.db.query('SELECT erased_at FROM portal WHERE id = $1', [portal])).rows[0].erased_at;

test('a business that uninstalled keeps everything for 30 days, then nothing is left but its opt-outs’ hashes', async () => {
  await liveALittle(OTHER, 'Kitchen sink leaks');
  const optedOut = await liveALittle(OTHER, 'STOP');
  const acmes = await rowsOf(PORTAL);
  await uninstall(OTHER);
  const before = await rowsOf(OTHER.portal);
  expect(before).toMatchObject({ call: 2, caller: 2, line: 1, telnyx_account: 1 });

  await nightly('erase_left_portals');
  expect(await rowsOf(OTHER.portal)).toEqual(before);

  await world.moveClockTo(new Date(Date.now() + 31 * DAY_MS).toISOString());
  await nightly('erase_left_portals');
  await eventually('it is erased', async () => (await erasedAt(OTHER.portal)) !== null);
  expect(await rowsOf(OTHER.portal)).toEqual({ erased_number: 1 });
  expect(await rowsOf(PORTAL)).toEqual(acmes);
  const { rows } = await world.db.query('SELECT erased FROM portal WHERE id = $1', [OTHER.portal]);
  expect(rows[0].erased).toMatchObject({ call: 2, caller: 2, line: 1 });

  // The business comes back as a newcomer, and who said STOP to it then is still not texted.
  await openBusiness(world, OTHER);
  expect(await erasedAt(OTHER.portal)).toBeNull();
  const texts = textsTo(world, optedOut).length;
  const to = OTHER.lines[0]?.number ?? '';
  await world.telnyx.placeCall({ from: optedOut, to, outcome: 'missed' }).delivered;
  await world.settled();
  expect(textsTo(world, optedOut)).toHaveLength(texts);
});

test('whoever comes back within the 30 days finds everything as it was', async () => {
  await liveALittle(ACME, 'Is anybody there?');
  const before = await rowsOf(PORTAL);
  await uninstall(ACME);
  await installThroughConsent(world.product.url, PORTAL);
  await nightly('erase_left_portals');
  expect(await rowsOf(PORTAL)).toMatchObject({
    call: before['call'],
    message: before['message'],
    line: before['line'],
  });
});

test('the operator erases at once when asked, but nobody who is connected', async () => {
  const ask = () => world.product.operate('erase', '--portal', String(PORTAL));
  expect(await ask()).toMatchObject({
    ok: false,
    problems: [expect.stringContaining('is connected')],
  });
  await uninstall(ACME);
  expect(await ask()).toMatchObject({ ok: true });
  await eventually('it is erased', async () => (await erasedAt(PORTAL)) !== null);
  expect(Object.keys(await rowsOf(PORTAL))).not.toContain('call');
  // What still comes in brings nothing back.
  await world.telnyx.placeCall({ from: newCaller(), to: OBSERVE_LINE, outcome: 'missed' })
    .delivered;
  await world.settled();
  expect(await rowsOf(PORTAL)).toEqual({});
});
